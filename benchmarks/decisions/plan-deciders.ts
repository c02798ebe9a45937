import { COMPLAINT_RATE } from './made-up-plans.ts';
import { commonTotals, pairsOf, type DayLog } from '#shared/simulator/day-log.ts';
import { decideByRule, type Decider } from '#shared/simulator/follow-plan.ts';
import type { Morning } from '#shared/simulator/gate-of-morning.ts';
import type { Logs } from '#shared/simulator/made-up-days.ts';
import type { SimulatedPlan } from '#shared/simulator/simulated-plan.ts';
import { totalsOf, type ArmTotals } from '#shared/metrics/arm-totals.ts';
import { pooledDifference } from '#shared/statistics/pooled-difference.ts';

/** A way to decide, by name, made for a plan and the logs of its days. */
export type PlanDecider = {
  readonly name: string;
  readonly decide: (plan: SimulatedPlan, logs: Logs) => Decider;
};

/** The app's rule, with other rules where a variant has them. */
export function byRule(name: string, change: Partial<SimulatedPlan['rules']> = {}): PlanDecider {
  return {
    name,
    decide: (plan, logs) => decideByRule({ ...plan, rules: { ...plan.rules, ...change } }, logs),
  };
}

const nothing = (): void => {};

/** Decides by time alone, and rolls back when complaints are twice what the owner knew from before. */
export const CALENDAR: PlanDecider = {
  name: 'calendar, threshold 2 x known rate',
  decide: (plan, { guardrail }) => ({
    reset: nothing,
    ask: (morning) => {
      const { pilotUnits, pilotTotal } = commonTotals(logOf(guardrail), { from: 0, to: morning.index });
      if (pilotUnits >= FEWEST_CALLS && pilotTotal / pilotUnits > 2 * COMPLAINT_RATE) {
        return { kind: 'end', end: 'harm' };
      }
      return isOver(morning, plan) ? { kind: 'go', phase: morning.phase + 1 } : { kind: 'stay' };
    },
  }),
};

const FEWEST_CALLS = 100;

/** Reads a z test on totals every day for harm, and goes on when the totals of the primary look better. */
export const NAIVE: PlanDecider = {
  name: 'naive, daily z and the estimate',
  decide: (plan, { primary, guardrail }) => ({
    reset: nothing,
    ask: (morning) => {
      const complaints = totalsUntil(logOf(guardrail), morning);
      if (complaints.pilot.units === 0 || complaints.reference.units === 0) return { kind: 'stay' };
      const { z, pValue } = pooledDifference({
        treated: { successes: complaints.pilot.total, trials: complaints.pilot.units },
        control: { successes: complaints.reference.total, trials: complaints.reference.units },
        confidence: 0.95,
      });
      if (z > 0 && pValue / 2 < 0.05) return { kind: 'end', end: 'harm' };
      if (!isOver(morning, plan)) return { kind: 'stay' };
      const times = totalsUntil(logOf(primary), morning);
      const isShorter = meanOf(times.pilot) < meanOf(times.reference);
      return isShorter ? { kind: 'go', phase: morning.phase + 1 } : { kind: 'end', end: 'undecided' };
    },
  }),
};

function logOf(log: DayLog | null): DayLog {
  if (log === null) throw new Error('a made-up plan has both metrics');
  return log;
}

function totalsUntil(log: DayLog, { index }: Morning): { pilot: ArmTotals; reference: ArmTotals } {
  const pairs = pairsOf(log, { from: 0, to: index });
  return {
    pilot: totalsOf(pairs.map(({ pilot }) => pilot)),
    reference: totalsOf(pairs.map(({ reference }) => reference)),
  };
}

function meanOf({ units, total }: ArmTotals): number {
  return total / units;
}

/** Whether the current phase has lasted as long as planned. */
function isOver({ index, phase, startedOn }: Morning, { phases }: SimulatedPlan): boolean {
  return index >= (startedOn[phase] ?? 0) + (phases[phase]?.holdDays ?? 0);
}
