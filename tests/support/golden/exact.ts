import { benjaminiHochbergAdjusted, holmAdjusted } from '#shared/statistics/adjust-p-values.ts';
import { binomialExactTest, type Alternative } from '#shared/statistics/binomial.ts';
import { R_SEARCH_TOLERANCE } from '#shared/statistics/brent-root.ts';
import { conditionalOddsRatio } from '#shared/statistics/conditional-odds-ratio.ts';
import { fisherExactTest } from '#shared/statistics/fisher-exact.ts';
import type { Interval } from '#shared/statistics/interval.ts';
import { mannWhitneyExact } from '#shared/statistics/mann-whitney-exact.ts';
import { mannWhitneyNormal } from '#shared/statistics/mann-whitney-normal.ts';
import { normalTwoSided } from '#shared/statistics/normal.ts';
import { permutationTest } from '#shared/statistics/permutation-test.ts';
import { poissonExactTest } from '#shared/statistics/poisson.ts';
import { pooledDifference, unpooledDifference } from '#shared/statistics/pooled-difference.ts';
import { shareOf, type TwoProportions } from '#shared/statistics/proportion.ts';
import { rateRatioTest, rateScoreTest, type RateComparison } from '#shared/statistics/rate-comparison.ts';
import { rateETest } from '#shared/statistics/rate-e-test.ts';
import { conditionalRateRatio } from '#shared/statistics/rate-ratio.ts';
import { sampleRatioEvidence } from '#shared/statistics/sample-ratio-evidence.ts';
import { sampleRatioTest } from '#shared/statistics/sample-ratio.ts';
import { udacityDays } from '#shared/statistics/udacity-free-trial.ts';
import { barnardExactTest, boschlooExactTest } from '#shared/statistics/unconditional-exact.ts';
import { wilsonContinuityInterval, wilsonInterval } from '#shared/statistics/wilson.ts';
import { entryOf, readInputs, type GoldenInputs, type GoldenMethods } from './read-inputs.ts';

/** Tests of one or two arms: each reads a golden case's inputs and answers with the keys of its `expected`. */
export const exactMethods: GoldenMethods = {
  binom_exact_test: (inputs) => {
    const given = readInputs(inputs);
    const counts = { successes: given.number('x'), trials: given.number('n') };
    return binomialExactTest({ ...counts, nullRate: given.number('p0'), alternative: alternativeOf(given) });
  },
  wilson_continuity: (inputs) => {
    const given = readInputs(inputs);
    const counts = { successes: given.number('x'), trials: given.number('n') };
    // R leaves the correction out where exactly half of the trials were successes.
    const method = 2 * counts.successes === counts.trials ? wilsonInterval : wilsonContinuityInterval;
    return limitsOf(method({ ...counts, confidence: given.number('conf', 0.95) }));
  },
  fisher_exact: (inputs) => {
    const given = readInputs(inputs);
    const question = { ...armsInRows(given), alternative: alternativeOf(given) };
    const ratio = conditionalOddsRatio({
      ...question,
      confidence: given.number('conf', 0.95),
      searchTolerance: R_SEARCH_TOLERANCE,
    });
    const { estimate, ...limits } = ratio ?? { estimate: 0, low: 0, high: Number.POSITIVE_INFINITY };
    return { p: fisherExactTest(question), oddsRatioCMLE: estimate, ci: limitsOf(limits) };
  },
  barnard_exact: (inputs) => {
    const given = readInputs(inputs);
    const spread = given.flag('pooled', true) ? 'pooled' : 'separate';
    // The reference compares its statistics as computed, down to the last digit.
    const test = barnardExactTest({
      ...armsInColumns(given),
      alternative: alternativeOf(given),
      spread,
      tieTolerance: 0,
    });
    return { stat: test.statistic, p: test.pValue };
  },
  boschloo_exact: (inputs) => {
    const given = readInputs(inputs);
    const test = boschlooExactTest({ ...armsInColumns(given), alternative: alternativeOf(given) });
    return { stat: test.statistic, p: test.pValue };
  },
  two_prop_z_pooled: (inputs) => {
    const given = readInputs(inputs);
    const [x, n] = [given.numbers('x'), given.numbers('n')];
    const question = {
      treated: { successes: entryOf(x, 0), trials: entryOf(n, 0) },
      control: { successes: entryOf(x, 1), trials: entryOf(n, 1) },
      confidence: given.number('conf', 0.95),
    };
    const { z, pValue } = pooledDifference(question);
    return { chi2: z ** 2, p: pValue, waldDiffCI: limitsOf(unpooledDifference(question)) };
  },
  two_prop_pooled_ci: (inputs) => {
    const given = readInputs(inputs);
    const found = pooledDifference({
      treated: { successes: given.number('xE'), trials: given.number('nE') },
      control: { successes: given.number('xC'), trials: given.number('nC') },
      confidence: 1 - normalTwoSided(given.number('z', 1.96)),
    });
    const answer = {
      diff: found.estimate,
      sePooled: found.standardError,
      ci: limitsOf(found),
      p: found.pValue,
    };
    return given.has('dataset') ? { ...answer, signTest: signTestOf(given.text('dataset')) } : answer;
  },
  permutation_exact_mean_diff: (inputs) => {
    const given = readInputs(inputs);
    const test = permutationTest({ treated: given.numbers('treatment'), control: given.numbers('control') });
    return {
      diff: test.estimate,
      pTwoSided: test.twoSided,
      pLess: test.less,
      pGreater: test.greater,
      nPerm: test.regroupings,
    };
  },
  mann_whitney_exact: (inputs) => {
    const given = readInputs(inputs);
    const test = mannWhitneyExact({
      treated: given.numbers('treatment'),
      control: given.numbers('control'),
      alternative: alternativeOf(given),
      confidence: given.number('conf', 0.95),
    });
    return { W: test.wins, p: test.pValue, hodgesLehmann: test.estimate, ci: limitsOf(test) };
  },
  mann_whitney_normal_ci98_kayenta: (inputs) => {
    const given = readInputs(inputs);
    const test = mannWhitneyNormal({
      treated: given.numbers('experiment'),
      control: given.numbers('control'),
      alternative: alternativeOf(given),
      confidence: given.number('conf', 0.98),
    });
    return { hodgesLehmann: test.estimate, ci: limitsOf(test), p: test.pValue };
  },
  poisson_exact_test: (inputs) => {
    const given = readInputs(inputs);
    return poissonExactTest({
      events: given.number('x'),
      exposure: given.number('exposure'),
      nullRate: given.number('rate0'),
      alternative: alternativeOf(given),
    });
  },
  poisson_rate_ratio_exact: (inputs) => {
    const given = readInputs(inputs);
    const question = ratesOf(given, 'ratio0');
    const found = conditionalRateRatio({ ...question, confidence: given.number('conf', 0.95) });
    return {
      p: rateRatioTest(question),
      ratio: found?.estimate,
      ci: found === null ? null : limitsOf(found),
    };
  },
  poisson_rate_ratio_noninferiority: (inputs) => rateRatioTest(ratesOf(readInputs(inputs), 'ratioMargin')),
  poisson_2indep_score: (inputs) => {
    const { z, pValue } = rateScoreTest(ratesOf(readInputs(inputs), 'ratio0'));
    return { z, p: pValue };
  },
  poisson_2indep_etest: (inputs) => ({ p: rateETest(ratesOf(readInputs(inputs), 'ratio0')) }),
  p_adjust_holm: (inputs) => holmAdjusted(readInputs(inputs).numbers('p')),
  p_adjust_bh: (inputs) => benjaminiHochbergAdjusted(readInputs(inputs).numbers('p')),
  srm_chisq: (inputs) => {
    const { chiSquare, pValue } = sampleRatioTest(plannedRatioOf(readInputs(inputs)));
    return { chi2: chiSquare, p: pValue };
  },
  srm_growthbook: (inputs) => sampleRatioTest(plannedRatioOf(readInputs(inputs))).pValue,
  srm_binomial_exact: (inputs) => {
    const given = readInputs(inputs);
    const counts = { successes: given.number('treated'), trials: given.number('total') };
    return binomialExactTest({ ...counts, nullRate: given.number('p'), alternative: 'two-sided' });
  },
  sequential_srm_dirichlet: (inputs) => {
    const given = readInputs(inputs);
    return sampleRatioEvidence({ ...plannedRatioOf(given), concentration: given.number('k') }).eValue;
  },
};

