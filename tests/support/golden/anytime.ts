import { growthbookOneSided } from '../../../benchmarks/decisions/peers/growthbook.ts';
import { armSums, conf, levelOfSums, pair, rows4 } from './anytime-inputs.ts';
import { z } from '#shared/kernel/schema.ts';
import { asymptoticConfidenceSequence } from '#shared/statistics/asymptotic-confidence-sequence.ts';
import { bettingConfidenceSequence, bettingEvidence } from '#shared/statistics/betting.ts';
import type { Tempering } from '#shared/statistics/evidence-of-harm.ts';
import {
  anytimeUpperBound,
  evidenceAboveLimit,
  evidenceBelowLimit,
} from '#shared/statistics/one-arm-e-process.ts';
import { evidenceRateAboveLimit } from '#shared/statistics/one-arm-poisson-e-process.ts';
import type { TwoProportions } from '#shared/statistics/proportion.ts';
import { relativeDifference } from '#shared/statistics/relative-difference.ts';
import { summarise } from '#shared/statistics/sample-summary.ts';
import { tTestEvidence } from '#shared/statistics/t-test-e-value.ts';
import { twoArmEvidence } from '#shared/statistics/two-arm-e-process.ts';
import { twoArmRateEvidence } from '#shared/statistics/two-arm-poisson-e-process.ts';

const UNTEMPERED: Tempering = { kind: 'none' };

const sequential = z.object({ a: armSums, b: armSums, alpha: z.number(), nStar: z.number() });

function relativeSoFar(inputs: unknown) {
  const { a, b, alpha, nStar } = sequential.parse(inputs);
  const { estimate, standardError } = relativeDifference({
    treated: levelOfSums(b),
    control: levelOfSums(a),
    confidence: 1 - alpha,
  });
  return { estimate, standardError, observations: a.n + b.n, alpha, tunedFor: nStar };
}

const binomial = z.object({ s: z.number(), n: z.number(), p0: z.number(), prior: pair });

function limitOf(inputs: unknown) {
  const { s, n, p0, prior } = binomial.parse(inputs);
  return { successes: s, trials: n, limit: p0, prior: { a: prior[0], b: prior[1] } };
}

function daysOf(days: readonly (readonly [number, number, number, number])[]): TwoProportions[] {
  return days.map(([badT, nT, badC, nC]) => ({
    treated: { successes: badT, trials: nT },
    control: { successes: badC, trials: nC },
  }));
}

const tempered = z.object({ days: rows4, harm: z.string(), phi0: z.number(), df0: z.number() });

function temperedPaths(inputs: unknown) {
  const { days, harm, phi0, df0 } = tempered.parse(inputs);
  const lost = harm.includes('n-x');
  const bad = daysOf(days.map(([xE, nE, xC, nC]) => (lost ? [nE - xE, nE, nC - xC, nC] : [xE, nE, xC, nC])));
  const path = (tempering: Tempering) =>
    twoArmEvidence({ days: bad, logOddsMargin: 0, tempering }).map(({ eValue }) => eValue);
  const raw = path(UNTEMPERED);
  const cautious = path({ kind: 'by-dispersion', priorDispersion: phi0, priorDegrees: df0 });
  const first = cautious.findIndex((eValue) => eValue >= 20);
  return {
    rawFinal: raw.at(-1),
    rawMax: Math.max(...raw),
    temperedFinal: cautious.at(-1),
    temperedMax: Math.max(...cautious),
    firstDayGe20: first < 0 ? null : first + 1,
  };
}

const bets = z.object({
  x: z.array(z.number()),
  alpha: z.number(),
  theta: z.number(),
  truncScale: z.number(),
});

