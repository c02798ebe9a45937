import { addTotals, type ArmTotals, type DayFigure, NO_TOTALS, totalsOf } from './arm-totals.ts';

/** What days weigh in a level: their units, or the denominator of a ratio. */
export type DayWeight = 'units' | 'base';

/** How days that weigh something differ from a level. */
export type DaysBetween = {
  /** So many days of one weight know as much as these: (Σw)² / Σw² (Kish 1965); their number where all weigh alike. */
  readonly effective: number;
  /** The sum over the days of (total - level * weight)². */
  readonly squaresAround: (level: number) => number;
};

/** All that the level of an arm and its spread are computed from. */
export type ArmEvidence = {
  readonly totals: ArmTotals;
  /** Whether a day has more than one unit, so that sums of squares know more than the days do. */
  readonly hasLargeDay: boolean;
  readonly between: (weight: DayWeight) => DaysBetween;
};

/** Squares this small beside those of the totals themselves are what rounding leaves. */
const ROUNDING = 1e-24;

function weightOf(day: DayFigure, weight: DayWeight): number {
  return (weight === 'units' ? day.units : day.base) ?? 0;
}

/** What the days given say. */
export function evidenceOf(values: readonly DayFigure[]): ArmEvidence {
  return {
    totals: totalsOf(values),
    hasLargeDay: values.some(({ units }) => units > 1),
    between: (weight) => {
      const days = values.filter((day) => weightOf(day, weight) !== 0);
      const sums = days.map((day) => weightOf(day, weight));
      return {
        effective: effectiveOf(
          sums.reduce((sum, own) => sum + own, 0),
          sums.reduce((sum, own) => sum + own ** 2, 0),
        ),
        squaresAround: (level) =>
          days.reduce((sum, day) => sum + (day.total - level * weightOf(day, weight)) ** 2, 0),
      };
    },
  };
}

function effectiveOf(weights: number, squares: number): number {
  return squares === 0 ? 0 : weights ** 2 / squares;
}

/**
 * The same for days that are added one by one, each in the same time however many came before: for a line in which
 * every point speaks of all days up to it. The evidence holds until the next day is added.
 */
export function createGrowingEvidence(): { add: (day: DayFigure) => void; evidence: () => ArmEvidence } {
  let totals = NO_TOTALS;
  let hasLargeDay = false;
  const moments = { units: createMoments('units'), base: createMoments('base') };
  return {
    add: (day) => {
      totals = addTotals(totals, day);
      hasLargeDay ||= day.units > 1;
      moments.units.add(day);
      moments.base.add(day);
    },
    evidence: () => ({ totals, hasLargeDay, between: (weight) => moments[weight].between() }),
  };
}

/**
 * sum((y - L w)²) from running sums. They are kept around the level of all days so far, because around zero the large
 * sums would swallow a small spread: with e = y - L0 w and d = L - L0 it is sum(e²) - 2 d sum(e w) + d² sum(w²).
 */
function createMoments(weight: DayWeight) {
  let [total, weighed, level] = [0, 0, 0];
  let [squares, products, weights] = [0, 0, 0];
  const squaresAt = (other: number): number =>
    squares - 2 * (other - level) * products + (other - level) ** 2 * weights;
  const moveTo = (other: number): void => {
    squares = squaresAt(other);
    products -= (other - level) * weights;
    level = other;
  };
  return {
    add: (day: DayFigure): void => {
      const own = weightOf(day, weight);
      if (own === 0) return;
      total += day.total;
      weighed += own;
      if (weighed !== 0) moveTo(total / weighed);
      const apart = day.total - level * own;
      squares += apart ** 2;
      products += apart * own;
      weights += own ** 2;
    },
    between: (): DaysBetween => ({
      effective: effectiveOf(weighed, weights),
      squaresAround: (other) => {
        const found = squaresAt(other);
        return found > ROUNDING * weights * other ** 2 ? found : 0;
      },
    }),
  };
}
