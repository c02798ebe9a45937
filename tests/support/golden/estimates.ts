import { conf, pair, rows4 } from './anytime-inputs.ts';
import { z } from '#shared/kernel/schema.ts';
import {
  betaPosterior,
  posteriorInterval,
  probabilityAboveLimit,
  probabilityBetter,
  probabilityWithinMargin,
} from '#shared/statistics/beta-binomial.ts';
import { commonOddsRatio } from '#shared/statistics/common-odds-ratio.ts';
import { cupedDifference } from '#shared/statistics/cuped.ts';
import { probabilityRateRatioAbove } from '#shared/statistics/gamma-poisson.ts';
import { logOddsRatio } from '#shared/statistics/log-odds-ratio.ts';
import {
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskRatio,
  mantelHaenszelTest,
} from '#shared/statistics/mantel-haenszel.ts';
import {
  expectedLosses,
  normalPosterior,
  normalPosteriorInterval,
  probabilityEffectAbove,
} from '#shared/statistics/normal-posterior.ts';
import { poolEffects } from '#shared/statistics/pool-effects.ts';
import { predictiveProbability } from '#shared/statistics/predictive-probability.ts';
import type { Proportion, TwoProportions } from '#shared/statistics/proportion.ts';
import { ratioOfSums, type RatioOfSums } from '#shared/statistics/ratio-of-sums.ts';
import { relativeDifference, type MeasuredLevel } from '#shared/statistics/relative-difference.ts';

function shape([a, b]: readonly [number, number]) {
  return { a, b };
}

function proportion([successes, trials]: readonly [number, number]): Proportion {
  return { successes, trials };
}

const twoArms = z.object({ treat: pair, control: pair, prior: pair });

function armsOf(inputs: unknown) {
  const { treat, control, prior } = twoArms.parse(inputs);
  return { treated: proportion(treat), control: proportion(control), prior: shape(prior) };
}

function tablesOf(strata: readonly (readonly [number, number, number, number])[]): TwoProportions[] {
  return strata.map(([badT, okT, badC, okC]) => ({
    treated: { successes: badT, trials: badT + okT },
    control: { successes: badC, trials: badC + okC },
  }));
}

function countsOf(days: readonly (readonly [number, number, number, number])[]): TwoProportions[] {
  return days.map(([xT, nT, xC, nC]) => ({
    treated: { successes: xT, trials: nT },
    control: { successes: xC, trials: nC },
  }));
}

function stratifiedOdds(inputs: unknown) {
  const strata = tablesOf(z.object({ strata: rows4 }).parse(inputs).strata);
  const { chiSquare, pValue } = mantelHaenszelTest({ strata });
  const { estimate, low, high } = mantelHaenszelOddsRatio({ strata, confidence: 0.95 });
  const exact = commonOddsRatio({ strata, confidence: 0.95 });
  return {
    chi2: chiSquare,
    p: pValue,
    orMH: estimate,
    ci: [low, high],
    exactP: exact.pValue,
    condOR: exact.estimate,
    exactCI: [exact.low, exact.high],
  };
}

function stratifiedRisk(inputs: unknown) {
  const strata = countsOf(z.object({ strata: rows4 }).parse(inputs).strata);
  const found = mantelHaenszelRiskRatio({ strata, confidence: 0.95 });
  const sum = (count: (day: TwoProportions) => number) =>
    strata.reduce((total, day) => total + count(day), 0);
  const treated = sum((day) => day.treated.successes) / sum((day) => day.treated.trials);
  const control = sum((day) => day.control.successes) / sum((day) => day.control.trials);
  return {
    rrMH: found.estimate,
    seLog: found.standardErrorOfLog,
    ci: [found.low, found.high],
    pooledRR: treated / control,
  };
}

function heterogeneity(inputs: unknown) {
  const days = countsOf(z.object({ days: rows4 }).parse(inputs).days);
  const effects = days.map(logOddsRatio).filter((effect) => effect !== null);
  const { fixed, random, heterogeneity: found } = poolEffects({ effects, confidence: 0.95 });
  return {
    logOR: fixed.estimate,
    seFixed: fixed.standardError,
    Q: found.q,
    df: found.degreesOfFreedom,
    p: found.pValue,
    I2: found.inconsistency,
    tau2DL: found.betweenVariance,
    phi: found.dispersion,
    logOR_RE: random.estimate,
    se_RE: random.standardError,
  };
}

const counts = z.object({ x: z.number(), n: z.number() });

function shareLevel({ x, n }: z.infer<typeof counts>): MeasuredLevel {
  const share = x / n;
  return { level: share, standardError: Math.sqrt((share * (1 - share)) / n), degreesOfFreedom: n - 1 };
}

function bayesRelative(inputs: unknown) {
  const question = z.object({
    a: counts,
    b: counts,
    prior: z.object({ mean: z.number(), sd: z.number() }),
  });
  const { a, b, prior } = question.parse(inputs);
  const { estimate, standardError } = relativeDifference({
    treated: shareLevel(b),
    control: shareLevel(a),
    confidence: 0.95,
  });
  const posterior = normalPosterior({
    estimate,
    standardError,
    prior: { mean: prior.mean, standardDeviation: prior.sd },
  });
  const { low, high } = normalPosteriorInterval({ posterior, credibility: 0.95 });
  const { byKeepingOld, byTakingNew } = expectedLosses(posterior);
  return {
    mean: posterior.mean,
    sd: posterior.standardDeviation,
    ci: [low, high],
    chanceToWin: probabilityEffectAbove(0, posterior),
    risk: [byKeepingOld, byTakingNew],
  };
}

