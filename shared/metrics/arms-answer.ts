import type { DayFigure } from './arm-totals.ts';
import type { Difference } from './comparison.ts';

/** The days of the pilot and of what it is held against. */
export type ArmsOfDays = { readonly pilot: readonly DayFigure[]; readonly reference: readonly DayFigure[] };

/** What two arms say about their difference, pilot minus reference, in the metric's own scale. */
export type ArmsAnswer = {
  readonly difference: Difference | null;
  readonly otherMethods: readonly Difference[];
  /** Probability that the true difference lies above `shift`; null while no spread is known. */
  readonly probabilityAbove: (shift: number) => number | null;
};
