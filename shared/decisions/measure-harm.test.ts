import { array, assert, integer, pre, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHarmMemory } from './harm-memory.ts';
import { measureHarm, type HarmQuestion } from './measure-harm.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { COMPLAINTS, daysFrom, metricOf, sameDays } from '#tests/support/gate-facts.ts';

const START = '2026-11-02';
const guardrail = (change: Partial<Metric>): Metric => metricOf({ ...COMPLAINTS, ...change });

function harmOf(metric: Metric, values: readonly DailyValue[], change: Partial<HarmQuestion> = {}) {
  return measureHarm({
    metric,
    values,
    from: START,
    rules: DEFAULT_GATE_RULES,
    alpha: 0.05,
    plannedUnits: 1000,
    reducedOn: null,
    memory: createHarmMemory(),
    ...change,
  });
}

/** Averages of so many values a day, all of them 1 apart from the mean. */
function averages(pilotMean: number, controlMean: number, days: number): DailyValue[] {
  const n = 20;
  return daysFrom(START, sameDays(days, { pilot: [n, n * pilotMean], control: [n, n * controlMean] })).map(
    (value, index) => {
      const mean = value.arm === 'pilot' ? pilotMean : controlMean;
      // The means themselves move a little from day to day.
      const total = value.total + (index % 3) - 1;
      return Object.assign({}, value, { total, totalSquares: n * (mean ** 2 + 1) });
    },
  );
}

describe('the watch of harm chooses its method', () => {
  const bad = { pilot: [40, 6], control: [40, 1] } as const;
  const limit = { kind: 'absolute', value: 0.05 } as const;

  it.each<[string, Metric, DailyValue[], string | undefined]>([
    ['shares with a control group', guardrail({}), daysFrom(START, sameDays(6, bad)), 'tables-by-day'],
    [
      'events with a control group',
      guardrail({ kind: 'count' }),
      daysFrom(START, sameDays(6, bad)),
      'rates-by-day',
    ],
    [
      'a share without a control group, by its limit',
      guardrail({ limit }),
      daysFrom(START, sameDays(6, { pilot: [40, 6] })),
      'share-against-limit',
    ],
    [
      'events without a control group, by their limit',
      guardrail({ kind: 'count', limit }),
      daysFrom(START, sameDays(6, { pilot: [40, 6] })),
      'rate-against-limit',
    ],
    [
      'fewer than 20 cases, by their limit although there is a control group',
      guardrail({ limit }),
      daysFrom(START, sameDays(4, { pilot: [3, 1], control: [40, 1] })),
      'share-against-limit',
    ],
    [
      'averages with a control group',
      guardrail({ kind: 'mean' }),
      averages(12, 10, 8),
      'average-at-any-look',
    ],
    [
      'plain figures a day, too weak to step back by themselves',
      guardrail({ kind: 'value' }),
      daysFrom(
        START,
        Array.from(
          { length: 12 },
          (_, day) => ({ pilot: [1, 100 + day], control: [1, 90 + (day % 3)] }) as const,
        ),
      ),
      'days-at-any-look',
    ],
    ['averages before their burn-in', guardrail({ kind: 'mean' }), averages(12, 10, 4), undefined],
    [
      'a margin against a control group that is not there',
      guardrail({}),
      daysFrom(START, sameDays(6, { pilot: [40, 6] })),
      undefined,
    ],
    ['no figures', guardrail({}), [], undefined],
  ])('%s', (_title, metric, values, method) => {
    expect(harmOf(metric, values)?.method).toBe(method);
  });
});

