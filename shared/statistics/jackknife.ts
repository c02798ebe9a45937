import { checkPositiveCount } from './argument-checks.ts';

export type JackknifeQuestion = {
  /** Blocks the witnesses fall into: single days, or runs of days where there are many. */
  readonly blocks: number;
  /** The estimate from everything but one block; null where it does not exist. */
  readonly without: (block: number) => number | null;
};

/**
 * Standard error of any smooth estimate by leaving out one block after the other: se² = (g - 1) / g * sum((e_i - mean
 * e)²), with g - 1 degrees of freedom (Tukey 1958; Miller 1974, "The jackknife: a review"). Worked value: the mean of 4,
 * 6, 8 leaves 7, 6, 5, so that the standard error is sqrt(2 / 3 * 2) = 2 / sqrt(3) = 1.1547005384, as for any mean.
 * Null for fewer than two blocks, an estimate that hangs on a single one, or no spread. RangeError without blocks.
 */
export function jackknife({
  blocks,
  without,
}: JackknifeQuestion): { readonly standardError: number; readonly degreesOfFreedom: number } | null {
  checkPositiveCount({ name: 'blocks', value: blocks });
  const estimates: number[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const estimate = without(block);
    if (estimate === null) return null;
    estimates.push(estimate);
  }
  const mean = estimates.reduce((sum, estimate) => sum + estimate, 0) / blocks;
  const squares = estimates.reduce((sum, estimate) => sum + (estimate - mean) ** 2, 0);
  const variance = ((blocks - 1) / blocks) * squares;
  return variance > 0 ? { standardError: Math.sqrt(variance), degreesOfFreedom: blocks - 1 } : null;
}
