/**
 * What equal values take from rank statistics: for groups of t equal values the sums of t(t-1)/2 (pairs) and of
 * t(t-1)(2t+5) (Kendall 1970, ch. 4). Worked value: 1, 2, 2, 3 = 1 pair, variance term 18.
 */
export function tiedPairTerms(values: readonly number[]): { pairs: number; variance: number } {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  let pairs = 0;
  let variance = 0;
  for (const size of sizes.values()) {
    pairs += (size * (size - 1)) / 2;
    variance += size * (size - 1) * (2 * size + 5);
  }
  return { pairs, variance };
}
