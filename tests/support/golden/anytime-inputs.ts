import { z } from '#shared/kernel/schema.ts';
import type { MeasuredLevel } from '#shared/statistics/relative-difference.ts';

/** The shapes that the golden cases of several methods share. */

export const pair = z.tuple([z.number(), z.number()]);

/** Days or strata as four counts each: treated first, then control. */
export const rows4 = z.array(z.tuple([z.number(), z.number(), z.number(), z.number()]));

/** One arm as its sums. */
export const armSums = z.object({ sum: z.number(), sumSquares: z.number(), n: z.number() });

/** The mean of an arm given as sums, with its standard error. */
export function levelOfSums({ sum, sumSquares, n }: z.infer<typeof armSums>): MeasuredLevel {
  const variance = (sumSquares - sum ** 2 / n) / (n - 1);
  return { level: sum / n, standardError: Math.sqrt(variance / n), degreesOfFreedom: n - 1 };
}

/** The confidence that goes with a two-sided error rate. */
export function conf(alpha: number): number {
  return 1 - alpha;
}
