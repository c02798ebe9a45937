import { checkNotNegative, checkOpenShare } from './argument-checks.ts';
import { brentRoot } from './brent-root.ts';
import type { Estimate } from './interval.ts';
import type { ShiftQuestion, ShiftTest } from './mann-whitney-exact.ts';
import { normalCdf, normalUpperQuantile, normalUpperTail } from './normal.ts';
import { checkSamples, type TwoSamples } from './two-samples.ts';
import { rankJointly } from './ranks.ts';

type NormalShiftQuestion = ShiftQuestion & {
  /** How closely the shift is searched, in the unit of the values; R and Kayenta stop at 1e-4. */
  readonly searchTolerance?: number;
};

/**
 * Rank test of a shift between two samples of any size by its normal form, with the variance corrected for equal values
 * and a continuity correction of one half; estimate and interval are the shifts at which the statistic crosses 0 and
 * the limits (R 4.2.2 wilcox.test with exact = FALSE; the judge of Netflix Kayenta, which asks for 98 %).
 * The statistic moves in steps, so the crossing is known to `searchTolerance` only, and where it is 0 over a whole
 * stretch the estimate is the first point of that stretch the search meets, not its middle.
 * Worked value: ten durations against ten, 98 %: p 0.00728455700947967, -52.0481838160891, interval -102.0000679138429
 * to -10.0000456108689. Limits stay within the smallest and the largest pairwise difference; one-sided, the other limit
 * is infinite. Equal values throughout give p 1. RangeError for an empty arm or a value that is not finite.
 */
export function mannWhitneyNormal({
  treated,
  control,
  alternative,
  confidence,
  searchTolerance = 1e-4,
}: NormalShiftQuestion): ShiftTest {
  checkSamples({ treated, control });
  checkOpenShare({ name: 'confidence', value: confidence });
  checkNotNegative({ name: 'searchTolerance', value: searchTolerance });
  const corrections = {
    less: () => -0.5,
    greater: () => 0.5,
    'two-sided': (gap: number) => Math.sign(gap) / 2,
  };
  const correction = corrections[alternative];
  const z = standardised({ treated, control }, correction);
  const pValues = {
    less: () => normalCdf(z),
    greater: () => normalUpperTail(z),
    'two-sided': () => Math.min(1, 2 * Math.min(normalCdf(z), normalUpperTail(z))),
  };
  const shiftAt = (level: number, correct: (gap: number) => number): number =>
    crossing({ treated, control }, (arms) => standardised(arms, correct) - level, searchTolerance);
  const reach = normalUpperQuantile((1 - confidence) / (alternative === 'two-sided' ? 2 : 1));
  const limits: Estimate = {
    estimate: shiftAt(0, () => 0),
    low: alternative === 'less' ? Number.NEGATIVE_INFINITY : shiftAt(reach, correction),
    high: alternative === 'greater' ? Number.POSITIVE_INFINITY : shiftAt(-reach, correction),
  };
  return { ...limits, wins: rankJointly({ treated, control }).wins, pValue: pValues[alternative]() };
}

/** Wins beyond half of all pairs, in standard deviations; 0 where all values are equal. */
function standardised(arms: TwoSamples, correct: (gap: number) => number): number {
  const { ties, wins } = rankJointly(arms);
  const pairs = arms.treated.length * arms.control.length;
  const total = arms.treated.length + arms.control.length;
  const variance = (pairs / 12) * (total + 1 - ties / (total * (total - 1)));
  const gap = wins - pairs / 2;
  return variance === 0 ? 0 : (gap - correct(gap)) / Math.sqrt(variance);
}

/** The shift of the treated values at which a statistic that falls as it grows crosses 0. */
function crossing(
  { treated, control }: TwoSamples,
  statistic: (arms: TwoSamples) => number,
  tolerance: number,
): number {
  const low = smallest(treated) - largest(control);
  const high = largest(treated) - smallest(control);
  const at = (shift: number): number =>
    statistic({ treated: treated.map((value) => value - shift), control });
  if (at(low) <= 0) return low;
  if (at(high) >= 0) return high;
  return brentRoot(at, { low, high, tolerance });
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value));
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value));
}
