import stdlibBetaIncomplete from '@stdlib/math-base-special-betainc';
import stdlibBetaIncompleteInverse from '@stdlib/math-base-special-betaincinv';
import stdlibErfc from '@stdlib/math-base-special-erfc';
import stdlibErfcInverse from '@stdlib/math-base-special-erfcinv';
import stdlibGammaIncomplete from '@stdlib/math-base-special-gammainc';
import stdlibGammaIncompleteInverse from '@stdlib/math-base-special-gammaincinv';
import stdlibGammaLn from '@stdlib/math-base-special-gammaln';
import { gammaDensity, isLargeGamma, largeGammaUpper } from './large-gamma-tail.ts';

/** The one importer of the numerical library; both tails are asked for by name so nobody writes 1 - lower. */
export type Tail = 'lower' | 'upper';

type Shape = { readonly a: number; readonly b: number };

/** Regularised incomplete beta function I_x(a, b), or its complement; x in [0, 1], a and b > 0. */
export function betaTail(x: number, shape: Shape, tail: Tail): number {
  return stdlibBetaIncomplete(x, shape.a, shape.b, true, tail === 'upper');
}

/** The x whose lower (or upper) beta tail is `probability`. */
export function betaTailInverse(probability: number, shape: Shape, tail: Tail): number {
  return stdlibBetaIncompleteInverse(probability, shape.a, shape.b, tail === 'upper');
}

/**
 * Regularised incomplete gamma function P(shape, x) (lower) or Q(shape, x) (upper); x >= 0, shape > 0.
 * For x above 1000 near or above the shape it is our own: there the library (0.3.1) is wrong by up to 2 %.
 */
export function gammaTail(x: number, shape: number, tail: Tail): number {
  if (!isLargeGamma(x, shape)) return stdlibGammaIncomplete(x, shape, true, tail === 'upper');
  const upper = largeGammaUpper(x, shape);
  return tail === 'upper' ? upper : 1 - upper;
}

/** The x whose lower (or upper) gamma tail is `probability`. */
export function gammaTailInverse(probability: number, shape: number, tail: Tail): number {
  const near = stdlibGammaIncompleteInverse(probability, shape, tail === 'upper');
  if (near < WHERE_INVERSE_IS_POLISHED || probability === 0 || probability === 1) return near;
  // The library finds its inverse with the tail that is wrong for large x: three steps of Newton's method mend it.
  const sign = tail === 'upper' ? 1 : -1;
  let x = near;
  for (let step = 0; step < 3; step += 1) {
    const here = gammaTail(x, shape, tail);
    x += (sign * Math.log(here / probability) * here) / gammaDensity(x, shape);
  }
  return Number.isFinite(x) ? x : near;
}

const WHERE_INVERSE_IS_POLISHED = 900;

/** Complementary error function. */
export function erfc(x: number): number {
  return stdlibErfc(x);
}

/** Inverse of the complementary error function; accurate down to arguments of 1e-300. */
export function erfcInverse(x: number): number {
  return stdlibErfcInverse(x);
}

/** Natural logarithm of the gamma function. */
export function logGamma(x: number): number {
  return stdlibGammaLn(x);
}
