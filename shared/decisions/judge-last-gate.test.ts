import { describe, expect, it } from 'vitest';
import { evaluateGate } from './evaluate-gate.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import {
  COMPLAINTS,
  daysFrom,
  factsOf,
  factsOfMetric,
  metricOf,
  phaseOf,
  PRIMARY,
  sameDays,
  type Sums,
} from '#tests/support/gate-facts.ts';

const START = '2026-11-02';
const NOT_WORSE: Criterion = { kind: 'not-worse-shown', metricId: 'complaints', alphaPercent: 5 };
const BENEFIT: Criterion = { kind: 'benefit-shown', metricId: 'won', alphaPercent: 5 };

function judged(criterion: Criterion, metric: Metric, values: readonly DailyValue[]) {
  const gate = evaluateGate(
    factsOf({
      phase: phaseOf({ exitCriteria: [criterion] }),
      nextPhase: phaseOf({ id: 'all', position: 3, audience: 'everyone', people: 300, state: 'planned' }),
      metrics: [factsOfMetric(metric, values)],
    }),
  );
  const [first] = gate.criteria;
  if (first === undefined) throw new Error('No criterion was judged.');
  return { ...first, gate };
}

/** Complaints of 50 customers a day in each arm, over the two weeks of the phase. */
function complaints(pilot: number, control: number): DailyValue[] {
  return daysFrom(START, sameDays(14, { pilot: [50, pilot], control: [50, control] }));
}

describe('“not worse than allowed”, 2 points here', () => {
  it.each([
    ['passes where worse than that is ruled out', 2, 3, 'pass', 'now.not-worse', undefined],
    ['stays open where neither is', 3, 2, 'not-enough-yet', 'now.not-worse-open', 'missing.not-worse'],
    ['fails where worse than that is shown', 9, 2, 'fail', 'now.not-worse-beyond', 'missing.harm-shown'],
  ] as const)('%s', (_title, pilot, control, verdict, now, missing) => {
    const criterion = judged(NOT_WORSE, COMPLAINTS, complaints(pilot, control));
    expect([criterion.verdict, criterion.now.code, criterion.missing?.code]).toEqual([verdict, now, missing]);
  });

  it('says by how much it may be worse', () => {
    expect(judged(NOT_WORSE, COMPLAINTS, complaints(2, 3)).asked).toMatchObject({
      code: 'asked.not-worse-shown-margin',
      values: { limit: 0.02, alpha: 0.05 },
    });
  });

  it('fails for a fixed limit that is almost surely passed', () => {
    const fixed = metricOf({ ...COMPLAINTS, limit: { kind: 'absolute', value: 0.05 } });
    expect(judged(NOT_WORSE, fixed, complaints(9, 2))).toMatchObject({
      verdict: 'fail',
      asked: { code: 'asked.not-worse-shown-limit', values: { limit: 0.05 } },
      missing: { code: 'missing.harm-shown' },
    });
  });

  it('without a control group names the levels and asks for one', () => {
    const values = daysFrom('2026-10-01', sameDays(46, { pilot: [50, 2] }));
    const { now, missing } = judged(NOT_WORSE, COMPLAINTS, values);
    expect([now.code, missing?.code]).toEqual(['now.without-control', 'missing.needs-control']);
  });
});

describe('the benefit while the pilot grows and the season lifts both groups', () => {
  it('is told within the same days, where the levels of all days would flatter it', () => {
    const days = Array.from({ length: 14 }, (_, day): { pilot: Sums; control: Sums } => ({
      pilot: [10 + 10 * day, Math.round((10 + 10 * day) * (0.1 + 0.02 * day))],
      control: [50, Math.round(50 * (0.1 + 0.02 * day))],
    }));
    const { now } = judged(BENEFIT, PRIMARY, daysFrom(START, days));
    expect(now.code).toBe('now.benefit-by-day');
    const { pilot, reference, difference } = now.values;
    expect(Number(pilot) - Number(reference)).toBeGreaterThan(0.04);
    expect(Math.abs(Number(difference))).toBeLessThan(0.01);
  });
});

describe('the words around a gate', () => {
  it('wait for the look that comes, not for “the next look at it”', () => {
    const { gate } = judged(
      BENEFIT,
      PRIMARY,
      daysFrom(START, sameDays(22, { pilot: [50, 12], control: [50, 11] })),
    );
    expect(gate.next).toEqual({ code: 'next.wait-for-look', values: { day: '2026-11-30' } });
  });

  it('do not count open criteria where the only ones left fail', () => {
    const gate = evaluateGate(
      factsOf({
        phase: phaseOf({ exitCriteria: [{ kind: 'no-open-severity', severity: 3 }] }),
        openSevereNotes: [{ severity: 3, text: 'Two dead links.', personCode: null }],
      }),
    );
    expect(gate.reason).toEqual({ code: 'reason.criteria-fail-alone', values: { count: 1 } });
  });

  it('leave out a metric that is as good as a coin’s toss', () => {
    const { gate } = judged(
      BENEFIT,
      PRIMARY,
      daysFrom(START, sameDays(14, { pilot: [50, 11], control: [50, 11] })),
    );
    expect([...gate.speaksFor, ...gate.speaksAgainst]).toEqual([]);
  });

  it('tell harm of the phases before without levels this phase does not have yet', () => {
    const values = daysFrom('2026-10-12', sameDays(14, { pilot: [50, 12], control: [50, 1] }));
    const gate = evaluateGate(
      factsOf({
        phase: phaseOf({ exitCriteria: [NOT_WORSE], startedOn: '2026-11-20' }),
        firstCustomerDay: '2026-10-12',
        dataUpTo: '2026-11-19',
        metrics: [factsOfMetric(COMPLAINTS, values, '2026-10-12')],
      }),
    );
    expect(gate.reason.code).toBe('reason.harm-shown-plain');
  });
});
