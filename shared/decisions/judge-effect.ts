import type { Effect } from './measure-effect.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { groupSequentialBounds, type LookBound } from '#shared/statistics/group-sequential.ts';
import { normalUpperQuantile } from '#shared/statistics/normal.ts';
import {
  normalPosterior,
  probabilityEffectAbove,
  type NormalShape,
} from '#shared/statistics/normal-posterior.ts';
import { predictivePower } from '#shared/statistics/predictive-power.ts';

/**
 * What an effect says about the questions of a gate: is it better, is it within the margin, is the benefit shown, is
 * it shown to be no worse, and how likely is all this at a later look. Effects, margins and limits are on the effect's
 * own scale (`Effect.scale`): the logarithm of pilot over control, or pilot minus control.
 */

type Direction = Metric['direction'];

/** How much worse than control is still acceptable: 0 asks for better at all, below 0 for better by so much. */
export type Asked = { readonly direction: Direction; readonly margin: number };

type Measured = Pick<Effect, 'scale' | 'estimate' | 'standardError'>;

/**
 * The effect as it is believed after the figures: a cautious prior around no effect, of the rules' `priorSpread` on the
 * log scale; on the absolute scale, which no rule knows the unit of, the figures alone.
 */
export function posteriorOf(effect: Measured, rules: Pick<GateRules, 'priorSpread'>): NormalShape {
  return normalPosterior({ ...effect, prior: priorOf(effect, rules) });
}

/** Probability (0 to 1) that the pilot is better than control at all. */
export function probabilityBetter(
  effect: Measured,
  direction: Direction,
  rules: Pick<GateRules, 'priorSpread'>,
): number {
  return probabilityWithin(effect, { direction, margin: 0 }, rules);
}

/**
 * Probability (0 to 1) that the pilot is worse by less than the margin. With a margin of ln .8 in a metric whose good
 * direction is lower: that it is lower by at least 20 %.
 */
export function probabilityWithin(
  effect: Measured,
  { direction, margin }: Asked,
  rules: Pick<GateRules, 'priorSpread'>,
): number {
  return probabilityEffectAbove(-margin, posteriorOf(towardsGood(effect, direction), rules));
}

/** The effect measured at a planned look, and the look's share of the information of the last one planned. */
export type LookEffect = { readonly effect: Measured; readonly fraction: number };

/** How the benefit stands at a look. */
export type Benefit = {
  /** Standard errors away from no effect; positive is better. */
  readonly z: number;
  /** The z this look asks for; null when it has no error left to spend, so that no z is large enough. */
  readonly bound: number | null;
  /** Whether z reached the bound, at this look or an earlier one: what was shown within the error allowed stays shown. */
  readonly isShown: boolean;
  /** One-sided p value of the bound; 0 when there is none. */
  readonly nominalAlpha: number;
};

/** What the last gate asks of a benefit: its one-sided chance of error (0 to 1) over all looks, and how they share it. */
export type BenefitTest = { readonly alpha: number } & Pick<GateRules['benefit'], 'spending'>;

/**
 * The benefit at the last of the looks held so far at the last gate, oldest first, each with its effect on all days up
 * to it: better by a one-sided group-sequential test that spends `alpha` over all planned looks, extensions included. A look that was not held spends nothing; one that knows no more than an earlier one (a phase
 * entered again) has nothing to spend. Worked value: obrien-fleming, alpha .05, a first look at half of the information
 * asks for z 2.5380 (error spent 2 (1 - Φ(1.96 / √.5)) = .005575). RangeError without looks or for a fraction not above 0.
 */
export function benefitAtLook(
  looks: readonly LookEffect[],
  direction: Direction,
  test: BenefitTest,
): Benefit {
  const last = looks.at(-1);
  if (last === undefined) throw new RangeError('there must be at least one look to judge.');
  const telling = looks.filter(({ fraction }, index) =>
    looks.slice(0, index).every((earlier) => fraction > earlier.fraction),
  );
  const bounds = boundsAtLooks(
    telling.map(({ fraction }) => fraction),
    test,
  );
  const isShown = telling.some(({ effect }, index) => {
    const bound = bounds[index]?.bound ?? null;
    return bound !== null && zOf(effect, direction) >= bound;
  });
  const own = telling.at(-1) === last ? bounds.at(-1) : undefined;
  return {
    z: zOf(last.effect, direction),
    bound: own?.bound ?? null,
    isShown,
    nominalAlpha: own?.nominalAlpha ?? 0,
  };
}

/** Bounds take milliseconds and depend on the plan alone. */
const KNOWN_BOUNDS = new Map<string, readonly LookBound[]>();
const MOST_KNOWN = 500;

/**
 * The bounds of looks at these shares of the information of the last one planned, rising, as `benefitAtLook` judges by:
 * with the looks still to come for the bound of the last one. RangeError for shares that do not rise from above 0.
 */
export function boundsAtLooks(
  fractions: readonly number[],
  { alpha, spending }: BenefitTest,
): readonly LookBound[] {
  const key = JSON.stringify([alpha, spending, fractions]);
  const known = KNOWN_BOUNDS.get(key);
  if (known !== undefined) return known;
  const bounds = groupSequentialBounds(
    { alpha, spending, plannedInformation: 1 },
    fractions.map((fraction) => ({ information: fraction, kind: 'interim', extendedTo: null })),
  );
  if (KNOWN_BOUNDS.size >= MOST_KNOWN) KNOWN_BOUNDS.clear();
  KNOWN_BOUNDS.set(key, bounds);
  return bounds;
}

