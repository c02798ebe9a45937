import { brentRoot } from './brent-root.ts';

type Search = {
  /** The smallest answer. */
  readonly from: number;
  /** Where the answer is expected to lie below; raised tenfold, up to `LARGEST`, while `f` has not got there. */
  readonly upTo: number;
  readonly target: number;
  /** How closely to search, in the unit of x; 0 to the last bit. */
  readonly tolerance: number;
};

/** Where a rising function reaches `target`; `from` where it is already there. RangeError when it never gets there. */
export function solveRising(f: (x: number) => number, { from, upTo, target, tolerance }: Search): number {
  if (f(from) >= target) return from;
  let high = upTo;
  while (f(high) < target) {
    high *= 10;
    if (high > LARGEST) throw new RangeError('the effect is too small for any sample size to show it.');
  }
  return brentRoot((x) => f(x) - target, { low: from, high, tolerance });
}

const LARGEST = 1e13;
