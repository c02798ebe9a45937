import { logSumOfExponentials } from './log-sum.ts';

/** Log probabilities of the counts 0, 1, 2 … at a ratio of 1; a ratio r tilts them by count * ln r. */
export type LogLaw = readonly number[];

/** `null` for the estimate or an end of the interval that lies at infinity. */
export type TiltedRatio = {
  readonly estimate: number | null;
  readonly low: number;
  readonly high: number | null;
};

/** The law of the sum of independent counts. Shares below 1e-300 become 0: no interval of use reaches there. */
export function sumOfLaws(laws: readonly LogLaw[]): LogLaw {
  return laws.reduce(convolve, [0]);
}

function convolve(left: LogLaw, right: LogLaw): LogLaw {
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

/** The shares of the counts under the ratio e^logRatio. */
export function tilted(law: LogLaw, logRatio: number): readonly number[] {
  const logs = law.map((log, count) => log + count * logRatio);
  const all = logSumOfExponentials(logs);
  return logs.map((log) => Math.exp(log - all));
}

type SeenCount = { readonly law: LogLaw; readonly seen: number; readonly confidence: number };

/**
 * The ratio that makes the count seen the expected one (conditional maximum likelihood) with its exact interval: at the
 * lower end so large a count, at the upper so small a one, has half of the remaining probability (Cornfield 1956).
 * A count of 0 gives 0 from 0 on; the largest possible one null, without an upper end.
 */
export function tiltedRatio({ law, seen, confidence }: SeenCount): TiltedRatio {
  const tail = (1 - confidence) / 2;
  const most = law.length - 1;
  const shareWhere = (logRatio: number, counts: (count: number) => boolean): number =>
    tilted(law, logRatio).reduce((sum, share, count) => (counts(count) ? sum + share : sum), 0);
  const atLeast = (logRatio: number): number => shareWhere(logRatio, (count) => count >= seen);
  const atMost = (logRatio: number): number => shareWhere(logRatio, (count) => count <= seen);
  return {
    estimate: estimateOf(law, seen),
    low: seen === 0 ? 0 : Math.exp(solve((logRatio) => atLeast(logRatio) - tail)),
    high: seen === most ? null : Math.exp(solve((logRatio) => tail - atMost(logRatio))),
  };
}

function estimateOf(law: LogLaw, seen: number): number | null {
  if (seen === law.length - 1) return null;
  if (seen === 0) return 0;
  const mean = (logRatio: number): number =>
    tilted(law, logRatio).reduce((sum, share, count) => sum + share * count, 0);
  return Math.exp(solve((logRatio) => mean(logRatio) - seen));
}

const WIDEST_LOG_RATIO = 60;

/** Where a rising function of the log ratio passes 0. */
function solve(rising: (logRatio: number) => number): number {
  let low = -WIDEST_LOG_RATIO;
  let high = WIDEST_LOG_RATIO;
  while (high - low > 1e-13 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
