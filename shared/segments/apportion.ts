/** One group to hand places to. */
export type Stratum = {
  /** Its share of the whole, in any unit. */
  readonly weight: number;
  /** Places it has before the first is handed out. */
  readonly taken: number;
  /** Places it can still be given. */
  readonly room: number;
};

type Running = { index: number; weight: number; taken: number; room: number };

function mostEntitled(strata: readonly Running[]): Running | null {
  let best: Running | null = null;
  for (const stratum of strata) {
    // Cross-multiplied, so that equal claims are equal exactly and the first stratum has it.
    if (best === null || stratum.weight * (best.taken + 1) > best.weight * (stratum.taken + 1))
      best = stratum;
  }
  return best;
}

/**
 * Hands out places one after another in proportion to the weights and answers how many each stratum was given, in
 * the order of the strata. Fewer places are handed out only when no stratum has room left.
 *
 * The quota method (M. L. Balinski, H. P. Young, "The Quota Method of Apportionment", American Mathematical Monthly
 * 82, 1975): the next place goes to the largest weight / (places + 1) among those still below their exact share. It
 * stays within one place of proportion, as largest-remainder rounding does, and never takes a place away when there
 * is one more to hand out, which largest-remainder rounding may do (the Alabama paradox).
 * Worked value: weights 50, 30, 20 and 7 places give 4, 2, 1.
 */
export function apportion(strata: readonly Stratum[], places: number): number[] {
  const running = strata.map((stratum, index) => ({ index, ...stratum }));
  const total = strata.reduce((sum, stratum) => sum + stratum.weight, 0);
  const given = strata.map(() => 0);
  let handedOut = strata.reduce((sum, stratum) => sum + stratum.taken, 0);
  for (let place = 0; place < places; place += 1) {
    handedOut += 1;
    const withRoom = running.filter((stratum) => stratum.room > 0);
    const belowShare = withRoom.filter((stratum) => stratum.taken * total < handedOut * stratum.weight);
    const next = mostEntitled(belowShare.length > 0 ? belowShare : withRoom);
    if (next === null) break;
    next.taken += 1;
    next.room -= 1;
    given[next.index] = (given[next.index] ?? 0) + 1;
  }
  return given;
}
