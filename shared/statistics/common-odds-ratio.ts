import { checkOpenShare } from './argument-checks.ts';
import { checkProportionOrEmpty, type TwoProportions } from './proportion.ts';
import { logSumOfExponentials } from './log-sum.ts';

/** `null` for the estimate or an end of the interval that lies at infinity. */
export type CommonOddsRatio = {
  readonly estimate: number | null;
  readonly low: number;
  readonly high: number | null;
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
  const law = sumOfLaws(usable);
  const seen = usable.reduce((sum, table) => sum + table.seen - table.lowest, 0);
  const most = law.length - 1;
  const tail = (1 - confidence) / 2;
  const atLeast = (logOdds: number): number => shareOf(law, logOdds, (k) => k >= seen);
  const atMost = (logOdds: number): number => shareOf(law, logOdds, (k) => k <= seen);
  const low = seen === 0 ? 0 : Math.exp(solve((logOdds) => atLeast(logOdds) - tail));
  const high = seen === most ? null : Math.exp(solve((logOdds) => tail - atMost(logOdds)));
  return {
    estimate: estimateOf(law, seen),
    low,
    high,
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

/** Log probabilities, at odds ratio 1, of each stratum's count above its lowest, then of their sum. */
function sumOfLaws(tables: readonly Table[]): readonly number[] {
  return tables.map(lawOf).reduce(convolve, [0]);
}

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

/** The law of the sum of two independent counts. Shares below 1e-300 become 0: no interval of use reaches there. */
function convolve(left: readonly number[], right: readonly number[]): readonly number[] {
  const a = left.map(Math.exp);
  const b = right.map(Math.exp);
  const sums = new Float64Array(a.length + b.length - 1);
  a.forEach((shareA, i) => {
    b.forEach((shareB, j) => {
      sums[i + j] = (sums[i + j] ?? 0) + shareA * shareB;
    });
  });
  return Array.from(sums, Math.log);
}

function tilted(law: readonly number[], logOdds: number): readonly number[] {
  const logs = law.map((log, k) => log + k * logOdds);
  const all = logSumOfExponentials(logs);
  return logs.map((log) => Math.exp(log - all));
}

function shareOf(law: readonly number[], logOdds: number, counts: (k: number) => boolean): number {
  return tilted(law, logOdds).reduce((sum, share, k) => (counts(k) ? sum + share : sum), 0);
}

/** The odds ratio at which the expected count is the one seen. */
function estimateOf(law: readonly number[], seen: number): number | null {
  if (seen === law.length - 1) return null;
  if (seen === 0) return 0;
  const mean = (logOdds: number): number =>
    tilted(law, logOdds).reduce((sum, share, k) => sum + share * k, 0);
  return Math.exp(solve((logOdds) => mean(logOdds) - seen));
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

const WIDEST_LOG_ODDS = 60;

/** Where a rising function of the log odds ratio passes 0. */
function solve(rising: (logOdds: number) => number): number {
  let low = -WIDEST_LOG_ODDS;
  let high = WIDEST_LOG_ODDS;
  while (high - low > 1e-13 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
