import type { TwoProportions } from './proportion.ts';

/**
 * Fisher's noncentral hypergeometric law: how many of the successes of both arms fall on the treated arm, given their
 * total, when the odds ratio between the arms is e^logOdds. The base rate cancels.
 */

/**
 * At each step, the log likelihood of the table at the odds ratio e^(logOdds + step) less the one at e^logOdds. Steps
 * rise from 0 on. Neither factorials nor logarithms of single tables are needed: the law follows from the ratios of
 * neighbouring tables, and each law is summed outwards from its mode, in a time that grows with the spread of the law and
 * not with the counts. Where few tables are possible `tableLikelihoods` is many times as fast.
 * Worked value: 1 of 1 against 0 of 1, step ln 3: the law gives 3/4 instead of 1/2, so ln 1.5.
 */
export function logOddsLikelihoodRatios(
  table: TwoProportions,
  { logOdds, steps }: { readonly logOdds: number; readonly steps: readonly number[] },
): readonly number[] {
  const law = lawOf(table);
  const { successes } = table.treated;
  const base = normaliserAt(logOdds, law);
  let mode = base.mode;
  let logCount = 0;
  return steps.map((step) => {
    const here = normaliserAt(logOdds + step, law);
    logCount += logCountBetween(mode, here.mode, law);
    mode = here.mode;
    return (successes - mode) * step - (mode - base.mode) * logOdds - logCount - here.logSum + base.logSum;
  });
}

export type Law = {
  readonly treated: number;
  readonly control: number;
  readonly total: number;
  readonly lowest: number;
  readonly highest: number;
};

export function lawOf({ treated, control }: TwoProportions): Law {
  const total = treated.successes + control.successes;
  return {
    treated: treated.trials,
    control: control.trials,
    total,
    lowest: Math.max(0, total - control.trials),
    highest: Math.min(total, treated.trials),
  };
}

/** Number of tables with k + 1 successes in the treated arm over those with k. */
export function countRatio(k: number, { treated, control, total }: Law): number {
  return ((treated - k) * (total - k)) / ((k + 1) * (control - total + k + 1));
}

const NEGLIGIBLE = 1e-18;

/** The mode of the law, and the log of its sum over the tables relative to the mode's own. */
function normaliserAt(logOdds: number, law: Law): { readonly mode: number; readonly logSum: number } {
  const odds = Math.exp(logOdds);
  const mode = modeAt(odds, law);
  let sum = 1;
  for (let k = mode, term = 1; k < law.highest; k += 1) {
    term *= countRatio(k, law) * odds;
    sum += term;
    if (term < NEGLIGIBLE * sum) break;
  }
  for (let k = mode - 1, term = 1; k >= law.lowest; k -= 1) {
    term /= countRatio(k, law) * odds;
    sum += term;
    if (term < NEGLIGIBLE * sum) break;
  }
  return { mode, logSum: Math.log(sum) };
}

/** Liao & Rosen 2001: where the ratio of neighbours passes 1, a root of a quadratic. */
export function modeAt(odds: number, { treated, control, total, lowest, highest }: Law): number {
  const a = odds - 1;
  const b = (total + treated + 2) * odds + control - total;
  const c = odds * (treated + 1) * (total + 1);
  const root = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
  return Math.min(highest, Math.max(lowest, Math.floor(root)));
}

const LARGE = 1e200;

/** Log of the number of tables at `to` over that at `from`, from at most to: products, with a logarithm now and then. */
function logCountBetween(from: number, to: number, law: Law): number {
  let product = 1;
  let logProduct = 0;
  for (let k = from; k < to; k += 1) {
    product *= countRatio(k, law);
    if (product > LARGE || product < 1 / LARGE) {
      logProduct += Math.log(product);
      product = 1;
    }
  }
  return logProduct + Math.log(product);
}
