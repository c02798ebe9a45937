import type { GateRules } from '#shared/features/gate-rules.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import { normalQuantile } from '#shared/statistics/normal.ts';

/** Units a day the pilot has brought in this span; null before it brought any. */
export function unitsPerDay(comparison: Comparison): number | null {
  return comparison.pilot.days > 0 && comparison.pilot.units > 0
    ? comparison.pilot.units / comparison.pilot.days
    : null;
}

/** Days in which the pilot brings that many units at its present rate, rounded up; null when the rate is unknown. */
export function daysFor(units: number, comparison: Comparison): number | null {
  const rate = unitsPerDay(comparison);
  return rate === null ? null : Math.ceil(units / rate);
}

/** Whether there is too little to say anything at all, in either arm. */
export function isTooThin(comparison: Comparison, { least }: Pick<GateRules, 'least'>): boolean {
  const arms = comparison.reference === null ? [comparison.pilot] : [comparison.pilot, comparison.reference];
  return arms.some((arm) => arm.units < least.units || arm.days < least.days);
}

/**
 * How many more units than these would bring the probability to `certainty`, if the difference stays what it is: evidence
 * grows with the square root of the units, so n grows by (z_asked / z_now)². Worked value: 89 % now and 95 % asked is
 * (1.645 / 1.227)² = 1.80 times the units. Null when the difference points the wrong way or is still nothing.
 */
export function moreUnitsFor(
  units: number,
  { probability, certainty }: { readonly probability: number | null; readonly certainty: number },
): number | null {
  if (probability === null || probability <= 0.5 || probability >= 1) return null;
  const growth = (normalQuantile(certainty) / normalQuantile(probability)) ** 2;
  return growth > 1 ? Math.ceil(units * (growth - 1)) : 0;
}
