import { checkOpenShare } from './argument-checks.ts';

/** Between the two rates of bad outcomes a rollout stays where it is. */
export type BoinBoundaries = { readonly advanceAtMost: number; readonly reduceAtLeast: number };

/**
 * Bayesian optimal interval design: advance at an observed rate of bad outcomes of at most the first, reduce at one of
 * at least the second boundary (Liu & Yuan 2015, equation 5). They lie where the likelihoods of the target and of the
 * rate too low (`lowRate`, 0.6 times the target) or too high (`highRate`, 1.4 times) are equal, whatever the number of
 * people. Worked values: target .3 gives 0.23649068523646805 and 0.35851946464092954; target .1 gives 0.0784489802 and
 * 0.1190318259. RangeError unless 0 < lowRate < target < highRate < 1, so by default for a target of 1 / 1.4 or more.
 */
export function boinBoundaries({
  target,
  lowRate = 0.6 * target,
  highRate = 1.4 * target,
}: {
  readonly target: number;
  readonly lowRate?: number;
  readonly highRate?: number;
}): BoinBoundaries {
  checkOpenShare({ name: 'target', value: target });
  checkOpenShare({ name: 'lowRate', value: lowRate });
  checkOpenShare({ name: 'highRate', value: highRate });
  if (!(lowRate < target && target < highRate)) {
    throw new RangeError(
      `the target must lie between lowRate and highRate; got ${lowRate}, ${target}, ${highRate}.`,
    );
  }
  return { advanceAtMost: equallyLikely(lowRate, target), reduceAtLeast: equallyLikely(target, highRate) };
}

/** The observed rate that two true rates explain equally well. */
function equallyLikely(lower: number, higher: number): number {
  const failures = Math.log1p(-lower) - Math.log1p(-higher);
  return failures / (failures + Math.log(higher / lower));
}
