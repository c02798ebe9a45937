import { betaQuantile, betaUpperQuantile, betaUpperTail, checkBetaShape, type BetaShape } from './beta.ts';
import { checkOpenShare } from './argument-checks.ts';
import { probabilityAbove, probabilityAtMost } from './compare-posteriors.ts';
import type { Estimate } from './interval.ts';
import { checkProportionOrEmpty, type Proportion, type TwoProportions } from './proportion.ts';

/** What a higher share means for the business: conversion is 'higher-is-better', complaints 'lower-is-better'. */
export type Direction = 'higher-is-better' | 'lower-is-better';

/** The posterior of a share after `successes` of `trials` under a beta prior; 0 of 0 returns the prior. */
export function betaPosterior({
  successes,
  trials,
  prior,
}: Proportion & { readonly prior: BetaShape }): BetaShape {
  checkProportionOrEmpty({ successes, trials });
  checkBetaShape(prior);
  return { a: prior.a + successes, b: prior.b + trials - successes };
}

/**
 * Mean and equal-tailed credible interval of a posterior share. Worked value: 2 of 50 under Beta(2, 38) at 0.9 gives
 * 0.0444, interval 0.015495382526792 to 0.084817403274432.
 */
export function posteriorInterval({
  posterior,
  credibility,
}: {
  readonly posterior: BetaShape;
  readonly credibility: number;
}): Estimate {
  checkOpenShare({ name: 'credibility', value: credibility });
  const tail = (1 - credibility) / 2;
  return {
    estimate: posterior.a / (posterior.a + posterior.b),
    low: betaQuantile(tail, posterior),
    high: betaUpperQuantile(tail, posterior),
  };
}

/** P(share > limit) under a posterior. Worked value: Beta(4, 86) above 0.1 = 0.018199199202556623. */
export function probabilityAboveLimit(limit: number, posterior: BetaShape): number {
  return betaUpperTail(limit, posterior);
}

type ArmsUnderPrior = TwoProportions & {
  /** The same for both arms, so that the prior favours neither. */
  readonly prior: BetaShape;
  readonly direction: Direction;
};

/**
 * Probability that the treated share is truly better than that of control, each arm with its own exact beta posterior.
 * With `relativeLift` 0.1: better by more than 10 % of the control share (for complaints: lower by more than 10 %).
 * Worked values: 28 of 120 against 18 of 118 under Beta(1, 1), higher is better: 0.9413181082141473; by more than 10 %:
 * 0.8850016643305684. RangeError for impossible counts, or a lift outside -1 (exclusive) to 1 where lower is better.
 */
export function probabilityBetter({
  relativeLift,
  ...arms
}: ArmsUnderPrior & { readonly relativeLift: number }): number {
  const higher = arms.direction === 'higher-is-better';
  const line = { ...posteriorsOf(arms), ratio: higher ? 1 + relativeLift : 1 - relativeLift, shift: 0 };
  return higher ? probabilityAbove(line) : probabilityAtMost(line);
}

/** How much worse is still acceptable: a share of the control's own share, or points of the share (0.02 = 2 points). */
export type Margin = { readonly kind: 'relative' | 'absolute'; readonly size: number };

/**
 * Probability that the treated share is at most `margin` worse than that of control: the soft gate of a guardrail.
 * Worked value: 9 of 150 against 6 of 145 under Beta(0.5, 12), lower is better, 25 % relative = 0.3894248515353327.
 * RangeError for impossible counts, a negative margin, or a relative one of 1 or more where higher is better.
 */
export function probabilityWithinMargin({
  margin,
  ...arms
}: ArmsUnderPrior & { readonly margin: Margin }): number {
  if (!(margin.size >= 0)) throw new RangeError(`margin must be at least 0; got ${margin.size}.`);
  const higher = arms.direction === 'higher-is-better';
  const signed = higher ? -margin.size : margin.size;
  const line = {
    ...posteriorsOf(arms),
    ratio: margin.kind === 'relative' ? 1 + signed : 1,
    shift: margin.kind === 'absolute' ? signed : 0,
  };
  return higher ? probabilityAbove(line) : probabilityAtMost(line);
}

function posteriorsOf({ treated, control, prior }: TwoProportions & { readonly prior: BetaShape }): {
  treated: BetaShape;
  control: BetaShape;
} {
  return { treated: betaPosterior({ ...treated, prior }), control: betaPosterior({ ...control, prior }) };
}
