import { sumOf } from './sum.ts';
import type { TwoSamples } from './two-samples.ts';

/** Two samples ranked together. */
export type JointRanks = {
  /** Ranks from 1, equal values sharing the mean of theirs; the treated values first, in their order. */
  readonly ranks: readonly number[];
  /** Sum over the groups of equal values of t^3 - t; 0 when all values differ. */
  readonly ties: number;
  /** Pairs of a treated and a control value in which the treated one is larger, an equal pair counting one half. */
  readonly wins: number;
};

/** Ranks the values of both arms together. Worked value: 1, 3 against 3 has ranks 1, 2.5, 2.5, ties 6 and wins 0.5. */
export function rankJointly({ treated, control }: TwoSamples): JointRanks {
  const values = [...treated, ...control];
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = Array.from({ length: values.length }, () => 0);
  let ties = 0;
  for (let first = 0; first < order.length;) {
    const value = values[order[first] ?? 0];
    let end = first + 1;
    while (end < order.length && values[order[end] ?? 0] === value) end += 1;
    for (let place = first; place < end; place += 1) ranks[order[place] ?? 0] = (first + 1 + end) / 2;
    ties += (end - first) ** 3 - (end - first);
    first = end;
  }
  const n = treated.length;
  const rankSum = sumOf(ranks.slice(0, n));
  return { ranks, ties, wins: rankSum - (n * (n + 1)) / 2 };
}

/** All differences of a treated and a control value, rising. */
export function pairDifferences({ treated, control }: TwoSamples): readonly number[] {
  return treated.flatMap((t) => control.map((c) => t - c)).sort((a, b) => a - b);
}