function bettingOf(inputs: unknown) {
  const { x, alpha, theta, truncScale } = bets.parse(inputs);
  const rules = { bounds: { low: 0, high: 1 }, alpha, shareOnHigher: theta, mostAtRisk: truncScale };
  const found = bettingConfidenceSequence({ ...rules, values: x });
  return {
    capital_m0_5: bettingEvidence({ ...rules, values: x, mean: 0.5 }).eValue,
    capital_m0_75: bettingEvidence({ ...rules, values: x, mean: 0.75 }).eValue,
    ciAtN: found === null ? null : [found.low, found.high],
  };
}

/** Each golden method of evidence at any look: from the inputs of a case to the keys of what is expected. */
export const anytimeMethods: Record<string, (inputs: unknown) => unknown> = {
  asymptotic_confidence_sequence_two_sided: (inputs) => {
    const { low, high, pValue } = asymptoticConfidenceSequence(relativeSoFar(inputs));
    return { ci: [low, high], p: pValue };
  },
  // The reference searches its p value coarsely; the exact one is asymptoticLowerLimit's.
  asymptotic_confidence_sequence_one_sided_greater: (inputs) => {
    const { low, pValue } = growthbookOneSided(relativeSoFar(inputs));
    return { lower: low, p: pValue };
  },
  eprocess_binomial_upper: (inputs) => evidenceAboveLimit(limitOf(inputs)).eValue,
  eprocess_binomial_lower: (inputs) => evidenceBelowLimit(limitOf(inputs)).eValue,
  anytime_upper_bound_binomial: (inputs) => {
    const question = z.object({ s: z.number(), n: z.array(z.number()), alpha: z.number(), prior: pair });
    const { s, n, alpha, prior } = question.parse(inputs);
    return n.map((trials) =>
      anytimeUpperBound({ successes: s, trials, alpha, prior: { a: prior[0], b: prior[1] } }),
    );
  },
  eprocess_poisson_upper: (inputs) => {
    const question = z.object({ x: z.number(), exposure: z.number(), rate0: z.number(), prior: pair });
    const { x, exposure, rate0, prior } = question.parse(inputs);
    const gamma = { shape: prior[0], rate: prior[1] };
    return evidenceRateAboveLimit({ events: x, exposure, limit: rate0, prior: gamma }).eValue;
  },
  eprocess_two_sample_stratified: (inputs) => {
    const { days, logOddsMargin } = z.object({ days: rows4, logOddsMargin: z.number() }).parse(inputs);
    const path = twoArmEvidence({ days: daysOf(days), logOddsMargin, tempering: UNTEMPERED });
    return path.at(-1)?.eValue ?? 1;
  },
  eprocess_two_sample_poisson: (inputs) => {
    const { days, logRatioMargin } = z.object({ days: rows4, logRatioMargin: z.number() }).parse(inputs);
    const rates = days.map(([eventsT, expT, eventsC, expC]) => ({
      treated: { events: eventsT, exposure: expT },
      control: { events: eventsC, exposure: expC },
    }));
    const path = twoArmRateEvidence({ days: rates, logRatioMargin, tempering: UNTEMPERED });
    return path.at(-1)?.eValue ?? 1;
  },
  eprocess_two_sample_tempered: temperedPaths,
  evalue_t_test_two_sided: (inputs) => {
    const values = z.array(z.number());
    const { treatment, control, g } = z
      .object({ treatment: values, control: values, g: z.number() })
      .parse(inputs);
    const question = { treated: summarise(treatment), control: summarise(control), effectVariance: g };
    const { t, eValue } = tTestEvidence(question);
    return { t, E: eValue };
  },
  betting_hedged_capital: bettingOf,
  relative_uplift_delta_welch: (inputs) => {
    const { a, b, alpha } = z.object({ a: armSums, b: armSums, alpha: z.number() }).parse(inputs);
    const found = relativeDifference({
      treated: levelOfSums(b),
      control: levelOfSums(a),
      confidence: conf(alpha),
    });
    return {
      uplift: found.estimate,
      se: found.standardError,
      ci: [found.low, found.high],
      p: found.pValue,
    };
  },
};
