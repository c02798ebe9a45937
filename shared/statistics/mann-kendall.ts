import { checkSeries } from './check-series.ts';
import { normalTwoSided } from './normal.ts';
import { tiedPairTerms } from './ties.ts';

/**
 * Whether a series goes steadily up or down (Mann 1945, Kendall 1970): tau is the share of pairs that rise less those
 * that fall (tau-b: corrected for equal values), -1 to 1. The two-sided p value counts all orders exactly up to 33
 * different values, or where at most one pair is out of order; else it is normal, corrected for ties, without
 * continuity correction (scipy 1.10.1 kendalltau against time). All values equal: tau 0, p 1. RangeError below 2
 * values. Worked value: 52, 55, 49, 61, 58, 63, 60, 66, 70, 64, 72, 71 = tau 0.7575757575757575,
 * p 0.00024002425044091711.
 */
export function mannKendall(values: readonly number[]): { tau: number; p: number } {
  checkSeries(values, 2);
  const count = values.length;
  const pairs = (count * (count - 1)) / 2;
  const tied = tiedPairTerms(values);
  if (tied.pairs === pairs) return { tau: 0, p: 1 };
  const falling = fallingPairs(values);
  const difference = pairs - tied.pairs - 2 * falling;
  const tau = difference / Math.sqrt(pairs) / Math.sqrt(pairs - tied.pairs);
  const rarer = Math.min(falling, pairs - falling);
  if (tied.pairs === 0 && (count <= LARGEST_EXACT || rarer <= 1)) return { tau, p: exactP(count, rarer) };
  const variance = (2 * pairs * (2 * count + 5) - tied.variance) / 18;
  return { tau, p: normalTwoSided(difference / Math.sqrt(variance)) };
}

const LARGEST_EXACT = 33;

function fallingPairs(values: readonly number[]): number {
  let falling = 0;
  for (const [later, value] of values.entries()) {
    for (let earlier = 0; earlier < later; earlier += 1) if ((values[earlier] ?? 0) > value) falling += 1;
  }
  return falling;
}

/** Twice the share of all orders of `count` different values with at most `inversions` pairs out of order. */
function exactP(count: number, inversions: number): number {
  if (4 * inversions === count * (count - 1)) return 1;
  let shares = [1];
  for (let size = 2; size <= count; size += 1) {
    const before = shares;
    const length = Math.min(inversions, (size * (size - 1)) / 2) + 1;
    shares = Array.from({ length }, (_, total) => {
      let sum = 0;
      for (let back = 0; back < Math.min(size, total + 1); back += 1) sum += before[total - back] ?? 0;
      return sum / size;
    });
  }
  return Math.min(1, 2 * shares.reduce((sum, share) => sum + share, 0));
}
