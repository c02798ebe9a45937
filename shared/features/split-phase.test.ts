import { describe, expect, it } from 'vitest';
import type { Phase } from './plan.ts';
import { splitPhase } from './split-phase.ts';

type Part = Pick<Phase, 'people' | 'holdDays' | 'audience'>;
const sample = (people: number, holdDays = 21): Part => ({ audience: 'sample', people, holdDays });

describe('a phase that is split', () => {
  it.each<[string, Part, Part | null, [Part, Part]]>([
    ['goes half of the way, in whole weeks', sample(90), sample(45), [sample(68, 14), sample(90, 7)]],
    ['shares out days that are no weeks', sample(90, 5), sample(45), [sample(68, 3), sample(90, 2)]],
    [
      'reaches everyone by way of a random sample',
      { audience: 'everyone', people: 300, holdDays: 14 },
      sample(90),
      [sample(195, 7), { audience: 'everyone', people: 300, holdDays: 7 }],
    ],
    [
      'counts customers from none after a staff phase',
      sample(12),
      { audience: 'staff', people: 6, holdDays: 7 },
      [sample(6, 14), sample(12, 7)],
    ],
    ['makes two weeks of one', sample(90, 7), sample(45), [sample(68, 7), sample(90, 7)]],
    ['waits no days where the phase waited none', sample(90, 0), sample(45), [sample(68, 0), sample(90, 0)]],
    ['counts from none where it is the first', sample(12), null, [sample(6, 14), sample(12, 7)]],
  ])('%s', (_title, phase, before, [first, second]) => {
    expect(splitPhase(phase, before)).toEqual({ first, second });
  });

  it.each<[string, Part, Part | null]>([
    ['fewer than three new people each', sample(50), sample(45)],
    ['a phase of five people', sample(5), null],
  ])('is left whole for %s', (_title, phase, before) => {
    expect(splitPhase(phase, before)).toBeNull();
  });
});
