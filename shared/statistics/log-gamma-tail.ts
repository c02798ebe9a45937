import { gammaTail, logGamma, type Tail } from './special-functions.ts';

/**
 * Natural logarithm of a gamma tail (shape above 0, rate 1), also where the tail itself is too small for a number:
 * there by the continued fraction of Abramowitz & Stegun 6.5.31 above, and by the series 6.5.29 below, each of which
 * converges quickly exactly in its far tail. Worked value: shape 1 above 2000 = -2000. `x` above 0.
 */
export function logGammaTail(x: number, shape: number, tail: Tail): number {
  const direct = gammaTail(x, shape, tail);
  if (direct > SMALLEST_TRUSTED) return Math.log(direct);
  const logDensity = shape * Math.log(x) - x - logGamma(shape);
  return tail === 'upper'
    ? logDensity + Math.log(continuedFraction(x, shape))
    : logDensity + Math.log(series(x, shape));
}

const SMALLEST_TRUSTED = 1e-280;
const MOST_TERMS = 10_000;

/** Lentz's method; the denominators are far from 0 since x is far above the shape. */
function continuedFraction(x: number, shape: number): number {
  let b = x + 1 - shape;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

function series(x: number, shape: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > 1e-17 * sum; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}
