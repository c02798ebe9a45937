import { checkPositiveCount } from './argument-checks.ts';

export type QuadratureNode = { readonly at: number; readonly weight: number };

/**
 * Nodes and weights of Gauss-Legendre quadrature over an interval: exact for polynomials up to degree 2 * count - 1,
 * and for smooth functions soon accurate to the last digits. Roots of the Legendre polynomial by Newton's method from
 * the usual cosine start (Press et al. 2007, 4.6.1). RangeError when count is below 1. Worked value: 2 nodes over
 * -1 to 1 lie at -0.5773502691896257 and 0.5773502691896257 with weight 1.
 */
export function gaussLegendre(
  count: number,
  { low, high }: { readonly low: number; readonly high: number },
): QuadratureNode[] {
  checkPositiveCount({ name: 'count', value: count });
  const half = (high - low) / 2;
  const middle = (high + low) / 2;
  return Array.from({ length: count }, (_, index) => {
    let root = -Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const { value, derivative } = legendre(count, root);
      const change = value / derivative;
      root -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    const slope = legendre(count, root).derivative;
    return { at: middle + half * root, weight: (2 * half) / ((1 - root * root) * slope * slope) };
  });
}

const MOST_STEPS = 20;

function legendre(degree: number, x: number): { value: number; derivative: number } {
  let before = 1;
  let value = x;
  for (let order = 2; order <= degree; order += 1) {
    [before, value] = [value, ((2 * order - 1) * x * value - (order - 1) * before) / order];
  }
  return { value, derivative: (degree * (x * value - before)) / (x * x - 1) };
}
