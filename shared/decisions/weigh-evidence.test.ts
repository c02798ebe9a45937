import { describe, expect, it } from 'vitest';
import { weighEvidence } from './weigh-evidence.ts';
import { compareMetric } from '#shared/metrics/compare-metric.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import { daysFrom, factsOf, phaseOf, PRIMARY, sameDays } from '#tests/support/gate-facts.ts';

const START = '2026-11-02';

/** Three weeks of figures of both arms, taken to be better with this probability. */
function betterWith(probabilityBetter: number): Comparison {
  const values = daysFrom(START, sameDays(21, { pilot: [16, 5], control: [16, 4] }));
  const question = { metric: PRIMARY, values, from: START, to: null, firstCustomerDay: START };
  return { ...compareMetric(question), probabilityBetter };
}

describe('A metric', () => {
  it.each<[string, number, string[], string[]]>([
    ['speaks for it from nine to one on', 0.9, ['for.metric-better'], []],
    ['speaks against it from one to nine on', 0.1, [], ['against.metric-worse']],
    ['a little above a toss speaks neither way', 0.61, [], []],
    ['a little below a toss speaks neither way', 0.39, [], []],
    ['just short of nine to one speaks neither way', 0.899, [], []],
    ['just short of one to nine speaks neither way', 0.101, [], []],
  ])('%s', (_title, probability, speaksFor, speaksAgainst) => {
    const weighed = weighEvidence(factsOf({ phase: phaseOf({}) }), {
      shown: [betterWith(probability)],
      effects: [],
      criteria: [],
      passed: [],
      harmed: new Set(),
      areTrusted: 'yes',
    });
    expect(weighed.speaksFor.map(({ code }) => code)).toEqual(speaksFor);
    expect(weighed.speaksAgainst.map(({ code }) => code)).toEqual(speaksAgainst);
  });
});
