import { gridOfHarms, type Tempering } from './evidence-of-harm.ts';
import {
  countRatio,
  FEW_TABLES,
  lawOf,
  logOddsLikelihoodRatios,
  modeAt,
  type Law,
} from './noncentral-hypergeometric.ts';
import type { TwoProportions } from './proportion.ts';

/** Evidence of harm that grows day by day in place; see `watchEvidence`. */
export type EvidenceWatch = {
  /** Before the first day again: evidence 1. */
  readonly reset: () => void;
  /** One more day: bad outcomes and trials of both arms. Counts are the caller's to check. */
  readonly addDay: (day: BadCounts) => void;
  readonly eValue: () => number;
  /** Days that told something. */
  readonly days: () => number;
};

type BadCounts = {
  readonly treatedBad: number;
  readonly treated: number;
  readonly controlBad: number;
  readonly control: number;
};

/** Beyond these the likelihoods, of which only ratios count, are scaled back. */
const [SMALLEST, LARGEST] = [1e-200, 1e200];

/**
 * The same evidence as `addDay` of the two-arm e-process at margin 0 and a tempering by day effects, to twelve digits,
 * for simulations that ask for it a hundred thousand times a second: likelihoods instead of their logarithms, and the
 * polynomials of all odds ratios together.
 */
export function watchEvidence(tempering: Extract<Tempering, { kind: 'by-day-effects' }>): EvidenceWatch {
  const grid = gridOfHarms(tempering);
  const states = {
    points: grid.points,
    around: grid.around,
    laws: grid.dayEffects.map((law) => Float64Array.from(law)),
    weights: Float64Array.from(grid.logWeights, Math.exp),
    likelihoods: new Float64Array(grid.logWeights.length).fill(1),
  };
  const today = createDayLikelihoods(grid.asked, grid.around);
  let days = 0;
  return {
    reset: () => {
      days = 0;
      states.likelihoods.fill(1);
    },
    addDay: (day) => {
      const bad = day.treatedBad + day.controlBad;
      if (day.treated === 0 || day.control === 0 || bad === 0 || bad === day.treated + day.control) return;
      today.compute(day);
      days += 1;
      grow(states, today.ratios);
    },
    eValue: () => (days === 0 ? 1 : evidenceOf(states)),
    days: () => days,
  };
}

/** For each spread the likelihood without harm, then at each harm, relative to whatever was last scaled to. */
type States = {
  readonly points: number;
  readonly around: number;
  readonly laws: readonly Float64Array[];
  readonly weights: Float64Array;
  readonly likelihoods: Float64Array;
};

function grow({ laws, likelihoods, points, around }: States, ratios: Float64Array): void {
  let largest = 0;
  let to = 0;
  for (const law of laws) {
    const first = around - (law.length - 1) / 2;
    for (let at = 0; at <= points; at += 1) {
      let sum = 0;
      for (let step = 0; step < law.length; step += 1) {
        sum += (law[step] ?? 0) * (ratios[first + at + step] ?? 0);
      }
      const grown = (likelihoods[to] ?? 0) * sum;
      likelihoods[to] = grown;
      if (grown > largest) largest = grown;
      to += 1;
    }
  }
  if (largest >= SMALLEST && largest <= LARGEST) return;
  for (let at = 0; at < likelihoods.length; at += 1) likelihoods[at] = (likelihoods[at] ?? 0) / largest;
}

function evidenceOf({ likelihoods, weights, points }: States): number {
  let [harmful, harmless] = [0, 0];
  for (let at = 0; at < likelihoods.length; at += 1) {
    const own = likelihoods[at] ?? 0;
    harmful += (weights[at] ?? 0) * own;
    if (at % (points + 1) === 0 && own > harmless) harmless = own;
  }
  return harmful / harmless;
}

type Asked = ReturnType<typeof gridOfHarms>['asked'];

/** One day's likelihood at each odds ratio asked for, relative to that of no harm, in `ratios`. */
function createDayLikelihoods({ lowest, steps }: Asked, around: number) {
  const step = steps[1] ?? 0;
  const width = Math.ceil(steps.length / ABREAST) * ABREAST;
  const odds = Float64Array.from({ length: width }, (_, at) => Math.exp(lowest + at * step));
  const inverse = odds.map((value) => 1 / value);
  const [ratios, totals] = [new Float64Array(width), new Float64Array(width)];
  const counts = { above: new Float64Array(FEW_TABLES + 1), below: new Float64Array(FEW_TABLES + 1) };

  function compute(day: BadCounts): void {
    const table = tableOf(day);
    const law = lawOf(table);
    if (law.highest - law.lowest > FEW_TABLES) {
      fillFromLogs(ratios, logOddsLikelihoodRatios(table, { logOdds: lowest, steps }), around);
      return;
    }
    const mode = modeAt(1, law);
    countTables(law, mode, counts);
    totals.fill(1);
    addPolynomial(totals, odds, { coefficients: counts.above, length: law.highest - mode });
    addPolynomial(totals, inverse, { coefficients: counts.below, length: mode - law.lowest });
    const beyond = day.treatedBad - mode;
    const factor = Math.exp(beyond * step);
    let power = Math.exp(beyond * lowest) * (totals[around] ?? 0);
    for (let at = 0; at < steps.length; at += 1) {
      ratios[at] = power / (totals[at] ?? 1);
      power *= factor;
    }
  }

  return { ratios, compute };
}

/** So many odds ratios are worked on together. */
const ABREAST = 4;

function tableOf(day: BadCounts): TwoProportions {
  return {
    treated: { successes: day.treatedBad, trials: day.treated },
    control: { successes: day.controlBad, trials: day.control },
  };
}

function fillFromLogs(ratios: Float64Array, logs: readonly number[], around: number): void {
  const none = logs[around] ?? 0;
  for (let at = 0; at < logs.length; at += 1) ratios[at] = Math.exp((logs[at] ?? 0) - none);
}

/** Numbers of tables beside the likeliest one at odds ratio 1, over its own. */
function countTables(
  law: Law,
  mode: number,
  { above, below }: { readonly above: Float64Array; readonly below: Float64Array },
): void {
  let count = 1;
  for (let k = mode; k < law.highest; k += 1) {
    count *= countRatio(k, law);
    above[k - mode] = count;
  }
  count = 1;
  for (let k = mode - 1; k >= law.lowest; k -= 1) {
    count /= countRatio(k, law);
    below[mode - 1 - k] = count;
  }
}

/** Adds c1 x + c2 x² + … at each x, four of them at a time: Horner's rule waits for itself. */
function addPolynomial(
  sums: Float64Array,
  xs: Float64Array,
  { coefficients, length }: { readonly coefficients: Float64Array; readonly length: number },
): void {
  for (let at = 0; at < xs.length; at += 4) {
    const x0 = xs[at] ?? 0;
    const x1 = xs[at + 1] ?? 0;
    const x2 = xs[at + 2] ?? 0;
    const x3 = xs[at + 3] ?? 0;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let power = length - 1; power >= 0; power -= 1) {
      const coefficient = coefficients[power] ?? 0;
      s0 = (s0 + coefficient) * x0;
      s1 = (s1 + coefficient) * x1;
      s2 = (s2 + coefficient) * x2;
      s3 = (s3 + coefficient) * x3;
    }
    sums[at] = (sums[at] ?? 0) + s0;
    sums[at + 1] = (sums[at + 1] ?? 0) + s1;
    sums[at + 2] = (sums[at + 2] ?? 0) + s2;
    sums[at + 3] = (sums[at + 3] ?? 0) + s3;
  }
}