describe('the evidence of harm', () => {
  const worse = daysFrom(START, sameDays(10, { pilot: [40, 6], control: [40, 1] }));
  const alike = daysFrom(START, sameDays(10, { pilot: [40, 2], control: [40, 2] }));
  const better = daysFrom(START, sameDays(10, { pilot: [40, 1], control: [40, 6] }));

  it.each([
    ['of more complaints is large', guardrail({}), worse, 20, 1e12],
    ['of as many complaints is none', guardrail({}), alike, 0, 2],
    ['of fewer complaints is none', guardrail({}), better, 0, 1],
    ['of fewer successes is large', guardrail({ direction: 'higher' }), better, 20, 1e12],
    [
      'of fewer events, where more are better, is large',
      guardrail({ kind: 'count', direction: 'higher' }),
      better,
      20,
      1e12,
    ],
    [
      'of more events, where more are better, is none',
      guardrail({ kind: 'count', direction: 'higher' }),
      worse,
      0,
      1,
    ],
    ['of a longer average is large', guardrail({ kind: 'mean' }), averages(12, 10, 10), 20, 1e12],
    ['of a shorter average is none', guardrail({ kind: 'mean' }), averages(10, 12, 10), 0, 1],
  ])('%s', (_title, metric, values, least, most) => {
    const evidence = harmOf(metric, values)?.evidence ?? NaN;
    expect(evidence).toBeGreaterThanOrEqual(least);
    expect(evidence).toBeLessThanOrEqual(most);
  });

  it('is not moved by days before the first customers', () => {
    const before = daysFrom('2026-10-01', sameDays(10, { pilot: [40, 30], control: [40, 1] }));
    expect(harmOf(guardrail({}), [...before, ...alike])?.evidence).toBe(
      harmOf(guardrail({}), alike)?.evidence,
    );
  });

  it('starts anew for the next warning when a warning went one phase back', () => {
    const all = harmOf(guardrail({}), worse);
    const since = harmOf(guardrail({}), worse, { reducedOn: '2026-11-06' });
    expect(since?.evidence).toBe(all?.evidence);
    expect(since?.growth).toBeLessThan(all?.growth ?? 0);
  });

  it('of one case where nothing is allowed is as large as it can be', () => {
    const none = guardrail({ limit: { kind: 'absolute', value: 0 } });
    const evidence = (bad: number) =>
      harmOf(none, daysFrom(START, sameDays(3, { pilot: [10, bad] })))?.evidence;
    expect([evidence(0), evidence(1)]).toEqual([1, 1e12]);
  });

  it('is the same with a memory of fewer, other and the same days, and without', () => {
    const counts = tuple(integer({ min: 1, max: 20 }), integer({ min: 0, max: 20 }));
    const day = tuple(counts, counts);
    const memory = createHarmMemory();
    assert(
      property(
        array(day, { minLength: 1, maxLength: 80, size: 'max' }),
        integer({ min: 0, max: 80 }),
        integer({ min: 0, max: 80 }),
        (days, known, reducedAfter) => {
          const values = daysFrom(
            START,
            days.map(([pilot, control]) => ({
              // Worse in the pilot, so that there is evidence for a reduction to be divided by.
              pilot: [pilot[0], Math.floor(Math.min(...pilot) / 2)] as const,
              control: [control[0], Math.floor(Math.min(...control) / 3)] as const,
            })),
          );
          const reducedOn = reducedAfter === 0 ? null : addDays(START, reducedAfter - 1);
          harmOf(guardrail({}), values.slice(0, 2 * known), { memory });
          const once = harmOf(guardrail({}), values, { memory, reducedOn });
          const again = harmOf(guardrail({}), values, { memory, reducedOn });
          const alone = harmOf(guardrail({}), values, { reducedOn });
          // Beyond this no more is counted.
          pre(alone !== null && alone.evidence < 1e12);
          expect([once, again]).toEqual([alone, alone]);
          const upToReduction = values.filter((value) => reducedOn !== null && value.day <= reducedOn);
          const then = harmOf(guardrail({}), upToReduction)?.evidence ?? 1;
          const grown = alone.evidence / Math.max(1, then);
          expect(alone.growth / grown).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 60 },
    );
  });
});
