import { checkNotNegative } from './argument-checks.ts';
import { rememberedFor } from '#shared/kernel/remembered-for.ts';
import { logSumOfExponentials } from './log-sum.ts';
import type { Evidence } from './one-arm-e-process.ts';

/**
 * What the two e-processes of two arms share: a grid of possible harms, the evidence mixed over it, and the caution
 * about days that differ more than chance. How it grows: `growing-evidence.ts`.
 */

/**
 * How evidence is kept honest when the arms' ratio itself differs from day to day.
 * none: it does not · by-day-effects: its logarithm varies from day to day like a normal law with any one of these
 * `spreads` (from small to large), see `evidenceIn` · by-dispersion: each day's evidence is discounted by
 * 1 / max(1, dispersion), Cochran's Q per degree of freedom of the EARLIER days' log ratios, blended with a prior of
 * `priorDispersion` worth `priorDegrees` degrees of freedom; simpler, but promises nothing exact.
 */
export type Tempering =
  | { readonly kind: 'none' }
  | { readonly kind: 'by-day-effects'; readonly spreads: readonly number[] }
  | { readonly kind: 'by-dispersion'; readonly priorDispersion: number; readonly priorDegrees: number };

/** At .5 every third day has an odds ratio more than 1.65 times as high, or as low, as the typical day’s. */
export const DEFAULT_DAY_SPREADS: readonly number[] = [0, 0.25, 0.5];

export const DEFAULT_TEMPERING: Tempering = { kind: 'by-day-effects', spreads: DEFAULT_DAY_SPREADS };

/** The discount of the published comparison, which the reference values were computed with. */
export const DISCOUNT_BY_DISPERSION: Tempering = {
  kind: 'by-dispersion',
  priorDispersion: 2,
  priorDegrees: 5,
};

/** What is carried from day to day; start with `startTwoArmEvidence`. Plain data, may be stored. */
export type TwoArmState = {
  /** For each spread the log likelihood so far without harm, then at each harm; empty before the first day. */
  readonly logLikelihoods: readonly number[];
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
    logLikelihoods: [],
    dispersion: { days: 0, weights: 0, weighted: 0, squares: 0 },
  };
}

const LARGEST_HARM = Math.log(8);
const FINE_POINTS = 24;
/** Effects of days blur the harms, so that half as many tell as much. */
const COARSE_POINTS = 12;

/** A day's effect is followed to this many standard deviations on either side. */
const REACH = 2.6;

/** What follows from the tempering alone. */
export type Grid = {
  /** Possible harms beyond the margin: equal steps up to 8 times, in logarithms. */
  readonly points: number;
  /** Steps below no harm, and beyond the largest harm, that the day's effects reach. */
  readonly around: number;
  readonly asked: RatiosAsked;
  /** For each spread the law of a day's effect, on as many steps below 0 as above. */
  readonly dayEffects: readonly (readonly number[])[];
  /** The same laws, which are even, from their middle on. */
  readonly halves: readonly Float64Array[];
  /** For each spread no harm, which weighs nothing, then each harm: how much it weighs, summing to 1 over all. */
  readonly logWeights: readonly number[];
  readonly weights: Float64Array;
};

/** Logarithms of the ratios, relative to the margin, at which a day's likelihood is asked for. */
type RatiosAsked = {
  readonly lowest: number;
  /** From the lowest on, in rising equal steps; the first is 0. */
  readonly steps: readonly number[];
};

/** Made once for each tempering object. */
export const gridOfHarms = rememberedFor((tempering: Tempering): Grid => {
  const spreads = tempering.kind === 'by-day-effects' ? tempering.spreads : [0];
  const points = tempering.kind === 'by-day-effects' ? COARSE_POINTS : FINE_POINTS;
  if (spreads.length === 0) throw new RangeError('there must be at least one spread.');
  for (const value of spreads) checkNotNegative({ name: 'spread', value });
  const step = LARGEST_HARM / points;
  const dayEffects = spreads.map((spread) => dayEffectsOf(spread, step));
  const around = Math.max(...dayEffects.map(({ length }) => (length - 1) / 2));
  // Small harms weigh most, and each spread half of the one before.
  const logWeights = spreads.flatMap((_, spread) =>
    Array.from({ length: points + 1 }, (__, index) =>
      index === 0 ? Number.NEGATIVE_INFINITY : (-index * step) / Math.LN2 - spread * Math.LN2,
    ),
  );
  const total = logSumOfExponentials(logWeights);
  return {
    points,
    around,
    asked: {
      lowest: -around * step,
      steps: Array.from({ length: points + 1 + 2 * around }, (_, index) => index * step),
    },
    dayEffects,
    halves: dayEffects.map((law) => Float64Array.from(law.slice((law.length - 1) / 2))),
    logWeights: logWeights.map((weight) => weight - total),
    weights: Float64Array.from(logWeights, (weight) => Math.exp(weight - total)),
  };
});

function dayEffectsOf(spread: number, step: number): readonly number[] {
  const own = Math.ceil((REACH * spread) / step);
  const heights = Array.from({ length: 2 * own + 1 }, (_, index) =>
    index === own ? 1 : Math.exp(-0.5 * (((index - own) * step) / spread) ** 2),
  );
  const total = heights.reduce((sum, height) => sum + height, 0);
  return heights.map((height) => height / total);
}

/**
 * The evidence so far: the likelihood of harm, mixed over the grid of harms and the spreads, over the likelihood of no
 * harm under the spread that explains the days so far best; 1 before the first day. Whichever of the spreads is the
 * true one, the divisor is at least its likelihood, so that the chance of ever reaching 20 is at most 1 in 20
 * (universal inference: Wasserman, Ramdas & Balakrishnan 2020). A day's likelihood under a spread is its likelihood
 * averaged over the day's effect, a normal law on the grid. With the single spread 0 this is the plain e-process.
 */
export function evidenceIn({ logLikelihoods }: TwoArmState, tempering: Tempering): Evidence {
  if (logLikelihoods.length === 0) return { eValue: 1, logEValue: 0 };
  const logEValue = logEvidenceOf(logLikelihoods, gridOfHarms(tempering));
  return { eValue: Math.exp(logEValue), logEValue };
}

function logEvidenceOf(logLikelihoods: readonly number[], { logWeights, points }: Grid): number {
  let harmless = Number.NEGATIVE_INFINITY;
  let harmful = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < logLikelihoods.length; at += 1) {
    const own = logLikelihoods[at] ?? 0;
    if (at % (points + 1) === 0) harmless = Math.max(harmless, own);
    else harmful = Math.max(harmful, own + (logWeights[at] ?? 0));
  }
  let sum = 0;
  for (let at = 0; at < logLikelihoods.length; at += 1) {
    const distance = (logLikelihoods[at] ?? 0) + (logWeights[at] ?? 0) - harmful;
    // What is smaller adds nothing to the sixteenth digit.
    if (distance > -NEGLIGIBLE_LOG) sum += Math.exp(distance);
  }
  return harmful + Math.log(sum) - harmless;
}

const NEGLIGIBLE_LOG = 42;
