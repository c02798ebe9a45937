import { evaluateGate } from '#shared/decisions/evaluate-gate.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import type { GateFacts } from '#shared/decisions/gate-facts.ts';
import type { Phase } from '#shared/features/plan.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { SimulatedGuardrail, SimulatedPlan } from '#shared/simulator/simulated-plan.ts';
import { factsOf, metricOf, phaseOf } from './gate-facts.ts';

/** One arm of one metric on one day of a made-up rollout; no units is no number. */
export type ArmFigures = { readonly units: number; readonly total: number; readonly squares: number | null };
export type DayFigures = { readonly pilot: ArmFigures; readonly reference: ArmFigures };

export type RolloutSoFar = {
  /** Days since the first phase began; the figures of all of them are in. */
  readonly index: number;
  readonly phase: number;
  readonly startedOn: readonly number[];
  readonly endedOn: readonly number[];
  /** The first day on which a customer had the feature; steps back do not move it. */
  readonly firstCustomers: number | null;
  readonly reductions: { readonly count: number; readonly lastOn: number | null };
  readonly primary: readonly DayFigures[];
  readonly guardrail: readonly DayFigures[];
};

const FIRST: CalendarDay = '2026-01-05';
const dayOf = (index: number): CalendarDay => addDays(FIRST, index);

function valuesOf(days: readonly DayFigures[]): DailyValue[] {
  return days.flatMap(({ pilot, reference }, index) => {
    const value = (arm: DailyValue['arm'], { units, total, squares }: ArmFigures): DailyValue[] =>
      units > 0
        ? [
            {
              day: dayOf(index),
              arm,
              units,
              total,
              totalSquares: squares,
              base: null,
              baseSquares: null,
              crossProducts: null,
            },
          ]
        : [];
    return [...value('control', reference), ...value('pilot', pilot)];
  });
}

function phasesOf(plan: SimulatedPlan, { phase: current, startedOn, endedOn }: RolloutSoFar): Phase[] {
  return plan.phases.map(({ name, audience, people, holdDays, exitCriteria }, position) => {
    const own = { id: `phase-${position}`, position, name, audience, people, holdDays, exitCriteria };
    const began = startedOn[position];
    if (position > current || began === undefined)
      return phaseOf({ ...own, state: 'planned', startedOn: null });
    const ended = endedOn[position];
    return position === current
      ? phaseOf({ ...own, state: 'current', startedOn: dayOf(began) })
      : phaseOf({
          ...own,
          state: 'reached',
          startedOn: dayOf(began),
          endedOn: ended === undefined ? null : dayOf(ended),
        });
  });
}

/** The guardrails that share the error allowed with the simulated one, of which no figures are made up. */
function othersSharing({ sharing, onHarm, limit }: SimulatedGuardrail) {
  return Array.from({ length: sharing - 1 }, (_, index) =>
    metricOf({ id: `other-${index}`, name: `Other ${index}`, role: 'guardrail', limit, onHarm }),
  );
}

/** The app's whole gate of that morning, laid out anew from all days: nothing is carried over from the day before. */
export function gateByAllDays(plan: SimulatedPlan, rollout: RolloutSoFar): Gate {
  const { primary, guardrail } = plan;
  const phases = phasesOf(plan, rollout);
  const phase = phases[rollout.phase];
  if (phase === undefined) throw new RangeError('the rollout is beyond its plan.');
  const outlook = { crossing: null, band: null };
  const metrics: GateFacts['metrics'] = [
    ...(primary === null
      ? []
      : [
          {
            metric: metricOf({ ...shared(primary), role: 'primary' }),
            values: valuesOf(rollout.primary),
            outlook,
          },
        ]),
    ...(guardrail === null
      ? []
      : [
          {
            metric: metricOf({
              ...shared(guardrail),
              role: 'guardrail',
              limit: guardrail.limit,
              onHarm: guardrail.onHarm,
            }),
            values: valuesOf(rollout.guardrail),
            outlook,
          },
          ...othersSharing(guardrail).map((metric) => ({ metric, values: [], outlook })),
        ]),
  ];
  const { count, lastOn } = rollout.reductions;
  return evaluateGate(
    factsOf({
      phases,
      phase,
      previousPhase: phases[rollout.phase - 1] ?? null,
      nextPhase: phases[rollout.phase + 1] ?? null,
      today: dayOf(rollout.index),
      rules: plan.rules,
      metrics,
      firstCustomerDay: rollout.firstCustomers === null ? null : dayOf(rollout.firstCustomers),
      dataUpTo: dayOf(rollout.index - 1),
      customerBase: plan.customers,
      ...plannedSplit(plan, rollout.phase),
      peopleHeard: 1000,
      reductions: { count, lastOn: lastOn === null ? null : dayOf(lastOn) },
      gateDay: null,
    }),
  );
}

/** As the app gathers it: only of a random sample with people held back the plan says how units should be split. */
function plannedSplit({ phases }: SimulatedPlan, at: number) {
  const { audience, people = 0, heldBack = 0 } = phases[at] ?? {};
  if (audience !== 'sample' || heldBack === 0) return { plannedShare: null, peopleInArms: null };
  return { plannedShare: people / (people + heldBack), peopleInArms: people + heldBack };
}

function shared({ id, name, kind, unit, direction }: NonNullable<SimulatedPlan['primary' | 'guardrail']>) {
  return { id, name, kind, unit, direction };
}
