import type { Alternative } from './binomial.ts';
import {
  conditionalLaw,
  marginsOf,
  possibleCounts,
  type ConditionalLaw,
  type Margins,
} from './conditional-table.ts';
import { checkProportionOrEmpty, type TwoProportions } from './proportion.ts';

export type ComparisonQuestion = TwoProportions & {
  /** What is claimed of the treated share against that of control: lower, higher or simply different. */
  readonly alternative: Alternative;
};

/**
 * Fisher's exact test that two arms share one rate, given how many successes there were in all (Fisher 1935). Two-sided:
 * all tables no likelier than the one seen, with R's allowance of 1e-7 for ties (R 4.2.2 fisher.test).
 * Worked value: 8 of 50 against 2 of 50, two-sided = 0.0916471552881333.
 * 1 when the margins allow no other table: an arm is empty, or all or none in both were successes. RangeError for
 * impossible counts.
 */
export function fisherExactTest({ treated, control, alternative }: ComparisonQuestion): number {
  checkProportionOrEmpty(treated);
  checkProportionOrEmpty(control);
  const margins = marginsOf({ treated, control });
  const { least, most } = possibleCounts(margins);
  if (least === most) return 1;
  const law = conditionalLaw(margins, 0);
  const seen = treated.successes;
  if (alternative === 'less') return law.atMost(seen);
  if (alternative === 'greater') return law.atLeast(seen);
  return twoSidedTest(seen, law, margins);
}

const TIE_ALLOWANCE = 1e-7;

function twoSidedTest(seen: number, law: ConditionalLaw, margins: Margins): number {
  const limit = law.logPmf(seen) + TIE_ALLOWANCE;
  if (law.logPmf(law.mode) <= limit) return 1;
  const { least, most } = possibleCounts(margins);
  const rare = (count: number): boolean => law.logPmf(count) <= limit;
  const below = lastRare(rare, { outside: least - 1, mode: law.mode });
  const above = lastRare(rare, { outside: most + 1, mode: law.mode });
  return Math.min(1, law.atMost(below) + law.atLeast(above));
}

/** The rare count nearest to the mode on the side of `outside`, which is itself the answer where none is rare. */
function lastRare(
  rare: (count: number) => boolean,
  { outside, mode }: { readonly outside: number; readonly mode: number },
): number {
  let far = outside;
  let near = mode;
  while (Math.abs(near - far) > 1) {
    const middle = Math.trunc((near + far) / 2);
    if (rare(middle)) far = middle;
    else near = middle;
  }
  return far;
}