const ALTERNATIVES: Record<string, Alternative> = {
  less: 'less',
  smaller: 'less',
  greater: 'greater',
  larger: 'greater',
  'two.sided': 'two-sided',
  'two-sided': 'two-sided',
};

function alternativeOf(given: GoldenInputs): Alternative {
  const named = given.text('alternative', 'two-sided');
  const alternative = ALTERNATIVES[named];
  if (alternative === undefined) throw new TypeError(`unknown alternative ${named}.`);
  return alternative;
}

function limitsOf({ low, high }: Interval): readonly number[] {
  return [low, high];
}

/** Each row an arm: successes, failures. */
function armsInRows(given: GoldenInputs): TwoProportions {
  const table = given.rows('table');
  const arm = (row: readonly number[]): TwoProportions['treated'] => ({
    successes: entryOf(row, 0),
    trials: entryOf(row, 0) + entryOf(row, 1),
  });
  return { treated: arm(entryOf(table, 0)), control: arm(entryOf(table, 1)) };
}

/** Each column an arm: successes above failures. */
function armsInColumns(given: GoldenInputs): TwoProportions {
  const [successes, failures] = [entryOf(given.rows('table'), 0), entryOf(given.rows('table'), 1)];
  const arm = (column: number): TwoProportions['treated'] => ({
    successes: entryOf(successes, column),
    trials: entryOf(successes, column) + entryOf(failures, column),
  });
  return { treated: arm(0), control: arm(1) };
}

function ratesOf(given: GoldenInputs, nullRatio: string): RateComparison {
  const [x, exposure] = [given.numbers('x'), given.numbers('exposure')];
  return {
    treated: { events: entryOf(x, 0), exposure: entryOf(exposure, 0) },
    control: { events: entryOf(x, 1), exposure: entryOf(exposure, 1) },
    nullRatio: given.number(nullRatio, 1),
    alternative: alternativeOf(given),
  };
}

function plannedRatioOf(given: GoldenInputs): { counts: readonly number[]; weights: readonly number[] } {
  return { counts: given.numbers('counts'), weights: given.numbers('weights') };
}

/** On how many of the days that differ the treated share was higher, and how likely that is by chance. */
function signTestOf(dataset: string): { pos: number; n: number; p: number } {
  const days = udacityDays(dataset === 'udacity gross' ? 'enrolments' : 'payments', 'kept');
  const gaps = days.map(({ treated, control }) => shareOf(treated) - shareOf(control));
  const pos = gaps.filter((gap) => gap > 0).length;
  const n = gaps.filter((gap) => gap !== 0).length;
  return {
    pos,
    n,
    p: binomialExactTest({ successes: pos, trials: n, nullRate: 0.5, alternative: 'two-sided' }),
  };
}
