import {
  checkCount,
  checkFinite,
  checkNotNegative,
  checkOpenShare,
} from '#shared/statistics/argument-checks.ts';
import type { Estimate } from '#shared/statistics/interval.ts';
import { normalTwoSided, normalUpperQuantile } from '#shared/statistics/normal.ts';

type Arm = { readonly variance: number; readonly n: number };

/**
 * Statsig's two-sided sequential interval and p value of a difference of means (Zhao et al. 2019, with the mixing
 * parameter of Statsig's documentation, "Frequentist sequential testing"): the z value is widened to
 * sqrt((V + tau) / tau (-2 ln(alpha / 2) - ln(V / (V + tau)))), tau = z² (vT + vC) / (nT + nC), and the p value is the
 * ordinary one of a z shrunk in the same proportion.
 * Worked value: .29, variances 30 of 3461 and 15.2 of 3407, alpha .05: z 3.5833240214573685, -.12059042636760142 to
 * .7005904263676014, p .16625973497342605. RangeError for an empty arm or no spread at all.
 */
export function statsigInterval({
  difference,
  treated,
  control,
  alpha,
}: {
  readonly difference: number;
  readonly treated: Arm;
  readonly control: Arm;
  readonly alpha: number;
}): Estimate & {
  readonly variance: number;
  readonly tau: number;
  readonly z: number;
  readonly pValue: number;
} {
  checkFinite({ name: 'difference', value: difference });
  checkOpenShare({ name: 'alpha', value: alpha });
  const variance = varianceOfMean(treated) + varianceOfMean(control);
  if (variance === 0)
    throw new RangeError('the values of both arms have no spread, so there is no interval.');
  const fixed = normalUpperQuantile(alpha / 2);
  const tau = (fixed ** 2 * (treated.variance + control.variance)) / (treated.n + control.n);
  const total = variance + tau;
  const z = Math.sqrt((total / tau) * (-2 * Math.log(alpha / 2) - Math.log(variance / total)));
  const reach = z * Math.sqrt(variance);
  return {
    estimate: difference,
    low: difference - reach,
    high: difference + reach,
    variance,
    tau,
    z,
    pValue: normalTwoSided((difference / Math.sqrt(variance)) * (fixed / z)),
  };
}

function varianceOfMean({ variance, n }: Arm): number {
  checkNotNegative({ name: 'variance', value: variance });
  checkCount({ name: 'n', value: n });
  if (n === 0) throw new RangeError('an arm without values has no mean.');
  return variance / n;
}
