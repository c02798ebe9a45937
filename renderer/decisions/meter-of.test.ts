import { describe, expect, it } from 'vitest';
import { meterOf } from './meter-of.ts';

describe('how far evidence of harm has come', () => {
  it.each([
    ['nothing is known', null, 0],
    ['the numbers speak for the pilot', 0.2, 0],
    ['there is none', 1, 0],
    ['half of the way, which is its square root', 10, 50],
    ['as much as is needed', 100, 100],
    ['far beyond', 1e9, 100],
  ] as const)('%s', (_title, evidence, fill) => {
    expect(meterOf({ evidence, needed: 100, warningAt: 10 }).fill).toBeCloseTo(fill);
  });

  it('marks where the warning begins', () => {
    expect(meterOf({ evidence: 1, needed: 25, warningAt: 5 }).warning).toBeCloseTo(50);
  });
});
