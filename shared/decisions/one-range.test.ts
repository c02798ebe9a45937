import { array, assert, constantFrom, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateGate } from './evaluate-gate.ts';
import type { Gate } from './gate.ts';
import { layOutGate } from './gate-scene.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { compareMetric } from '#shared/metrics/compare-metric.ts';
import type { DailyValue, MetricKind } from '#shared/metrics/metric.ts';
import { factsOf, factsOfMetric, metricOf, phaseOf } from '#tests/support/gate-facts.ts';

const START = '2026-11-02';
const COUNTED_KINDS = ['proportion', 'count', 'mean', 'duration', 'ratio'] as const;

/** A day of one arm: units, and how far its level is moved, from -1 to 1. */
type ArmDay = { readonly units: number; readonly moved: number };

function figureOf(kind: MetricKind, { units, moved }: ArmDay): Omit<DailyValue, 'day' | 'arm'> {
  const none = { base: null, baseSquares: null, crossProducts: null };
  if (kind === 'proportion' || kind === 'count') {
    const total = Math.round(units * (0.5 + 0.4 * moved));
    return { units, total, totalSquares: total, ...none };
  }
  const level = 3 + moved;
  const sums = { units, total: units * level, totalSquares: (units - 1) * 0.25 + units * level ** 2 };
  if (kind !== 'ratio') return { ...sums, ...none };
  return { ...sums, base: units * 2, baseSquares: units * 4.1, crossProducts: units * level * 2 };
}

const armDay = record({
  units: integer({ min: 3, max: 400 }),
  moved: double({ min: -1, max: 1, noNaN: true }),
});
const madeDays = array(record({ pilot: armDay, control: armDay }), { minLength: 6, maxLength: 21 });
type MadeDays = readonly { readonly pilot: ArmDay; readonly control: ArmDay }[];
/** How far days differ: hardly, about as chance has it, wildly. */
const unlike = constantFrom(0.01, 0.2, 0.3, 0.5, 1);

function spread(days: MadeDays, by: number): MadeDays {
  const arm = ({ units, moved }: ArmDay): ArmDay => ({ units, moved: moved * by });
  return days.map(({ pilot, control }) => ({ pilot: arm(pilot), control: arm(control) }));
}

const asked: Criterion[] = [
  { kind: 'metric-improves', metricId: 'won', certaintyPercent: 80 },
  { kind: 'benefit-shown', metricId: 'won', alphaPercent: 5 },
  { kind: 'not-worse-shown', metricId: 'won', alphaPercent: 5 },
];

function gateOf(kind: MetricKind, made: MadeDays) {
  const values = made.flatMap(({ pilot, control }, index): DailyValue[] => {
    const day = addDays(START, index);
    return [
      { day, arm: 'control', ...figureOf(kind, control) },
      { day, arm: 'pilot', ...figureOf(kind, pilot) },
    ];
  });
  const metric = metricOf({ kind, limit: { kind: 'worse-than-control', value: 0.1 } });
  const facts = factsOf({
    phase: phaseOf({ exitCriteria: asked, holdDays: 30 }),
    metrics: [factsOfMetric(metric, values)],
  });
  const shown = compareMetric({ metric, values, from: START, to: null, firstCustomerDay: START });
  return { gate: evaluateGate(facts), scene: layOutGate(facts).metrics[0], shown };
}

function valueOf({ criteria }: Gate, index: number, name: string): unknown {
  return criteria[index]?.working?.figures.find((figure) => figure.name === name)?.value;
}

describe('one metric has one range', () => {
  it.each(COUNTED_KINDS)('on the tab, beside the gate and behind each criterion: %s', (kind) => {
    assert(
      property(madeDays, unlike, (days, by) => {
        const { gate, shown } = gateOf(kind, spread(days, by));
        const { difference, rangeIncludes } = shown;
        const includes = rangeIncludes === null ? [] : [`range.${rangeIncludes.days}`];
        for (const [index, { working }] of gate.criteria.entries()) {
          if (working === null) continue;
          expect(valueOf(gate, index, 'difference')).toBe(difference?.estimate);
          expect(valueOf(gate, index, 'difference-low')).toBe(difference?.low);
          expect(valueOf(gate, index, 'difference-high')).toBe(difference?.high);
          expect(working.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(includes));
        }
        for (const { values } of [...gate.speaksFor, ...gate.speaksAgainst]) {
          expect([values['low'], values['high']]).toEqual([difference?.low, difference?.high]);
        }
      }),
      { numRuns: 60, seed: 14 },
    );
  });

  it.each(['proportion', 'count', 'mean', 'duration'] as const)(
    'made as much wider by differing days as the effect the verdict goes by: %s',
    (kind) => {
      assert(
        property(madeDays, unlike, (days, by) => {
          const { scene, shown } = gateOf(kind, spread(days, by));
          const { effect } = scene ?? {};
          const { rangeIncludes } = shown;
          if (effect === null || effect === undefined || effect.dispersion === null) return;
          expect(rangeIncludes?.days).toBe(effect.dispersion > 1 ? 'widened' : 'alike');
        }),
        { numRuns: 60, seed: 15 },
      );
    },
  );

  it.each(['mean', 'value', 'duration', 'ratio'] as const)(
    'about the estimate that the verdict goes by: %s',
    (kind) => {
      assert(
        property(madeDays, unlike, (days, by) => {
          const { scene, shown } = gateOf(kind, spread(days, by));
          const { effect } = scene ?? {};
          const { difference } = shown;
          if (effect?.scale !== 'log' || difference === null) return;
          const share =
            difference.scale === 'relative' ? difference.estimate : difference.estimate / effect.controlLevel;
          expect(effect.estimate).toBeCloseTo(Math.log1p(share), 9);
        }),
        { numRuns: 60, seed: 16 },
      );
    },
  );
});
