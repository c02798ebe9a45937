import { checkFinite, checkNotNegative, checkPositive } from './argument-checks.ts';
import { logOddsRatio } from './log-odds-ratio.ts';
import type { Evidence } from './one-arm-e-process.ts';
import { checkProportionOrEmpty, type TwoProportions } from './proportion.ts';

/**
 * How far a day's evidence is discounted for days that differ more than chance: by 1 / max(1, dispersion), where the
 * dispersion is Cochran's Q per degree of freedom of the EARLIER days' log odds ratios, blended with a prior of
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
  /** Sums over the earlier days' log odds ratios, from which the next day's dispersion follows. */
  readonly dispersion: {
    readonly days: number;
    readonly weights: number;
    readonly weighted: number;
    readonly squares: number;
  };
};

type Rules = {
  /** Logarithm of the odds ratio that is still acceptable: 0 for "worse at all". */
  readonly logOddsMargin: number;
  readonly tempering: Tempering;
};

/** Before the first day: evidence 1. */
export function startTwoArmEvidence(): TwoArmState {
  return {
    eValue: 1,
    logEValue: 0,
    logRatios: GRID.map(() => 0),
    dispersion: { days: 0, weights: 0, weighted: 0, squares: 0 },
  };
}

/**
 * Evidence after each day that the treated arm has a higher rate of the counted (bad) outcome than control, beyond the
 * margin; valid at any look. Each day is judged given its own total of bad outcomes, so base rate, weekday and the
 * share treated may change daily: noncentral hypergeometric likelihood ratios, mixed over odds ratios up to 8 times
 * the margin with weights exp(-d / ln 2) (Turner, Ly & Grünwald 2021; Safe Testing 2019). `successes` counts the bad.
 * Days that tell nothing (an empty arm, all or none bad) leave the evidence as it was.
 * Worked value: the seven days of the tests give 4362.438919775399 untempered.
 */
export function twoArmEvidence({
  days,
  ...rules
}: Rules & { readonly days: readonly TwoProportions[] }): readonly Evidence[] {
  let state = startTwoArmEvidence();
  return days.map((day) => {
    state = addDay(state, day, rules);
    return { eValue: state.eValue, logEValue: state.logEValue };
  });
}

/** One more day; see `twoArmEvidence`. RangeError for impossible counts or a margin that is not finite. */
export function addDay(state: TwoArmState, day: TwoProportions, rules: Rules): TwoArmState {
  checkProportionOrEmpty(day.treated);
  checkProportionOrEmpty(day.control);
  checkFinite({ name: 'logOddsMargin', value: rules.logOddsMargin });
  const effect = logOddsRatio(day);
  if (effect === null) return state;
  const discount = discountOf(state.dispersion, rules.tempering);
  const today = dayLogRatios(day, rules.logOddsMargin);
  const logRatios = state.logRatios.map((sum, index) => sum + discount * (today[index] ?? 0));
  const logEValue = logSumOfExponentials(logRatios.map((ratio, index) => ratio + (LOG_WEIGHTS[index] ?? 0)));
  const { days, weights, weighted, squares } = state.dispersion;
  const weight = 1 / effect.variance;
  return {
    eValue: Math.exp(logEValue),
    logEValue,
    logRatios,
    dispersion: {
      days: days + 1,
      weights: weights + weight,
      weighted: weighted + weight * effect.estimate,
      squares: squares + weight * effect.estimate ** 2,
    },
  };
}

const GRID_POINTS = 24;
/** Log odds ratios beyond the margin: equal steps up to 8 times the odds. */
const GRID: readonly number[] = Array.from(
  { length: GRID_POINTS },
  (_, index) => (Math.log(8) * (index + 1)) / GRID_POINTS,
);
const LOG_WEIGHTS = normalisedLogWeights(GRID.map((step) => -step / Math.LN2));

function normalisedLogWeights(logWeights: readonly number[]): readonly number[] {
  const total = logSumOfExponentials(logWeights);
  return logWeights.map((weight) => weight - total);
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

/** At each grid point: log of the day's likelihood at margin + step, over its likelihood at the margin. */
function dayLogRatios({ treated, control }: TwoProportions, logOddsMargin: number): readonly number[] {
  const bad = treated.successes + control.successes;
  const lowest = Math.max(0, bad - control.trials);
  const highest = Math.min(bad, treated.trials);
  // Log counts of the tables with k bad in the treated arm, up to a constant, by their ratios: no factorials needed.
  const logCounts = [0];
  for (let k = lowest; k < highest; k += 1) {
    const up = (treated.trials - k) * (bad - k);
    const down = (k + 1) * (control.trials - bad + k + 1);
    logCounts.push((logCounts.at(-1) ?? 0) + Math.log(up / down));
  }
  const logNormaliser = (logOdds: number): number =>
    logSumOfExponentials(
      logCounts.map((logCount, index) => logCount + logOdds * (lowest + index - treated.successes)),
    );
  const atMargin = logNormaliser(logOddsMargin);
  return GRID.map((step) => atMargin - logNormaliser(logOddsMargin + step));
}

function logSumOfExponentials(values: readonly number[]): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) largest = Math.max(largest, value);
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}
