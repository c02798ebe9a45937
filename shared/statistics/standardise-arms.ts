import { checkNotNegative } from './argument-checks.ts';
import { sumOf } from './sum.ts';

/** So many of a size: successes of trials, or events of an exposure. Neither need be whole. */
export type Counted = { readonly count: number; readonly size: number };

/** The two arms of one day, or over the same days. */
export type CountedArms = { readonly treated: Counted; readonly control: Counted };

/**
 * Both arms as if they had met the same days: each arm's level is the average of its daily levels under the day weights
 * of Mantel & Haenszel (1959), treated size * control size / both, the same for both arms. Whatever a day does to
 * everybody then cancels from their difference, which pooled totals do not survive when the share treated changes
 * (Simpson's paradox).
 *
 * The size is the effective one: that of a plain sample whose level would vary as much, 1 / sum(weight² / size) (Kish
 * 1965; Korn & Graubard 1998 build exact intervals on it). Under a steady share treated it is the total itself, and so
 * is the count; the more the share moves, the smaller it is.
 * Worked value: 2 of 10 against 1 of 10, and 3 of 10 against 1 of 20, weigh 3/7 and 4/7: .257142857 of 19.6 against
 * .071428571 of 28.823529.
 * Days without both arms tell nothing; null when there is no other. RangeError for a count or size below 0.
 */
export function standardiseArms(days: readonly CountedArms[]): CountedArms | null {
  const met = days.map(checked).filter(({ treated, control }) => treated.size > 0 && control.size > 0);
  if (met.length === 0) return null;
  const weighed = met.map((day) => ({
    day,
    weight: weightOf({ treated: day.treated.size, control: day.control.size }),
  }));
  const sideOf = (arm: keyof CountedArms): Counted => {
    let [weights, levels, spread] = [0, 0, 0];
    for (const { day, weight } of weighed) {
      const { count, size } = day[arm];
      weights += weight;
      levels += weight * (count / size);
      spread += weight ** 2 / size;
    }
    const size = weights ** 2 / spread;
    return { count: size * (levels / weights), size };
  };
  return { treated: sideOf('treated'), control: sideOf('control') };
}

/** The sizes of both arms on one day. */
export type ArmSizes = { readonly treated: number; readonly control: number };

/** What a day weighs in the comparison of two arms; for means of equal spread it is the weight of most precision. */
export function weightOf({ treated, control }: ArmSizes): number {
  return (treated * control) / (treated + control);
}

/** Whether each day has the same part of both arms, but for rounding: then totals and days are the same comparison. */
export function isSteady(days: readonly ArmSizes[]): boolean {
  const all = {
    treated: sumOf(days.map(({ treated }) => treated)),
    control: sumOf(days.map(({ control }) => control)),
  };
  return days.every(
    ({ treated, control }) =>
      Math.abs(treated * all.control - control * all.treated) <= ROUNDING * all.treated * all.control,
  );
}

const ROUNDING = 1e-9;

function checked(day: CountedArms): CountedArms {
  for (const { count, size } of [day.treated, day.control]) {
    checkNotNegative({ name: 'count', value: count });
    checkNotNegative({ name: 'size', value: size });
  }
  return day;
}