/** A margin, and the one-sided chance (0 to 1) of saying wrongly that the pilot keeps it. */
export type AskedNotWorse = Asked & { readonly alpha: number };

/**
 * Whether the pilot is shown not to be worse by the margin or more (non-inferiority): `limit` is the bad end of the
 * one-sided interval of confidence 1 - `alpha`, on the effect's scale. `isWorse` where the good end
 * lies beyond the margin too: then the opposite is shown.
 * Worked value: ln 1.05 with error .1, lower is better, alpha .05: limit .0488 + .1645 = .2133, so shown at a margin of ln 1.25.
 */
export function notWorse(
  effect: Measured,
  { direction, margin, alpha }: AskedNotWorse,
): { readonly limit: number; readonly isShown: boolean; readonly isWorse: boolean } {
  const sign = goodSignOf(direction);
  const reach = normalUpperQuantile(alpha) * effect.standardError;
  const worst = sign * effect.estimate - reach;
  const best = sign * effect.estimate + reach;
  return { limit: sign * worst, isShown: worst > -margin, isWorse: best < -margin };
}

/**
 * What a later look asks for. benefit: z at least `bound`, as `benefitAtLook` says · certainty: a probability by
 * `probabilityWithin` of at least so much · not-worse: `notWorse` shown.
 */
export type Hurdle =
  | { readonly kind: 'benefit'; readonly direction: Direction; readonly bound: number }
  | ({ readonly kind: 'certainty'; readonly certainty: number } & Asked)
  | ({ readonly kind: 'not-worse' } & AskedNotWorse);

type LaterLook = {
  readonly hurdle: Hurdle;
  /** The information at that look over the information now: 2 when half of it is still to come. At least 1. */
  readonly growth: number;
};

/**
 * Probability (0 to 1), as things stand, that a later look will be passed: what is still to come is drawn from what is
 * believed now (`posteriorOf`). For futility with the look after the last extension and its bound; for "what if we wait
 * a week" with next week's. Looks in between are not counted, so it is a little too low where there are some.
 * Worked value: estimate .1, error .1, growth 2, on the absolute scale, benefit with a bound of 1.96: .2926.
 */
export function chanceOfPassing(
  effect: Measured,
  { hurdle, growth }: LaterLook,
  rules: Pick<GateRules, 'priorSpread'>,
): number {
  const prior = priorOf(effect, rules);
  const { estimate, standardError } = towardsGood(effect, hurdle.direction);
  const information = standardError ** -2;
  const finalInformation = information * growth;
  const bound = boundAt(1 / Math.sqrt(finalInformation), { hurdle, prior });
  return predictivePower({ estimate, information, finalInformation, bound, prior });
}

/** What futility is judged by: null while too few days were compared, or while nothing is known of what is to come. */
export type FutilityChances = { readonly better: number | null; readonly passing: number | null };

/**
 * Probability that the primary is better at all, and that it will be shown at the last gate's last look, extensions
 * included (`chanceOfPassing`). Days that differ show how much only after some, so both are null before
 * `rules.futility.days`. `growth` as by `informationGrowth`; `bound` the last of `boundsAtLooks`.
 */
export function futilityChances(
  effect: Measured & Pick<Effect, 'days'>,
  { direction, bound, growth }: { direction: Direction; bound: number | null; growth: number | null },
  rules: Pick<GateRules, 'priorSpread' | 'futility'>,
): FutilityChances {
  if (effect.days < rules.futility.days) return { better: null, passing: null };
  return {
    better: probabilityBetter(effect, direction, rules),
    passing:
      growth === null || bound === null
        ? null
        : chanceOfPassing(effect, { hurdle: { kind: 'benefit', direction, bound }, growth }, rules),
  };
}

type HurdleInPlace = {
  readonly hurdle: Hurdle;
  readonly prior: NormalShape | 'flat';
};

/** The z at which the hurdle is taken when the effect is known with this error. */
function boundAt(standardError: number, { hurdle, prior }: HurdleInPlace): number {
  if (hurdle.kind === 'benefit') return hurdle.bound;
  if (hurdle.kind === 'not-worse') {
    return normalUpperQuantile(hurdle.alpha) - hurdle.margin / standardError;
  }
  const quantile = normalUpperQuantile(1 - hurdle.certainty);
  if (prior === 'flat') return quantile - hurdle.margin / standardError;
  // The posterior has mean kept * estimate and deviation sqrt(kept) * error.
  const kept = prior.standardDeviation ** 2 / (prior.standardDeviation ** 2 + standardError ** 2);
  return quantile / Math.sqrt(kept) - hurdle.margin / (kept * standardError);
}

function priorOf({ scale }: Measured, { priorSpread }: Pick<GateRules, 'priorSpread'>): NormalShape | 'flat' {
  return scale === 'log' ? { mean: 0, standardDeviation: priorSpread } : 'flat';
}

function goodSignOf(direction: Direction): 1 | -1 {
  return direction === 'higher' ? 1 : -1;
}

/** The same effect, positive for better. */
function towardsGood(effect: Measured, direction: Direction): Measured {
  return { ...effect, estimate: goodSignOf(direction) * effect.estimate };
}

function zOf({ estimate, standardError }: Measured, direction: Direction): number {
  return (goodSignOf(direction) * estimate) / standardError;
}
