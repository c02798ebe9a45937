import { describe, expect, it } from 'vitest';
import { createDraws } from './draws.ts';

const DRAWS = 40_000;

/** How many standard errors the average, and the variance, of so many draws lie from what they should be. */
function offBy(draw: () => number, { mean, variance }: { mean: number; variance: number }): number[] {
  let [sum, squares, fourth] = [0, 0, 0];
  for (let at = 0; at < DRAWS; at += 1) {
    const apart = draw() - mean;
    sum += apart;
    squares += apart ** 2;
    fourth += apart ** 4;
  }
  const ofMean = Math.sqrt(variance / DRAWS);
  const ofVariance = Math.sqrt((fourth / DRAWS - variance ** 2) / DRAWS);
  return [Math.abs(sum / DRAWS / ofMean), Math.abs((squares / DRAWS - variance) / ofVariance)];
}

describe('seeded draws', () => {
  it('are the same for the same seed and others for another', () => {
    const first = createDraws(7);
    const again = createDraws(7);
    const other = createDraws(8);
    const of = (draws: typeof first) => Array.from({ length: 20 }, () => [draws.normal(), draws.poisson(30)]);
    const drawn = of(first);
    expect(of(again)).toEqual(drawn);
    expect(of(other)).not.toEqual(drawn);
  });

  it.each([0.3, 4, 9.9, 10, 35, 1200])('have as many events as Poisson’s law says: mean %d', (mean) => {
    const draws = createDraws(11);
    for (const errors of offBy(() => draws.poisson(mean), { mean, variance: mean }))
      expect(errors).toBeLessThan(4);
  });

  it.each([
    [20, 0.02],
    [300, 0.05],
    [1400, 0.3],
    [50, 0.5],
    [200, 0.93],
  ])('have as many successes as the binomial law says: %d trials of %d', (trials, probability) => {
    const draws = createDraws(12);
    const law = { mean: trials * probability, variance: trials * probability * (1 - probability) };
    for (const errors of offBy(() => draws.binomial(trials, probability), law))
      expect(errors).toBeLessThan(4);
    const some = Array.from({ length: 500 }, () => draws.binomial(trials, probability));
    expect(some.every((k) => Number.isInteger(k) && k >= 0 && k <= trials)).toBe(true);
  });

  it('are normal', () => {
    const draws = createDraws(13);
    for (const errors of offBy(() => draws.normal(), { mean: 0, variance: 1 }))
      expect(errors).toBeLessThan(4);
  });

  it('have nothing where nothing can come', () => {
    const draws = createDraws(14);
    expect([draws.poisson(0), draws.binomial(0, 0.5), draws.binomial(9, 0), draws.binomial(9, 1)]).toEqual([
      0, 0, 0, 9,
    ]);
  });
});
