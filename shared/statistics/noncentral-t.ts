import { normalCdf } from './normal.ts';
import { integrate } from './tanh-sinh.ts';

export type NoncentralT = { readonly degreesOfFreedom: number; readonly noncentrality: number };

/**
 * P(T > t) of the noncentral t distribution, the power of a t test whose critical value is t: the normal probability
 * given the estimated spread, averaged over the spread's chi distribution (Johnson, Kotz & Balakrishnan 1995, 31).
 * Degrees of freedom real and at least 1; accurate to about 1e-11. Worked value: t 2 at 10 degrees and noncentrality
 * 2.5 = 0.6930383113109178.
 */
export function noncentralTUpperTail(t: number, { degreesOfFreedom, noncentrality }: NoncentralT): number {
  const reach = 12 / Math.sqrt(2 * degreesOfFreedom);
  const range = { low: Math.max(0, 1 - reach), high: 1 + reach };
  // Density of the estimated over the true standard deviation, up to a constant, 1 at its scale.
  const density = (spread: number): number =>
    spread === 0
      ? Number(degreesOfFreedom === 1)
      : Math.exp((degreesOfFreedom - 1) * Math.log(spread) - (degreesOfFreedom * (spread * spread - 1)) / 2);
  const weighted = (spread: number): number => density(spread) * normalCdf(noncentrality - t * spread);
  return integrate(weighted, range) / integrate(density, range);
}