const values = z.array(z.number());

function cuped(inputs: unknown) {
  const question = z.object({ preA: values, postA: values, preB: values, postB: values, alpha: z.number() });
  const { preA, postA, preB, postB, alpha } = question.parse(inputs);
  const people = (before: readonly number[], during: readonly number[]) =>
    before.map((value, index) => ({ before: value, during: during[index] ?? Number.NaN }));
  const found = cupedDifference({
    treated: people(preB, postB),
    control: people(preA, postA),
    confidence: conf(alpha),
  });
  return {
    theta: found.theta,
    diff: found.estimate,
    se: found.standardError,
    ci: [found.low, found.high],
    p: found.pValue,
  };
}

function ratioOf(y: readonly number[], x: readonly number[]): RatioOfSums {
  const sum = (of: (index: number) => number) => y.reduce((total, _, index) => total + of(index), 0);
  const at = (list: readonly number[], index: number) => list[index] ?? Number.NaN;
  const found = ratioOfSums({
    n: y.length,
    y: sum((index) => at(y, index)),
    ySquares: sum((index) => at(y, index) ** 2),
    x: sum((index) => at(x, index)),
    xSquares: sum((index) => at(x, index) ** 2),
    crossProducts: sum((index) => at(x, index) * at(y, index)),
  });
  if (found === null) throw new RangeError('there is no ratio over nothing.');
  return found;
}

function ratioMetric(inputs: unknown) {
  const question = z.object({ mA: values, dA: values, mB: values, dB: values, alpha: z.number() });
  const { mA, dA, mB, dB, alpha } = question.parse(inputs);
  const control = ratioOf(mA, dA);
  const treated = ratioOf(mB, dB);
  const found = relativeDifference({
    treated: { ...treated, level: treated.ratio },
    control: { ...control, level: control.ratio },
    confidence: conf(alpha),
  });
  return {
    ratioA: control.ratio,
    ratioB: treated.ratio,
    uplift: found.estimate,
    se: found.standardError,
    ci: [found.low, found.high],
    p: found.pValue,
  };
}

/** Each golden method of estimates and posteriors: from the inputs of a case to the keys of what is expected. */
export const estimateMethods: Record<string, (inputs: unknown) => unknown> = {
  mantel_haenszel_or: stratifiedOdds,
  mantel_haenszel_risk_ratio: stratifiedRisk,
  daily_heterogeneity_log_or: heterogeneity,
  bayes_normal_prior_relative: bayesRelative,
  cuped_absolute: cuped,
  ratio_metric_delta_relative: ratioMetric,
  beta_binomial_prob_better: (inputs) =>
    probabilityBetter({ ...armsOf(inputs), direction: 'higher-is-better', relativeLift: 0 }),
  beta_binomial_prob_uplift_gt: (inputs) =>
    probabilityBetter({
      ...armsOf(inputs),
      direction: 'higher-is-better',
      relativeLift: z.object({ relUplift: z.number() }).parse(inputs).relUplift,
    }),
  beta_binomial_prob_noninferior_rel: (inputs) => {
    const question = z.object({ relMarginWorse: z.number(), lowerIsBetter: z.boolean() });
    const { relMarginWorse, lowerIsBetter } = question.parse(inputs);
    return probabilityWithinMargin({
      ...armsOf(inputs),
      direction: lowerIsBetter ? 'lower-is-better' : 'higher-is-better',
      margin: { kind: 'relative', size: relMarginWorse },
    });
  },
  beta_posterior_interval: (inputs) => {
    const question = z.object({ x: z.number(), n: z.number(), prior: pair, cred: z.number() });
    const { x, n, prior, cred } = question.parse(inputs);
    const posterior = betaPosterior({ successes: x, trials: n, prior: shape(prior) });
    const { estimate, low, high } = posteriorInterval({ posterior, credibility: cred });
    return { mean: estimate, ci: [low, high], pGt0_10: probabilityAboveLimit(0.1, posterior) };
  },
  gamma_poisson_prob_rate_ratio_gt: (inputs) => {
    const { treat, control, prior } = twoArms.parse(inputs);
    return probabilityRateRatioAbove({
      treated: { events: treat[0], exposure: treat[1] },
      control: { events: control[0], exposure: control[1] },
      prior: { shape: prior[0], rate: prior[1] },
      ratio: z.object({ ratio: z.number() }).parse(inputs).ratio,
    });
  },
  predictive_probability: (inputs) => {
    const question = z.object({
      x: z.number(),
      n: z.number(),
      nMax: z.number(),
      successIfTotalAtLeast: z.number(),
      prior: pair,
    });
    const { x, n, nMax, successIfTotalAtLeast, prior } = question.parse(inputs);
    return predictiveProbability({
      successes: x,
      trials: n,
      prior: shape(prior),
      trialsAtEnd: nMax,
      successesNeeded: successIfTotalAtLeast,
    });
  },
};
