import { gridOfHarms, type Tempering } from './evidence-of-harm.ts';
import type { DayLikelihoods } from './growing-evidence.ts';
import { countRatio, lawOf, logOddsLikelihoodRatios, modeAt, type Law } from './noncentral-hypergeometric.ts';
import type { TwoProportions } from './proportion.ts';

type Rules = { readonly logOddsMargin: number; readonly tempering: Tempering };

/** More possible tables than these are not listed, and their likelihoods are too far apart for plain numbers. */
const FEW_TABLES = 100;
/** Of a log odds margin: so that no power of an odds ratio, of e^6 at most, leaves the range of numbers. */
const MILD_MARGIN = 2;

/** So many odds ratios are worked on together. */
const ABREAST = 4;

/**
 * What a day's table says at each odds ratio of the grid beyond the margin, given the day's total of bad outcomes; of the
 * function's last answer only. Where few tables are possible their number is a polynomial in the odds ratio, here divided
 * by the likeliest table at odds ratio 1, and asked for all odds ratios together.
 * Worked value: 1 of 1 against 0 of 1 at odds of 3: 3/4 instead of 1/2, a ratio of 1.5.
 */
export function tableLikelihoods({
  logOddsMargin,
  tempering,
}: Rules): (table: TwoProportions) => DayLikelihoods {
  const { asked, around } = gridOfHarms(tempering);
  const lowest = logOddsMargin + asked.lowest;
  const step = asked.steps[1] ?? 0;
  const width = Math.ceil(asked.steps.length / ABREAST) * ABREAST;
  const odds = Float64Array.from({ length: width }, (_, at) => Math.exp(lowest + at * step));
  const inverse = odds.map((value) => 1 / value);
  const totals = new Float64Array(width);
  const counts = { above: new Float64Array(FEW_TABLES + 1), below: new Float64Array(FEW_TABLES + 1) };
  const answer = { kind: 'ratios', ratios: new Float64Array(width) } as const;
  const isMild = Math.abs(logOddsMargin) <= MILD_MARGIN;
  return (table) => {
    const law = lawOf(table);
    if (!isMild || law.highest - law.lowest > FEW_TABLES) {
      return { kind: 'logs', logs: logOddsLikelihoodRatios(table, { logOdds: lowest, steps: asked.steps }) };
    }
    const mode = modeAt(1, law);
    countTables(law, mode, counts);
    totals.fill(1);
    addPolynomial(totals, odds, { coefficients: counts.above, length: law.highest - mode });
    addPolynomial(totals, inverse, { coefficients: counts.below, length: mode - law.lowest });
    const beyond = table.treated.successes - mode;
    const factor = Math.exp(beyond * step);
    let power = Math.exp(-beyond * around * step) * (totals[around] ?? 0);
    for (let at = 0; at < asked.steps.length; at += 1) {
      answer.ratios[at] = power / (totals[at] ?? 1);
      power *= factor;
    }
    return answer;
  };
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
  for (let at = 0; at < xs.length; at += ABREAST) {
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
