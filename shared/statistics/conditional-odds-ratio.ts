import { checkNotNegative, checkOpenShare } from './argument-checks.ts';
import { brentRoot } from './brent-root.ts';
import { conditionalLaw, marginsOf, possibleCounts, type ConditionalLaw } from './conditional-table.ts';
import type { ComparisonQuestion } from './fisher-exact.ts';
import type { Estimate } from './interval.ts';
import { checkProportionOrEmpty } from './proportion.ts';

type OddsRatioQuestion = ComparisonQuestion & {
  readonly confidence: number;
  /**
   * How closely odds ratios below 1 (and the inverse of those above) are searched; 0, the default, to the last bit.
   * `R_SEARCH_TOLERANCE` gives the digits that R prints.
   */
  readonly searchTolerance?: number;
};

/**
 * Odds ratio, treated over control, by conditional maximum likelihood, with its exact conditional interval (Cornfield
 * 1956; R 4.2.2 fisher.test). An `alternative` of 'less' or 'greater' puts all of the error on one side and leaves the
 * other limit at 0 or Infinity. Worked value: 8 of 50 against 2 of 50 gives 4.508588009828, 95 % interval
 * 0.835562322354 to 45.891594545103; R stops at 4.508585474981, 0.835545873519 and 45.890093710233.
 * 0 or Infinity where the count is the least or the most that the margins allow; null where they allow only one table
 * (an arm is empty, or all or none in both were successes). RangeError for impossible counts, a confidence outside
 * (0, 1), or a negative tolerance.
 */
export function conditionalOddsRatio({
  treated,
  control,
  alternative,
  confidence,
  searchTolerance = 0,
}: OddsRatioQuestion): Estimate | null {
  checkProportionOrEmpty(treated);
  checkProportionOrEmpty(control);
  checkOpenShare({ name: 'confidence', value: confidence });
  checkNotNegative({ name: 'searchTolerance', value: searchTolerance });
  const margins = marginsOf({ treated, control });
  const { least, most } = possibleCounts(margins);
  if (least === most) return null;
  const seen = treated.successes;
  const tail = (1 - confidence) / (alternative === 'two-sided' ? 2 : 1);
  const oddsWhere = (f: (law: ConditionalLaw) => number, atZero: number): number =>
    crossing((odds) => (odds === 0 ? atZero : f(conditionalLaw(margins, Math.log(odds)))), searchTolerance);
  const centre = (): number =>
    seen === most ? Number.POSITIVE_INFINITY : oddsWhere((law) => law.mean - seen, least - seen);
  const low = (): number => oddsWhere((law) => law.atLeast(seen) - tail, -tail);
  const high = (): number => oddsWhere((law) => law.atMost(seen) - tail, 1 - tail);
  return {
    estimate: seen === least ? 0 : centre(),
    low: seen === least || alternative === 'less' ? 0 : low(),
    high: seen === most || alternative === 'greater' ? Number.POSITIVE_INFINITY : high(),
  };
}

/** Odds above 1 are searched by their inverse, so that both directions are bracketed and equally exact. */
function crossing(f: (odds: number) => number, tolerance: number): number {
  const atOne = f(1);
  if (atOne === 0) return 1;
  const crossesBefore = (odds: number): boolean => atOne > 0 !== f(odds) > 0;
  if (crossesBefore(0)) return brentRoot(f, { low: 0, high: 1, tolerance });
  // R's lower end, but where the odds of millions of people lie beyond it.
  const low = crossesBefore(1 / Number.EPSILON) ? Number.EPSILON : 1e-300;
  return 1 / brentRoot((inverse) => f(1 / inverse), { low, high: 1, tolerance });
}
