import { learnedADay } from './planned-looks.ts';

/** Days on which so many people have the feature. */
export type Stretch = { readonly people: number; readonly days: number };

/**
 * Information once the days ahead are over, divided by the information of the days behind, when people come evenly:
 * 2 when as much is still to come as is in. Null before anything is in. For `chanceOfPassing`, with the days ahead until
 * the last gate's last look, or those of one more week.
 * Worked value: of 100 people, 7 days of 5 behind and 14 of 50 ahead: 1 + 3.5 / .3325 = 11.526.
 */
export function informationGrowth({
  behind,
  ahead,
  customerBase,
}: {
  readonly behind: readonly Stretch[];
  readonly ahead: readonly Stretch[];
  readonly customerBase: number;
}): number | null {
  const learned = (stretches: readonly Stretch[]): number =>
    stretches.reduce((sum, { people, days }) => sum + days * learnedADay(people, customerBase), 0);
  const known = learned(behind);
  return known > 0 ? 1 + learned(ahead) / known : null;
}
