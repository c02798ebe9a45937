import { isOver, type PlanDecider, type PlanMorning } from './plan-outcomes.ts';
import { COMPLAINT_RATE } from './made-up-plans.ts';
import type { DayPair } from '#shared/decisions/day-pairs.ts';
import { totalsOf } from '#shared/metrics/arm-totals.ts';
import { pooledDifference } from '#shared/statistics/pooled-difference.ts';

/** Decides by time alone, and rolls back when complaints are twice what the owner knew from before. */
export const CALENDAR: PlanDecider = {
  name: 'calendar, threshold 2 x known rate',
  watch: (world) => (morning) => {
    const { units, total } = complaintsOf(morning, 'pilot');
    if (units >= FEWEST_CALLS && total / units > 2 * COMPLAINT_RATE)
      return { kind: 'end', end: 'rolled-back' };
    return isOver(morning, world) ? { kind: 'go', phase: morning.phase + 1 } : { kind: 'stay' };
  },
};

const FEWEST_CALLS = 100;

/** Reads a z test on totals every day for harm, and goes on when the totals of the primary look better. */
export const NAIVE: PlanDecider = {
  name: 'naive, daily z and the estimate',
  watch: (world) => (morning) => {
    const [pilot, reference] = [complaintsOf(morning, 'pilot'), complaintsOf(morning, 'reference')];
    if (pilot.units === 0 || reference.units === 0) return { kind: 'stay' };
    const { z, pValue } = pooledDifference({
      treated: { successes: pilot.total, trials: pilot.units },
      control: { successes: reference.total, trials: reference.units },
      confidence: 0.95,
    });
    if (z > 0 && pValue / 2 < 0.05) return { kind: 'end', end: 'rolled-back' };
    if (!isOver(morning, world)) return { kind: 'stay' };
    const times = (arm: keyof DayPair) => totalsOf(morning.days.map(({ times }) => times[arm]));
    const isShorter = meanOf(times('pilot')) < meanOf(times('reference'));
    return isShorter ? { kind: 'go', phase: morning.phase + 1 } : { kind: 'end', end: 'kept' };
  },
};

function meanOf({ units, total }: { units: number; total: number }): number {
  return total / units;
}

function complaintsOf({ days }: PlanMorning, arm: keyof DayPair): { units: number; total: number } {
  return totalsOf(days.map(({ complaints }) => complaints[arm]));
}
