import { checkFinite, checkOpenShare, checkPositive } from './argument-checks.ts';
import { chiSquareUpperTail } from './chi-square.ts';
import type { Estimate } from './interval.ts';
import type { MeasuredEffect } from './log-odds-ratio.ts';
import { normalMultiplier } from './normal.ts';

type PooledEffect = Estimate & { readonly standardError: number };

/** How much repeated measurements of one effect differ beyond chance. */
export type Heterogeneity = {
  /** Cochran's Q, chi-square with `degreesOfFreedom` when all measure the same effect. */
  readonly q: number;
  readonly degreesOfFreedom: number;
  /** Null for a single measurement, as is `dispersion`. */
  readonly pValue: number | null;
  /** Q per degree of freedom: 1 is chance, 2 is twice the variance chance explains. */
  readonly dispersion: number | null;
  /** Share of the variation that is not chance (Higgins & Thompson 2002), 0 to 1. */
  readonly inconsistency: number;
  /** Variance of the true effects between measurements (DerSimonian & Laird 1986). */
  readonly betweenVariance: number;
  /**
   * How many times larger this makes the variance of the fixed average: 1 + betweenVariance * sum w² / sum w. More than
   * the dispersion where measurements of very unequal weight differ. Worked value: estimates 0 and 2 with variances 1
   * and 1/3 have Q 3, so betweenVariance (3 - 1) / (4 - 10 / 4) = 4/3 and inflation 1 + 4/3 * 10 / 4 = 4.333.
   */
  readonly inflation: number;
};

/**
 * Pools measurements of one effect (for example daily log odds ratios) by inverse variance: `fixed` as if all measured
 * the same effect, `random` allowing the effect itself to vary (DerSimonian & Laird 1986), with normal intervals.
 * Worked value: the 23 days of gross conversion of the Udacity free trial give fixed -0.12808256645, Q 35.02 at 22
 * degrees, dispersion 1.5918, random -0.12992280304. RangeError without effects or for a variance not above 0.
 */
export function poolEffects({
  effects,
  confidence,
}: {
  readonly effects: readonly MeasuredEffect[];
  readonly confidence: number;
}): { readonly fixed: PooledEffect; readonly random: PooledEffect; readonly heterogeneity: Heterogeneity } {
  checkOpenShare({ name: 'confidence', value: confidence });
  const heterogeneity = heterogeneityOf(effects);
  return {
    fixed: weightedMean(effects, { confidence, betweenVariance: 0 }),
    random: weightedMean(effects, { confidence, betweenVariance: heterogeneity.betweenVariance }),
    heterogeneity,
  };
}

/** The heterogeneity alone; errors as `poolEffects`. */
export function heterogeneityOf(effects: readonly MeasuredEffect[]): Heterogeneity {
  if (effects.length === 0) throw new RangeError('there must be at least one effect to pool.');
  let weights = 0;
  let squaredWeights = 0;
  let weighted = 0;
  for (const { estimate, variance } of effects) {
    checkFinite({ name: 'estimate', value: estimate });
    checkPositive({ name: 'variance', value: variance });
    weights += 1 / variance;
    squaredWeights += 1 / variance ** 2;
    weighted += estimate / variance;
  }
  const mean = weighted / weights;
  const q = effects.reduce((sum, { estimate, variance }) => sum + (estimate - mean) ** 2 / variance, 0);
  const degreesOfFreedom = effects.length - 1;
  const excess = Math.max(0, q - degreesOfFreedom);
  const single = degreesOfFreedom === 0;
  const betweenVariance = single ? 0 : excess / (weights - squaredWeights / weights);
  return {
    q,
    degreesOfFreedom,
    pValue: single ? null : chiSquareUpperTail(q, degreesOfFreedom),
    dispersion: single ? null : q / degreesOfFreedom,
    inconsistency: excess === 0 ? 0 : excess / q,
    betweenVariance,
    inflation: 1 + (betweenVariance * squaredWeights) / weights,
  };
}

type Weighting = { readonly confidence: number; readonly betweenVariance: number };

function weightedMean(
  effects: readonly MeasuredEffect[],
  { confidence, betweenVariance }: Weighting,
): PooledEffect {
  let weights = 0;
  let weighted = 0;
  for (const { estimate, variance } of effects) {
    weights += 1 / (variance + betweenVariance);
    weighted += estimate / (variance + betweenVariance);
  }
  const standardError = Math.sqrt(1 / weights);
  const estimate = weighted / weights;
  const reach = normalMultiplier(confidence) * standardError;
  return { estimate, low: estimate - reach, high: estimate + reach, standardError };
}
