import { checkOpenShare, checkPositive } from './argument-checks.ts';
import { tComparison, type MeanComparison } from './welch.ts';

/** A number with its standard error and the degrees of freedom that go with it. */
export type MeasuredLevel = {
  readonly level: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
};

export type LevelsQuestion = {
  readonly treated: MeasuredLevel;
  readonly control: MeasuredLevel;
  readonly confidence: number;
};

/**
 * (treated - control) / control by the delta method: variance vT / c² + vC t² / c⁴, degrees of freedom by Satterthwaite
 * (1946) from the absolute difference, as GrowthBook's gbstats does. Worked value: ratios .383929 and .423559 of the
 * golden case give .1032231742, standard error .0957689452, 95 % interval -.0875291188 to .2939754672.
 * RangeError when the control level is not above 0, or neither level has any spread.
 */
export function relativeDifference({ treated, control, confidence }: LevelsQuestion): MeanComparison {
  checkOpenShare({ name: 'confidence', value: confidence });
  checkPositive({ name: 'control level', value: control.level });
  const varianceT = treated.standardError ** 2;
  const varianceC = control.standardError ** 2;
  const variance = varianceT / control.level ** 2 + (varianceC * treated.level ** 2) / control.level ** 4;
  return tComparison({
    estimate: treated.level / control.level - 1,
    standardError: Math.sqrt(variance),
    degreesOfFreedom: satterthwaite([treated, control]),
    confidence,
  });
}

/** treated - control in the unit of the levels; errors as `relativeDifference`, but any control level will do. */
export function absoluteDifference({ treated, control, confidence }: LevelsQuestion): MeanComparison {
  return tComparison({
    estimate: treated.level - control.level,
    standardError: Math.hypot(treated.standardError, control.standardError),
    degreesOfFreedom: satterthwaite([treated, control]),
    confidence,
  });
}

function satterthwaite(levels: readonly MeasuredLevel[]): number {
  const variances = levels.map(({ standardError }) => standardError ** 2);
  const variance = variances.reduce((sum, part) => sum + part, 0);
  if (variance === 0) throw new RangeError('neither level has any spread, so there is no interval.');
  const parts = levels.map(
    ({ degreesOfFreedom }, index) => ((variances[index] ?? 0) / variance) ** 2 / degreesOfFreedom,
  );
  return 1 / parts.reduce((sum, part) => sum + part, 0);
}
