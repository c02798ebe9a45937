import type { Spending } from './alpha-spending.ts';
import { checkPositive } from './argument-checks.ts';
import { groupSequentialBounds, passingChances } from './group-sequential.ts';
import { solveRising } from './solve-rising.ts';
import { planQuantiles } from './test-plan.ts';

export type GroupSequentialSize = {
  /** People (or units, or exposure) if no look stops early, in the unit of `fixedSize`. Not rounded: round up. */
  readonly maximum: number;
  /** How many times the fixed test that is. */
  readonly inflation: number;
  /** On average when the effect is as planned, and when there is none. */
  readonly expectedUnderEffect: number;
  readonly expectedWithoutEffect: number;
  /** The chance of showing the planned effect at each look. */
  readonly chancesToShow: readonly number[];
  readonly bounds: readonly (number | null)[];
};

/**
 * Size of a group-sequential test that keeps the power of a fixed one of `fixedSize`: the largest size is the fixed one
 * times the inflation by which the looks lower the power (Jennison & Turnbull 2000, 3.2). `fractions` are the shares of
 * the information at the looks, the last one 1; alpha is one-sided. Worked value: .77 against .70, alpha .025, power
 * .8, fixed 1245.611 people in both arms, four equal looks, obrien-fleming: 1270.072 (rpact 3.3.4).
 * RangeError for fractions that do not rise to 1, or impossible error rates.
 */
export function groupSequentialSize({
  fixedSize,
  fractions,
  spending,
  alpha,
  power,
}: {
  readonly fixedSize: number;
  readonly fractions: readonly number[];
  readonly spending: Spending;
  readonly alpha: number;
  readonly power: number;
}): GroupSequentialSize {
  checkPositive({ name: 'fixedSize', value: fixedSize });
  if (fractions.at(-1) !== 1) throw new RangeError('the last of the fractions must be 1.');
  const { critical, powered } = planQuantiles({ alpha, power, sides: 1 });
  if (critical + powered <= 0) throw new RangeError('the power must be above alpha.');
  const looks = fractions.map((information) => ({ information, kind: 'interim', extendedTo: null }) as const);
  const bounds = groupSequentialBounds({ alpha, spending, plannedInformation: 1 }, looks).map(
    ({ bound }) => bound,
  );
  const chancesAt = (drift: number): readonly number[] =>
    passingChances({ information: fractions, bounds, drift });
  const drift = solveRising((value) => sumOf(chancesAt(value)), {
    from: critical + powered,
    upTo: 2 * (critical + powered),
    target: power,
    tolerance: 0,
  });
  const inflation = (drift / (critical + powered)) ** 2;
  const maximum = fixedSize * inflation;
  const chancesToShow = chancesAt(drift);
  return {
    maximum,
    inflation,
    expectedUnderEffect: maximum * expectedFraction(fractions, chancesToShow),
    expectedWithoutEffect: maximum * expectedFraction(fractions, chancesAt(0)),
    chancesToShow,
    bounds,
  };
}

/** Whoever passes no bound goes on to the end. */
function expectedFraction(fractions: readonly number[], chances: readonly number[]): number {
  return fractions.reduce((sum, fraction, index) => sum - (1 - fraction) * (chances[index] ?? 0), 1);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
