import { checkOpenShare } from './argument-checks.ts';
import { checkProportionOrEmpty, type TwoProportions } from './proportion.ts';
import { logSumOfExponentials } from './log-sum.ts';
import { sumOfLaws, tilted, tiltedRatio, type TiltedRatio } from './tilted-law.ts';

export type CommonOddsRatio = TiltedRatio & {
  /** Exact two-sided p value of an odds ratio of 1: all outcomes no likelier than the one seen. */
  readonly pValue: number;
  readonly strataUsed: number;
};

/**
 * Common odds ratio within strata (days), treated over control, exact at any counts: given each stratum's total of
 * successes the base rates cancel, and the successes of the treated arm follow a sum of noncentral hypergeometric laws
 * (Agresti 2013, 7.3.5; R 4.2.2 mantelhaen.test(exact = TRUE)). Conditional maximum likelihood, exact interval, exact
 * test. Strata that tell nothing (an empty arm, all or no successes) are left out; `strataUsed` counts the others.
 * Worked value: bad and good (3, 97 | 2, 98), (12, 238 | 20, 480), (40, 960 | 38, 962) give 1.11116302, 95 % interval
 * .74701562 to 1.65045649, p .629283286581397 (where `mantelHaenszelOddsRatio` gives 1.11086).
 * When the treated arm has as few successes as it could the estimate is 0; when as many, null, and so is the upper end.
 * With nothing to compare: estimate null, 0 to infinity, p 1. The time grows with the square of the successes;
 * for counts in the ten thousands use `mantelHaenszelOddsRatio`. RangeError for impossible counts.
 */
export function commonOddsRatio({
  strata,
  confidence,
}: {
  readonly strata: readonly TwoProportions[];
  readonly confidence: number;
}): CommonOddsRatio {
  checkOpenShare({ name: 'confidence', value: confidence });
  const usable = strata.map(checkedTable).filter(({ lowest, highest }) => highest > lowest);
  const law = sumOfLaws(usable.map(lawOf));
  const seen = usable.reduce((sum, table) => sum + table.seen - table.lowest, 0);
  return {
    ...tiltedRatio({ law, seen, confidence }),
    pValue: twoSided(law, seen),
    strataUsed: usable.length,
  };
}

type Table = {
  readonly seen: number;
  readonly lowest: number;
  readonly highest: number;
  readonly treated: number;
  readonly control: number;
  readonly total: number;
};

function checkedTable({ treated, control }: TwoProportions): Table {
  checkProportionOrEmpty(treated);
  checkProportionOrEmpty(control);
  const total = treated.successes + control.successes;
  return {
    seen: treated.successes,
    lowest: Math.max(0, total - control.trials),
    highest: Math.min(total, treated.trials),
    treated: treated.trials,
    control: control.trials,
    total,
  };
}

/** Log probabilities, at odds ratio 1, of the count above its lowest. */
function lawOf({ lowest, highest, treated, control, total }: Table): readonly number[] {
  const logs = [0];
  for (let k = lowest; k < highest; k += 1) {
    const up = (treated - k) * (total - k);
    const down = (k + 1) * (control - total + k + 1);
    logs.push((logs.at(-1) ?? 0) + Math.log(up / down));
  }
  const all = logSumOfExponentials(logs);
  return logs.map((log) => log - all);
}

const TIE_ALLOWANCE = 1 + 1e-7;

function twoSided(law: readonly number[], seen: number): number {
  const shares = tilted(law, 0);
  const limit = (shares[seen] ?? 0) * TIE_ALLOWANCE;
  return Math.min(
    1,
    shares.reduce((sum, share) => (share <= limit ? sum + share : sum), 0),
  );
}
