import { logBeta, type BetaShape } from './beta.ts';
import { betaTail, type Tail } from './special-functions.ts';

/**
 * Natural logarithm of a beta tail, also where the tail itself is too small for a number (thousands of days without
 * the event): there by the continued fraction of Abramowitz & Stegun 26.5.8, which converges quickly exactly in the
 * far tail. Worked value: Beta(1, 20000) above 0.1 = 20000 * ln 0.9 = -2107.2103131565. `x` strictly between 0 and 1.
 */
export function logBetaTail(x: number, shape: BetaShape, tail: Tail): number {
  const direct = betaTail(x, shape, tail);
  if (direct > SMALLEST_TRUSTED) return Math.log(direct);
  return tail === 'lower'
    ? farTail(Math.log(x), { x, shape })
    : farTail(Math.log1p(-x), { x: 1 - x, shape: { a: shape.b, b: shape.a } });
}

const SMALLEST_TRUSTED = 1e-280;
const TINY = 1e-300;
const MOST_TERMS = 10_000;

function farTail(logX: number, { x, shape }: { readonly x: number; readonly shape: BetaShape }): number {
  const { a, b } = shape;
  const logRest = Math.log1p(-x);
  return a * logX + b * logRest - Math.log(a) - logBeta(shape) + Math.log(continuedFraction(x, shape));
}

/** Evaluated from the front by Lentz's method. */
function continuedFraction(x: number, { a, b }: BetaShape): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      d = 1 / awayFromZero(1 + term * d);
      c = awayFromZero(1 + term / c);
      change = c * d;
      value *= change;
    }
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
