import { describe, expect, it } from 'vitest';
import { pairsOf, type DayLog } from './day-log.ts';
import { createDraws } from './draws.ts';
import { effectOfLog, mayBeWorse } from './effect-of-log.ts';
import { createLogs } from './follow-plan.ts';
import { madeUpDays } from './made-up-days.ts';
import { truthOf } from './scenario.ts';
import type { SimulatedPrimary } from './simulated-plan.ts';
import { measureEffect } from '#shared/decisions/measure-effect.ts';
import { probabilityBetter } from '#shared/decisions/judge-effect.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import { normalUpperQuantile } from '#shared/statistics/normal.ts';
import { CALLS, INQUIRIES, simulatedPlan } from '#tests/support/simulated-plans.ts';

const DAYS = 40;

/** Days of a primary metric of which a few, then many customers have the feature. */
function daysOf(
  primary: SimulatedPrimary,
  { customers, people }: { customers: number; people: number },
): DayLog {
  const plan = simulatedPlan({ customers, primary, steps: [[people, DAYS]], armDaySpread: 0.2 });
  const logs = createLogs(plan);
  const makeDay = madeUpDays(plan, truthOf('works', plan), { logs, draws: createDraws(people) });
  for (let day = 0; day < DAYS; day += 1) {
    const pilot = day < DAYS / 2 ? Math.ceil(people / 4) : people;
    makeDay(day, { pilot, reference: customers - pilot });
  }
  if (logs.primary === null) throw new Error('the plan has a primary metric');
  return logs.primary;
}

const AVERAGES: SimulatedPrimary = { ...INQUIRIES, kind: 'mean', base: 20, spread: 15, expectedEffect: 3 };
const AROUND_NOTHING: SimulatedPrimary = { ...AVERAGES, base: 0.1, spread: 5, expectedEffect: -3 };
const COUNTS: SimulatedPrimary = { ...INQUIRIES, kind: 'count', base: 0.3, expectedEffect: 0.1 };

/** Relative distance of two numbers; endless where only one of them is known. */
function apart(left: number | null, right: number | null): number {
  if (left === null || right === null) return left === right ? 0 : Infinity;
  return Math.abs(left - right) / Math.max(1, Math.abs(right));
}

describe('the effect straight from the columns of a log', () => {
  it.each<[string, SimulatedPrimary]>([
    ['shares', INQUIRIES],
    ['times', CALLS],
    ['averages', AVERAGES],
    ['averages around nothing, which have no ratio', AROUND_NOTHING],
    ['counts', COUNTS],
  ])('is what the app measures on the same days: %s', (_what, primary) => {
    for (const size of [
      { customers: 40, people: 4 },
      { customers: 300, people: 60 },
      { customers: 5000, people: 2000 },
    ]) {
      const log = daysOf(primary, size);
      for (const stretch of [
        { from: 0, to: 4 },
        { from: 0, to: 9 },
        { from: 6, to: DAYS },
        { from: 0, to: DAYS },
      ]) {
        const measured = measureEffect(primary.kind, pairsOf(log, stretch));
        const quick = effectOfLog(primary.kind, log, stretch);
        expect([quick?.method, quick?.scale, quick?.days]).toEqual([
          measured?.method,
          measured?.scale,
          measured?.days,
        ]);
        for (const field of ['estimate', 'standardError', 'dispersion', 'controlLevel'] as const) {
          expect([field, apart(quick?.[field] ?? null, measured?.[field] ?? null) < 1e-9]).toEqual([
            field,
            true,
          ]);
        }
      }
    }
  });
});

describe('whether a pilot may be worse, asked cheaply', () => {
  it.each<[string, SimulatedPrimary]>([
    ['shares', INQUIRIES],
    ['times', CALLS],
    ['averages', AVERAGES],
    ['averages of which less is good', { ...AVERAGES, direction: 'lower', expectedEffect: -3 }],
  ])('is denied on many days, and never where the whole effect would give it up: %s', (_what, primary) => {
    const { better } = DEFAULT_GATE_RULES.futility;
    const z = normalUpperQuantile(better);
    let denied = 0;
    for (let people = 30; people < 60; people += 1) {
      const log = daysOf({ ...primary, expectedEffect: 0 }, { customers: 300, people });
      for (let to = 7; to <= DAYS; to += 1) {
        const stretch = { from: 0, to };
        if (mayBeWorse(primary, { log, stretch, z })) continue;
        denied += 1;
        const effect = effectOfLog(primary.kind, log, stretch);
        if (effect === null) throw new Error('what is denied was measured');
        expect(probabilityBetter(effect, primary.direction, DEFAULT_GATE_RULES)).toBeGreaterThanOrEqual(
          better,
        );
      }
    }
    expect(denied).toBeGreaterThan(200);
  });
});
