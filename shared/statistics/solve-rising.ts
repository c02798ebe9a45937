/** Where a rising function reaches `target`, by doubling the upper end and halving the bracket to 1e-12 relative. */
export function solveRising(
  f: (x: number) => number,
  { from, target }: { readonly from: number; readonly target: number },
): number {
  if (f(from) >= target) return from;
  let low = from;
  let high = from * 2;
  while (f(high) < target) {
    low = high;
    high *= 2;
    if (high > LARGEST) throw new RangeError('the effect is too small for any sample size to show it.');
  }
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (f(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const LARGEST = 1e13;
