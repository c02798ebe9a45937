import { describe, expect, it } from 'vitest';
import { missingArm } from './missing-arm.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

type Case = [
  title: string,
  hypothesis: Hypothesis['basis'],
  comparison: Comparison['basis'],
  pilotDays: number,
  days: number,
  missing: ReturnType<typeof missingArm>,
];

describe('A hypothesis about a control group', () => {
  it.each<Case>([
    ['asks for control beside a target alone', 'control-group', 'fixed-target', 9, 9, 'control'],
    ['asks for control when nothing is there to compare with', 'control-group', 'none', 9, 9, 'control'],
    [
      'asks for control where only the time before is known',
      'control-group',
      'before-after',
      9,
      9,
      'control',
    ],
    ['asks for the pilot where only control has figures', 'control-group', 'none', 0, 9, 'pilot'],
    ['asks for nothing once both arms meet on a day', 'control-group', 'control-group', 1, 9, null],
    ['asks for nothing before the first figures', 'control-group', 'none', 0, 0, null],
    ['is not meant where a target was chosen', 'fixed-target', 'fixed-target', 9, 9, null],
    ['is not meant where the time before was chosen', 'before-after', 'none', 9, 9, null],
  ])('%s', (_title, basis, compared, pilotDays, days, missing) => {
    const level = { estimate: 1, low: null, high: null };
    const pilot = { units: 0, total: 0, days: pilotDays, level, method: 'none' as const };
    expect(missingArm({ basis }, { basis: compared, pilot }, days)).toBe(missing);
  });
});
