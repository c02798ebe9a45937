/**
 * Where a function crosses 0 between two ends of opposite sign: inverse quadratic interpolation guarded by halving
 * (Brent 1973, chapter 4; the steps of R's uniroot, so that on a flat stretch of zeros it stops at the same point).
 * `tolerance` is absolute, in the unit of x; 0 means to the last bit. An end at which the function is 0 is the answer.
 * Worked value: x^3 - 2 between 0 and 2 = 1.259921049894873. RangeError when both ends lie on the same side of 0.
 */
export function brentRoot(
  f: (x: number) => number,
  { low, high, tolerance }: { readonly low: number; readonly high: number; readonly tolerance: number },
): number {
  let a: Point = { x: low, y: f(low) };
  let b: Point = { x: high, y: f(high) };
  if (a.y === 0) return a.x;
  if (b.y === 0) return b.x;
  if (a.y > 0 === b.y > 0) throw new RangeError('the function does not cross 0 between the two ends.');
  // The root lies between b, the best point so far, and c; a is the point before b.
  let c = a;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const previous = b.x - a.x;
    if (Math.abs(c.y) < Math.abs(b.y)) [a, b, c] = [b, c, b];
    const nearest = 2 * Number.EPSILON * Math.abs(b.x) + tolerance / 2;
    const half = (c.x - b.x) / 2;
    if (Math.abs(half) <= nearest || b.y === 0) break;
    const wanted = interpolatedStep({ a, b, c, previous, nearest }) ?? half;
    const x = b.x + (Math.abs(wanted) < nearest ? Math.sign(wanted) * nearest : wanted);
    a = b;
    b = { x, y: f(x) };
    if (b.y > 0 === c.y > 0) c = a;
  }
  return b.x;
}

/** Where R stops searching by default (uniroot, and with it fisher.test and power.t.test). */
export const R_SEARCH_TOLERANCE = Number.EPSILON ** 0.25;

const MOST_STEPS = 1000;

type Point = { readonly x: number; readonly y: number };

type Bracket = {
  readonly a: Point;
  readonly b: Point;
  readonly c: Point;
  readonly previous: number;
  readonly nearest: number;
};

/** Null where halving is the safer step. */
function interpolatedStep({ a, b, c, previous, nearest }: Bracket): number | null {
  if (Math.abs(previous) < nearest || Math.abs(a.y) <= Math.abs(b.y)) return null;
  const span = c.x - b.x;
  const byA = b.y / a.y;
  let p = span * byA;
  let q = 1 - byA;
  if (a.x !== c.x) {
    const aByC = a.y / c.y;
    const byC = b.y / c.y;
    p = byA * (span * aByC * (aByC - byC) - (b.x - a.x) * (byC - 1));
    q = (aByC - 1) * (byC - 1) * (byA - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  const inside = p < 0.75 * span * q - Math.abs(nearest * q) / 2 && p < Math.abs((previous * q) / 2);
  return inside ? p / q : null;
}
