import { describe, expect, it } from 'vitest';
import { calendarDayOf, figureOf, type DayLog } from './day-log.ts';
import { createDraws } from './draws.ts';
import { createLogs } from './follow-plan.ts';
import { watchHarm } from './harm-watch.ts';
import { madeUpDays } from './made-up-days.ts';
import { truthOf } from './scenario.ts';
import type { SimulatedGuardrail } from './simulated-plan.ts';
import { createHarmMemory } from '#shared/decisions/harm-memory.ts';
import { measureHarm } from '#shared/decisions/measure-harm.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import { COMPLAINTS, simulatedPlan } from '#tests/support/simulated-plans.ts';

const DAYS = 24;
/** The mornings on which a warning went one phase back. */
const REDUCED_ON = new Set([7, 15]);

function valuesOf(log: DayLog, days: number): DailyValue[] {
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    (['control', 'pilot'] as const).flatMap((arm) => {
      const figure = figureOf(arm === 'pilot' ? log.pilot : log.reference, day);
      return figure.units > 0 ? [{ ...figure, arm }] : [];
    }),
  );
}

type Asked = { guardrail: SimulatedGuardrail; people: number };

/** The largest relative distance between what the two say of evidence and its growth on any morning. */
function farthestApart({ guardrail, people }: Asked): number {
  const plan = simulatedPlan({ customers: 400, guardrail, steps: [[people, DAYS]] });
  const logs = createLogs(plan);
  const log = logs.guardrail;
  if (log === null) throw new Error('the plan has a guardrail');
  const makeDay = madeUpDays(plan, truthOf('twice-margin', plan), { logs, draws: createDraws(people) });
  const watch = watchHarm(guardrail, DEFAULT_GATE_RULES);
  let farthest = 0;
  let reducedOn: number | null = null;
  for (let day = 0; day < DAYS; day += 1) {
    if (REDUCED_ON.has(day)) {
      reducedOn = day;
      watch.reduced(day);
    }
    const harm = measureHarm({
      metric: guardrail,
      values: valuesOf(log, day),
      from: null,
      rules: DEFAULT_GATE_RULES,
      alpha: DEFAULT_GATE_RULES.harm.alpha / guardrail.sharing,
      plannedUnits: 100,
      reducedOn: reducedOn === null ? null : calendarDayOf(reducedOn),
      memory: createHarmMemory(),
    });
    const signal = watch.signal();
    expect([signal?.days ?? null, signal === null]).toEqual([harm?.days ?? null, harm === null]);
    if (signal !== null && harm !== null) {
      const apart = [signal.evidence / harm.evidence - 1, signal.growth / harm.growth - 1];
      farthest = Math.max(farthest, ...apart.map(Math.abs));
    }
    makeDay(day, { pilot: people, reference: plan.customers - people });
    watch.addDay(log, day);
  }
  return farthest;
}

const ABSOLUTE = { kind: 'absolute', value: 0.1 } as const;

describe('the watch of harm, day by day', () => {
  it.each<[string, Asked]>([
    ['shares against control', { guardrail: COMPLAINTS, people: 150 }],
    ['a handful of people', { guardrail: COMPLAINTS, people: 4 }],
    ['counts against control', { guardrail: { ...COMPLAINTS, kind: 'count', sharing: 2 }, people: 150 }],
    [
      'a share that should be high',
      { guardrail: { ...COMPLAINTS, direction: 'higher', base: 0.9 }, people: 150 },
    ],
    [
      'an absolute limit from the first cases on',
      { guardrail: { ...COMPLAINTS, limit: ABSOLUTE }, people: 5 },
    ],
    [
      'an absolute limit of a count',
      { guardrail: { ...COMPLAINTS, kind: 'count', limit: ABSOLUTE }, people: 5 },
    ],
  ])('says what the gate measures over all days, also since each step back: %s', (_what, asked) => {
    expect(farthestApart(asked)).toBeLessThan(1e-9);
  });
});
