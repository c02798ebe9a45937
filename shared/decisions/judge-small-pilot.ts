import { badShare } from './bad-counts.ts';
import type { Effect } from './measure-effect.ts';
import { FEW_UNITS } from './measure-harm.ts';
import type { ArmTotals } from '#shared/metrics/arm-totals.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { DEFAULT_PILOT_GATE, pilotGate, type PilotGate } from '#shared/statistics/pilot-gate.ts';
import { predictiveProbability } from '#shared/statistics/predictive-probability.ts';
import { zeroEventUpperBound } from '#shared/statistics/ruled-out.ts';

/** What a handful of people say of a guardrail with an absolute limit, by exact binomial probabilities. */
export type SmallPilot = PilotGate & {
  readonly trials: number;
  readonly bad: number;
  readonly okRate: number;
  readonly badRate: number;
  readonly verdict: 'pass' | 'fail' | 'not-enough-yet';
  /** The fewest people with whom no bad outcome at all would be enough. */
  readonly fewestToPass: number;
  /** The rate that no bad outcome in so many still allows, at 95 %; null when there was one. */
  readonly stillPossible: number | null;
};

type Question = {
  readonly metric: Pick<Metric, 'kind' | 'limit' | 'direction'>;
  /** The pilot of this phase; null while it has no numbers. */
  readonly comparison: { readonly pilot: Pick<ArmTotals, 'units' | 'total'> } | null;
  /** Pilot against control; null without a control group. */
  readonly effect: Effect | null;
};

/** From more on the share itself is judged. */
const MOST_UNITS = 50;

/**
 * The gate of a small pilot: few enough bad outcomes pass, too many fail, between the two nothing is decided. The bad
 * rate is the limit, the good one a quarter of it (5 % against 20 %). Used for yes-or-no guardrails with an absolute
 * limit, without a control group up to 50 units, with one below 20. Null for all else.
 */
export function judgeSmallPilot({ metric, comparison, effect }: Question): SmallPilot | null {
  if (metric.kind !== 'proportion' || metric.limit?.kind !== 'absolute' || comparison === null) return null;
  const counted = badShare(metric, comparison.pilot);
  const badRate = metric.direction === 'lower' ? metric.limit.value : 1 - metric.limit.value;
  const most = effect === null ? MOST_UNITS : FEW_UNITS - 1;
  if (counted === null || counted.trials > most || !(badRate > 0 && badRate < 1)) return null;
  const rates = { ...DEFAULT_PILOT_GATE, okRate: badRate / 4, badRate };
  const { trials, successes: bad } = counted;
  const gate = pilotGate({ ...rates, trials });
  return {
    ...gate,
    trials,
    bad,
    okRate: rates.okRate,
    badRate,
    verdict: verdictOf(gate, bad),
    fewestToPass: fewestToPass(badRate),
    stillPossible: bad === 0 ? zeroEventUpperBound({ trials, confidence: 0.95 }) : null,
  };
}

function verdictOf({ advanceAtMost, rollBackAtLeast }: PilotGate, bad: number): SmallPilot['verdict'] {
  if (rollBackAtLeast !== null && bad >= rollBackAtLeast) return 'fail';
  return advanceAtMost !== null && bad <= advanceAtMost ? 'pass' : 'not-enough-yet';
}

function fewestToPass(badRate: number): number {
  const { mostAdvancingIfBad } = DEFAULT_PILOT_GATE;
  return Math.ceil(Math.log(mostAdvancingIfBad) / Math.log1p(-badRate));
}

/**
 * The chance that a small pilot passes once it has grown to `trials` people, by what its outcomes so far make likely
 * (uniform prior). 0 where so many can never pass.
 */
export function chanceToPassWith(pilot: SmallPilot, trials: number): number {
  if (trials <= pilot.trials) return pilot.verdict === 'pass' ? 1 : 0;
  const { okRate, badRate } = pilot;
  const { advanceAtMost } = pilotGate({ ...DEFAULT_PILOT_GATE, okRate, badRate, trials });
  if (advanceAtMost === null) return 0;
  return predictiveProbability({
    successes: pilot.trials - pilot.bad,
    trials: pilot.trials,
    prior: { a: 1, b: 1 },
    trialsAtEnd: trials,
    successesNeeded: trials - advanceAtMost,
  });
}
