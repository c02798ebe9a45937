import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prospects, type ProspectsQuestion } from '#shared/hypotheses/prospects.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { z } from '#shared/kernel/schema.ts';
import { type DailyValue, WITHOUT_BASE } from '#shared/metrics/metric.ts';
import { plannedPhaseOf } from '#tests/support/gate-facts.ts';

const file = new URL('../fixtures/statistics-golden.json', import.meta.url);
const cases = z
  .array(z.object({ method: z.string(), inputs: z.unknown(), expected: z.unknown(), source: z.string() }))
  .parse(JSON.parse(readFileSync(file, 'utf8')));

/** The reference's cases of one method, checked for what the card needs of them. */
function casesOf<Inputs, Expected>(
  method: string,
  shape: { inputs: z.ZodType<Inputs>; expected: z.ZodType<Expected> },
): [string, Inputs, Expected][] {
  return cases
    .filter((each) => each.method === method)
    .map(({ inputs, expected, source }) => [
      source,
      shape.inputs.parse(inputs),
      shape.expected.parse(expected),
    ]);
}

/** Days of a mean whose single units have exactly this spread, around a level of 1. */
function daysOfSpread(standardDeviation: number): DailyValue[] {
  const units = 1000;
  const totalSquares = units + (units - 1) * standardDeviation ** 2;
  return [{ day: '2026-11-01', arm: 'control', units, total: units, totalSquares, ...WITHOUT_BASE }];
}

function card(question: Partial<ProspectsQuestion>) {
  return prospects({
    hypothesis: { baseline: 1, expectedEffect: 0.1, basis: 'control-group' },
    metricKind: 'mean',
    days: [],
    phases: [],
    customerBase: 0,
    ...question,
  });
}

describe('the card before a pilot says what the reference says', () => {
  it.each(
    casesOf('power_prop_test_n', {
      inputs: z.object({ p1: z.number(), p2: z.number() }),
      expected: z.number(),
    }),
  )('of the people a share needs: %s', (_source, { p1, p2 }, expected) => {
    const hypothesis = { baseline: p1, expectedEffect: p2 - p1, basis: 'control-group' as const };
    expect(card({ metricKind: 'proportion', hypothesis }).unitsPerArm).toBe(Math.ceil(expected));
  });

  it.each(
    casesOf('power_t_test_n', {
      inputs: z.object({ delta: z.number(), sd: z.number() }),
      expected: z.number(),
    }),
  )('of the people a mean needs: %s', (_source, { delta, sd }, expected) => {
    const hypothesis = { baseline: 1, expectedEffect: delta, basis: 'control-group' as const };
    expect(card({ hypothesis, days: daysOfSpread(sd) }).unitsPerArm).toBe(Math.ceil(expected));
  });

  it.each(
    casesOf('power_t_test_paired_n', {
      inputs: z.object({ delta: z.number(), sdDiff: z.number() }),
      expected: z.number(),
    }),
  )('of the people measured against a fixed target: %s', (_source, { delta, sdDiff }, expected) => {
    const hypothesis = { baseline: 1, expectedEffect: delta, basis: 'fixed-target' as const };
    expect(card({ hypothesis, days: daysOfSpread(sdDiff) }).unitsPerArm).toBe(Math.ceil(expected));
  });

  it.each(
    casesOf('mde_prop', {
      inputs: z.object({ p: z.number(), n: z.number() }),
      expected: z.number(),
    }),
  )('of the smallest change of a share the plan shows: %s', (_source, { p, n }, expected) => {
    // 100 customers bring one case each a day; the pilot has half of them until n cases are together.
    const days = Array.from({ length: 28 }, (_, offset): DailyValue => {
      const counts = { units: 100, total: 100 * p, totalSquares: null };
      return { day: addDays('2026-11-01', offset), arm: 'control', ...counts, ...WITHOUT_BASE };
    });
    const found = card({
      metricKind: 'proportion',
      hypothesis: { baseline: p, expectedEffect: 0.01, basis: 'control-group' },
      days,
      phases: [plannedPhaseOf('sample', 50, n / 50), plannedPhaseOf('everyone', 100, 14)],
      customerBase: 100,
    });
    expect(found.plannedUnits).toBeCloseTo(n, 9);
    expect((found.smallestDetectable ?? 0) / expected).toBeCloseTo(1, 6);
  });

  it.each(
    casesOf('zero_event_upper_bound', {
      inputs: z.object({ n: z.array(z.number()) }),
      expected: z.array(z.number()),
    }),
  )('of what no problem among so many people rules out: %s', (_source, { n }, expected) => {
    const { ruledOut } = card({ phases: n.map((people) => plannedPhaseOf('sample', people, 7)) });
    expect(ruledOut.map(({ people }) => people)).toEqual(n);
    for (const [index, { rate }] of ruledOut.entries()) {
      expect(rate / (expected[index] ?? 0)).toBeCloseTo(1, 6);
    }
  });
});
