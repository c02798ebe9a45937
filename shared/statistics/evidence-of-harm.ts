import { checkNotNegative, checkPositive } from './argument-checks.ts';
import type { MeasuredEffect } from './log-odds-ratio.ts';
import { logSumOfExponentials } from './log-sum.ts';
import type { Evidence } from './one-arm-e-process.ts';

/**
 * What the two e-processes of two arms share: a grid of possible harms, the evidence mixed over it, and the discount
 * for days that differ more than chance.
 */

/**
 * How far a day's evidence is discounted for days that differ more than chance: by 1 / max(1, dispersion), where the
 * dispersion is Cochran's Q per degree of freedom of the EARLIER days' log ratios, blended with a prior of
 * `priorDispersion` worth `priorDegrees` degrees of freedom. Known before the day, so the guarantee stands.
 */
export type Tempering =
  | { readonly kind: 'none' }
  | { readonly kind: 'by-dispersion'; readonly priorDispersion: number; readonly priorDegrees: number };

export const DEFAULT_TEMPERING: Tempering = { kind: 'by-dispersion', priorDispersion: 2, priorDegrees: 5 };

/** What is carried from day to day; start with `startTwoArmEvidence`. Plain data, may be stored. */
export type TwoArmState = Evidence & {
  /** Discounted log likelihood ratio so far at each point of the grid of harms. */
  readonly logRatios: readonly number[];
  /** Sums over the earlier days' log ratios, from which the next day's dispersion follows. */
  readonly dispersion: {
    readonly days: number;
    readonly weights: number;
    readonly weighted: number;
    readonly squares: number;
  };
};

/** Before the first day: evidence 1. */
export function startTwoArmEvidence(): TwoArmState {
  return {
    eValue: 1,
    logEValue: 0,
    logRatios: HARMS.map(() => 0),
    dispersion: { days: 0, weights: 0, weighted: 0, squares: 0 },
  };
}

const GRID_POINTS = 24;

/** Logarithms of the ratios beyond the margin that are tried: equal steps up to 8 times. */
export const HARMS: readonly number[] = Array.from(
  { length: GRID_POINTS },
  (_, index) => (Math.log(8) * (index + 1)) / GRID_POINTS,
);

/** Small harms weigh most: e^(-step / ln 2), summing to 1. */
const LOG_WEIGHTS = normalisedLogWeights(HARMS.map((step) => -step / Math.LN2));

type DayEvidence = {
  /** The day's log likelihood ratio at each point of `HARMS`. */
  readonly logRatios: readonly number[];
  readonly effect: MeasuredEffect;
};

/** The state after one more day whose likelihood ratios are known. */
export function addDayEvidence(state: TwoArmState, day: DayEvidence, tempering: Tempering): TwoArmState {
  const discount = discountOf(state.dispersion, tempering);
  const logRatios = state.logRatios.map((sum, index) => sum + discount * (day.logRatios[index] ?? 0));
  const logEValue = logSumOfExponentials(logRatios.map((ratio, index) => ratio + (LOG_WEIGHTS[index] ?? 0)));
  const { days, weights, weighted, squares } = state.dispersion;
  const weight = 1 / day.effect.variance;
  return {
    eValue: Math.exp(logEValue),
    logEValue,
    logRatios,
    dispersion: {
      days: days + 1,
      weights: weights + weight,
      weighted: weighted + weight * day.effect.estimate,
      squares: squares + weight * day.effect.estimate ** 2,
    },
  };
}

function discountOf(earlier: TwoArmState['dispersion'], tempering: Tempering): number {
  if (tempering.kind === 'none') return 1;
  checkNotNegative({ name: 'priorDispersion', value: tempering.priorDispersion });
  checkPositive({ name: 'priorDegrees', value: tempering.priorDegrees });
  const { days, weights, weighted, squares } = earlier;
  const q = days === 0 ? 0 : Math.max(0, squares - weighted ** 2 / weights);
  const degrees = Math.max(days - 1, 0) + tempering.priorDegrees;
  const dispersion = (q + tempering.priorDispersion * tempering.priorDegrees) / degrees;
  return 1 / Math.max(1, dispersion);
}

function normalisedLogWeights(logWeights: readonly number[]): readonly number[] {
  const total = logSumOfExponentials(logWeights);
  return logWeights.map((weight) => weight - total);
}
