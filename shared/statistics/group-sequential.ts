import { alphaSpentAtLooks, type Look, type SpendingPlan } from './alpha-spending.ts';
import { checkFinite, checkPositive } from './argument-checks.ts';
import { normalUpperQuantile, normalUpperTail } from './normal.ts';
import { followLooks, REACH, type ChanceAbove } from './paths-over-looks.ts';

/** The bound of one look: benefit is shown when z is at or above `bound`. */
export type LookBound = {
  /** One-sided error spent up to and with this look. */
  readonly spent: number;
  /** Null when this look has nothing to spend: no z is large enough. */
  readonly bound: number | null;
  /** One-sided p value of the bound; 0 when there is none. */
  readonly nominalAlpha: number;
};

/**
 * Bounds of a group-sequential test of benefit (one-sided, normal statistic, no binding stop for futility) at the
 * information that is really in, so that the chance of ever passing one without any benefit is the error spent
 * (Lan & DeMets 1983), to about 1e-10. Two-sided tests use half of their alpha. A bound that is past does not change
 * when later looks are added.
 * Worked value: obrien-fleming, alpha .025, looks at .2, .4, .6, .8, 1 of the plan: 4.876884949, 3.357011922,
 * 2.680280065, 2.289816768, 2.031032043 (rpact 3.3.4). Without looks: none. RangeError as `alphaSpentAtLooks`.
 */
export function groupSequentialBounds(plan: SpendingPlan, looks: readonly Look[]): readonly LookBound[] {
  const spending = alphaSpentAtLooks(plan, looks);
  const found: LookBound[] = [];
  followLooks({ information: looks.map((look) => look.information), drift: 0 }, (chanceAbove, look) => {
    const spent = spending[look] ?? 0;
    const toSpend = spent - (spending[look - 1] ?? 0);
    const bound = toSpend > 0 ? boundSpending(toSpend, chanceAbove) : null;
    found.push({ spent, bound, nominalAlpha: bound === null ? 0 : normalUpperTail(bound) });
    return bound;
  });
  return found;
}

/**
 * The chance of passing each bound for the first time, when the z statistic has mean drift * sqrt(information).
 * Worked value: at drift 0 the bounds above give what each look spends. RangeError for information that does not rise
 * from above 0, as many bounds as looks, or a drift or bound that is not finite.
 */
export function passingChances({
  information,
  bounds,
  drift,
}: {
  readonly information: readonly number[];
  readonly bounds: readonly (number | null)[];
  readonly drift: number;
}): readonly number[] {
  checkFinite({ name: 'drift', value: drift });
  if (bounds.length !== information.length) throw new RangeError('there must be one bound for each look.');
  information.forEach((value, index) => {
    checkPositive({ name: 'information', value });
    if (value <= (information[index - 1] ?? 0))
      throw new RangeError('information must rise from look to look.');
  });
  for (const bound of bounds) if (bound !== null) checkFinite({ name: 'bound', value: bound });
  const chances: number[] = [];
  followLooks({ information, drift }, (chanceAbove, look) => {
    const bound = bounds[look] ?? null;
    chances.push(bound === null ? 0 : chanceAbove(bound));
    return bound;
  });
  return chances;
}

/** The z that paths still going on pass with the chance `toSpend`, by halving. */
function boundSpending(toSpend: number, chanceAbove: ChanceAbove): number {
  let low = -REACH;
  // Fewer paths go on than started, so that the bound is never above the one of a first look.
  let high = normalUpperQuantile(toSpend) + 1e-9;
  while (high - low > 1e-13 * Math.abs(high)) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (chanceAbove(middle) > toSpend) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
