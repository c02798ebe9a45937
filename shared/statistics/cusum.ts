import { checkFinite, checkNotNegative, checkPositive } from './argument-checks.ts';

export type CusumRule = {
  /** How far a value must lie from expectation before it counts, in standard deviations. */
  readonly k: number;
  /** The sum at which the chart alarms. */
  readonly h: number;
  /** The most one value may count, so that a single wild day cannot alarm alone. */
  readonly clip: number;
};

export type CusumPath = {
  /** Sum of upward deviations after each value, and of downward ones (as a positive number). */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  /** Where one of the two first goes above h, from 0; null when none does. */
  readonly firstAlarm: number | null;
};

/**
 * Two-sided tabular CUSUM of standardised values (Page 1954): S = max(0, S + clipped z - k), and its mirror image.
 * RangeError for a negative k, an h or clip not above 0, or a value that is not finite. Worked value: 0.2, -0.5, 1.4,
 * 0.9, 1.8, 2.2, 1.1, 0.4, 2.6, 1.9 under k 0.75, h 6, clip 4 reach 6.3, an alarm at the tenth.
 */
export function cusumPath(standardised: readonly number[], rule: CusumRule): CusumPath {
  checkRule(rule);
  let sums: CusumSums = { upper: 0, lower: 0 };
  let firstAlarm: number | null = null;
  const path = standardised.map((z, index) => {
    checkFinite({ name: 'each value', value: z });
    sums = addToCusum(sums, z, rule);
    if (firstAlarm === null && Math.max(sums.upper, sums.lower) > rule.h) firstAlarm = index;
    return sums;
  });
  return { upper: path.map(({ upper }) => upper), lower: path.map(({ lower }) => lower), firstAlarm };
}

export type CusumSums = { readonly upper: number; readonly lower: number };

/** One step of `cusumPath`. */
export function addToCusum(
  { upper, lower }: CusumSums,
  z: number,
  { k, clip }: Pick<CusumRule, 'k' | 'clip'>,
): CusumSums {
  const clipped = Math.max(-clip, Math.min(clip, z));
  return { upper: Math.max(0, upper + clipped - k), lower: Math.max(0, lower - clipped - k) };
}

function checkRule({ k, h, clip }: CusumRule): void {
  checkNotNegative({ name: 'k', value: k });
  checkPositive({ name: 'h', value: h });
  checkPositive({ name: 'clip', value: clip });
}
