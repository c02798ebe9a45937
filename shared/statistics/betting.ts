import { checkFinite, checkOpenShare } from './argument-checks.ts';
import type { Interval } from './interval.ts';
import type { Evidence } from './one-arm-e-process.ts';

/**
 * Means of bounded values (satisfaction from 1 to 5, a share of tasks done), at any sample size and any look, by
 * betting against a supposed mean: whoever multiplies the stake by 1 / alpha shows that the mean is another (Waudby-Smith
 * & Ramdas 2024, "Estimating means of bounded random variables by betting", hedged capital with empirical-Bernstein
 * bets). No law of the values is assumed, only that their mean, given what came before, stays the same.
 */
export type BettingRules = {
  /** The least and the greatest value there can be. */
  readonly bounds: Interval;
  /** The error the bets are made for; the evidence is valid for any other too. */
  readonly alpha: number;
  /** Share of the stake put on "the mean is higher"; the rest is on "lower". 0.5 hedges. */
  readonly shareOnHigher: number;
  /** The most of the stake that one bet may lose, strictly between 0 and 1; 0.5 is usual. */
  readonly mostAtRisk: number;
};

/** What is carried from value to value; start with `startBetting`. Plain data, may be stored. */
export type BettingState = Evidence & {
  /** The logarithms of the stakes on "higher" and on "lower". */
  readonly logHigher: number;
  readonly logLower: number;
  readonly seen: Seen;
};

type Seen = { readonly values: number; readonly sum: number; readonly squares: number };

const NOTHING_SEEN: Seen = { values: 0, sum: 0, squares: 0 };

/** Before the first value: nothing won or lost. The evidence is the larger of the two stakes, so it starts below 1. */
export function startBetting(rules: BettingRules): BettingState {
  checkRules(rules);
  return {
    ...evidenceOf({ logHigher: 0, logLower: 0 }, rules),
    logHigher: 0,
    logLower: 0,
    seen: NOTHING_SEEN,
  };
}

/**
 * The stakes against the mean `mean` after one more value. Worked value: the 30 values of the tests against 0.5 give
 * 452.4536622560646, against 0.75 0.5805887648980345 (bounds 0 to 1, alpha .05). RangeError for a value or a mean
 * outside the bounds, bounds without width, or a share outside its range.
 */
export function addValue(
  state: BettingState,
  value: number,
  rules: BettingRules & { readonly mean: number },
): BettingState {
  checkRules(rules);
  const mean = scaled(rules.mean, rules.bounds);
  const x = scaled(value, rules.bounds);
  const won = winnings({ x, bet: nextBet(state.seen, rules.alpha) }, mean, rules.mostAtRisk);
  const logs = { logHigher: state.logHigher + won.higher, logLower: state.logLower + won.lower };
  return { ...evidenceOf(logs, rules), ...logs, seen: afterSeeing(state.seen, x) };
}

/** All values at once, in the order they came: the same as `addValue` one by one. */
export function bettingEvidence({
  values,
  ...rules
}: BettingRules & { readonly mean: number; readonly values: readonly number[] }): Evidence {
  const { eValue, logEValue } = values.reduce(
    (state, value) => addValue(state, value, rules),
    startBetting(rules),
  );
  return { eValue, logEValue };
}

/**
 * The means that no bet has ruled out after all values so far: an interval that holds at every look at once with
 * confidence 1 - alpha, so that the intervals of several looks may be intersected. Worked value: the 30 values of the
 * tests give 0.5991726800439485 to 0.8623639488132276. Without values it is the bounds; null when every mean is ruled
 * out: the values did not keep one mean. Errors as `addValue`.
 */
export function bettingConfidenceSequence({
  values,
  ...rules
}: BettingRules & { readonly values: readonly number[] }): Interval | null {
  checkRules(rules);
  const bets = betsOf(values, rules);
  const kept = (side: 'higher' | 'lower', mean: number): boolean => {
    const share = side === 'higher' ? rules.shareOnHigher : 1 - rules.shareOnHigher;
    let log = Math.log(share);
    for (const bet of bets) log += winnings(bet, mean, rules.mostAtRisk)[side];
    return log < -Math.log(rules.alpha);
  };
  // The stake on "higher" only falls as the mean bet against rises, the other only rises: each has one limit.
  const low = kept('higher', 0) ? 0 : borderOf((mean) => !kept('higher', mean));
  const high = kept('lower', 1) ? 1 : borderOf((mean) => kept('lower', mean));
  if (low > high) return null;
  const width = rules.bounds.high - rules.bounds.low;
  return { low: rules.bounds.low + low * width, high: rules.bounds.low + high * width };
}

type Bet = { readonly x: number; readonly bet: number };

function betsOf(values: readonly number[], { bounds, alpha }: BettingRules): readonly Bet[] {
  let seen = NOTHING_SEEN;
  return values.map((value) => {
    const x = scaled(value, bounds);
    const bet = nextBet(seen, alpha);
    seen = afterSeeing(seen, x);
    return { x, bet };
  });
}

/** The size of the next bet, from the spread of the values before it: predictable, so the guarantee stands. */
function nextBet({ values, squares }: Seen, alpha: number): number {
  const count = values + 1;
  const variance = (0.25 + squares) / count;
  return Math.sqrt((2 * Math.log(2 / alpha)) / (count * Math.log(1 + count) * variance));
}

function afterSeeing({ values, sum, squares }: Seen, x: number): Seen {
  const mean = Math.min(1, (0.5 + sum + x) / (values + 2));
  return { values: values + 1, sum: sum + x, squares: squares + (x - mean) ** 2 };
}

function winnings({ x, bet }: Bet, mean: number, mostAtRisk: number): { higher: number; lower: number } {
  return {
    higher: Math.log1p(Math.min(bet, mostAtRisk / mean) * (x - mean)),
    lower: Math.log1p(-Math.min(bet, mostAtRisk / (1 - mean)) * (x - mean)),
  };
}

function evidenceOf(
  { logHigher, logLower }: { logHigher: number; logLower: number },
  { shareOnHigher }: BettingRules,
): Evidence {
  const logEValue = Math.max(Math.log(shareOnHigher) + logHigher, Math.log(1 - shareOnHigher) + logLower);
  return { eValue: Math.exp(logEValue), logEValue };
}

/** Where `below`, true at 0 and false at 1, turns. */
function borderOf(below: (mean: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function scaled(value: number, { low, high }: Interval): number {
  if (!(value >= low && value <= high)) {
    throw new RangeError(`values and means must be between ${low} and ${high}; got ${value}.`);
  }
  return (value - low) / (high - low);
}

function checkRules({ bounds, alpha, shareOnHigher, mostAtRisk }: BettingRules): void {
  checkFinite({ name: 'lower bound', value: bounds.low });
  checkFinite({ name: 'upper bound', value: bounds.high });
  if (!(bounds.high > bounds.low)) throw new RangeError('the upper bound must be above the lower one.');
  checkOpenShare({ name: 'alpha', value: alpha });
  checkOpenShare({ name: 'shareOnHigher', value: shareOnHigher });
  checkOpenShare({ name: 'mostAtRisk', value: mostAtRisk });
}
