import { checkNotNegative } from './argument-checks.ts';
import { conditionalLaw, possibleCounts } from './conditional-table.ts';
import { fisherExactTest, type ComparisonQuestion } from './fisher-exact.ts';
import { largestProbability, tablesWhere, type ArmSizes } from './nuisance-maximum.ts';
import { checkProportion, shareOf, type TwoProportions } from './proportion.ts';

/** A p value, and the statistic by which the tables were ordered. */
export type ExactComparison = { readonly statistic: number; readonly pValue: number };

/**
 * Barnard's unconditional exact test that two arms share one rate: the probability of all tables whose z statistic is
 * at least as extreme, at the shared rate that makes it largest (Barnard 1947). `spread` says whether z divides by the
 * spread of the pooled share or of each arm's own. Worked value: 8 of 50 against 2 of 50, pooled, two-sided: z 2,
 * p 0.0568880948. Where neither arm has any spread but the shares differ, z is infinite.
 * Statistics within `tieTolerance` of the one seen, relative to it, are ties and count; with 0 they are compared as
 * computed, as scipy's barnard_exact does, which loses 20 against 30 of 50 to its last digit here and finds
 * 0.0535512869. RangeError for impossible counts, an empty arm, a negative tolerance, or more people than
 * `MOST_PEOPLE_UNCONDITIONAL` (use `miettinenNurminenTest` there).
 */
export function barnardExactTest({
  treated,
  control,
  alternative,
  spread,
  tieTolerance = 1e-12,
}: ComparisonQuestion & {
  readonly spread: 'pooled' | 'separate';
  readonly tieTolerance?: number;
}): ExactComparison {
  checkNotNegative({ name: 'tieTolerance', value: tieTolerance });
  const sizes = checkedSizes({ treated, control });
  const z = (successesT: number, successesC: number): number => {
    const arms = {
      treated: { successes: successesT, trials: sizes.treated },
      control: { successes: successesC, trials: sizes.control },
    };
    return spread === 'pooled' ? pooledZ(arms) : separateZ(arms);
  };
  const seen = z(treated.successes, control.successes);
  const slack = Number.isFinite(seen) ? tieTolerance * Math.abs(seen) : 0;
  const extreme = {
    less: (value: number) => value <= seen + slack,
    greater: (value: number) => value >= seen - slack,
    'two-sided': (value: number) => Math.abs(value) >= Math.abs(seen) - slack,
  }[alternative];
  const set = tablesWhere(sizes, (successesT, successesC) => extreme(z(successesT, successesC)));
  return { statistic: seen, pValue: largestProbability(set, sizes) };
}

/**
 * Boschloo's unconditional exact test: as Barnard's, but tables are ordered by Fisher's one-sided p value, so it is
 * never less powerful than Fisher's test (Boschloo 1970; scipy boschloo_exact). Two-sided: twice the smaller one-sided
 * p value. `statistic` is the Fisher p value of the side reported. Worked value: 8 of 50 against 2 of 50, two-sided:
 * statistic 0.0458235776, p 0.0592210583. Errors as for `barnardExactTest`.
 */
export function boschlooExactTest({ treated, control, alternative }: ComparisonQuestion): ExactComparison {
  checkedSizes({ treated, control });
  if (alternative === 'less') return boschlooLess({ treated, control });
  // Treated higher is control lower.
  const greater = boschlooLess({ treated: control, control: treated });
  if (alternative === 'greater') return greater;
  const less = boschlooLess({ treated, control });
  const smaller = less.pValue < greater.pValue ? less : greater;
  return { statistic: smaller.statistic, pValue: Math.min(1, 2 * smaller.pValue) };
}

/** In both arms together; so many take a third of a second, and beyond them the score test is as good. */
export const MOST_PEOPLE_UNCONDITIONAL = 4000;

function checkedSizes({ treated, control }: TwoProportions): ArmSizes {
  checkProportion(treated);
  checkProportion(control);
  const people = treated.trials + control.trials;
  if (people > MOST_PEOPLE_UNCONDITIONAL) {
    throw new RangeError(
      `both arms together may have at most ${MOST_PEOPLE_UNCONDITIONAL} people; got ${people}.`,
    );
  }
  return { treated: treated.trials, control: control.trials };
}

function pooledZ({ treated, control }: TwoProportions): number {
  const pooled = (treated.successes + control.successes) / (treated.trials + control.trials);
  return standardised(
    { treated, control },
    pooled * (1 - pooled) * (1 / treated.trials + 1 / control.trials),
  );
}

function separateZ({ treated, control }: TwoProportions): number {
  const shareT = shareOf(treated);
  const shareC = shareOf(control);
  const variance = (shareT * (1 - shareT)) / treated.trials + (shareC * (1 - shareC)) / control.trials;
  return standardised({ treated, control }, variance);
}

function standardised({ treated, control }: TwoProportions, variance: number): number {
  const gap = shareOf(treated) - shareOf(control);
  return gap === 0 ? 0 : gap / Math.sqrt(variance);
}

function boschlooLess({ treated, control }: TwoProportions): ExactComparison {
  const sizes = { treated: treated.trials, control: control.trials };
  const statistic = fisherExactTest({ treated, control, alternative: 'less' });
  const limit = statistic * (1 + 1e-9);
  // For each total of successes, the most treated ones that are as extreme; none where that is below the possible.
  const most = Array.from({ length: sizes.treated + sizes.control + 1 }, (_, successes) =>
    mostAsExtreme({ ...sizes, successes }, limit),
  );
  const set = tablesWhere(
    sizes,
    (successesT, successesC) => successesT <= (most[successesT + successesC] ?? -1),
  );
  return { statistic, pValue: largestProbability(set, sizes) };
}

function mostAsExtreme(margins: ArmSizes & { readonly successes: number }, limit: number): number {
  const { least, most } = possibleCounts(margins);
  if (limit >= 1) return most;
  const law = conditionalLaw(margins, 0);
  // Cumulative probabilities rise with the count, so halve.
  let low = least - 1;
  let high = most;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (law.atMost(middle) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
