import { checkOpenShare } from './argument-checks.ts';
import { chiSquareUpperTail } from './chi-square.ts';
import type { Estimate } from './interval.ts';
import { normalMultiplier } from './normal.ts';
import { checkProportionOrEmpty, type TwoProportions } from './proportion.ts';

/**
 * Mantel-Haenszel comparisons of two arms within strata (days): the base rate and the share treated may change from
 * day to day without biasing the result, which pooled totals do not survive (Simpson's paradox). A stratum with an
 * empty arm tells nothing and is left out; `strataUsed` counts the others.
 */
export type StratifiedQuestion = { readonly strata: readonly TwoProportions[]; readonly confidence: number };

export type StratifiedDifference = Estimate & {
  readonly standardError: number;
  readonly strataUsed: number;
};

export type StratifiedRatio = Estimate & {
  readonly standardErrorOfLog: number;
  readonly strataUsed: number;
};

/**
 * Risk difference, treated minus control, with Sato's variance, which holds for few large and for many small strata
 * (Mantel & Haenszel 1959; Sato 1989). Defined also without any success.
 * Worked value: 2 of 10 against 1 of 10, and 3 of 10 against 1 of 20, give 0.185714285714 (weights 5 and 20/3).
 * RangeError when no stratum has both arms.
 */
export function mantelHaenszelRiskDifference(question: StratifiedQuestion): StratifiedDifference {
  const tables = tablesOf(question);
  let weights = 0;
  let weighted = 0;
  let slope = 0;
  let base = 0;
  for (const { a, c, treated, control, total } of tables) {
    weights += (treated * control) / total;
    weighted += (a * control - c * treated) / total;
    slope +=
      (treated ** 2 * c - control ** 2 * a + (treated * control * (control - treated)) / 2) / total ** 2;
    base += (a * (control - c) + c * (treated - a)) / (2 * total);
  }
  const estimate = weighted / weights;
  const standardError = Math.sqrt(Math.max(0, estimate * slope + base)) / weights;
  const reach = normalMultiplier(question.confidence) * standardError;
  return {
    estimate,
    low: estimate - reach,
    high: estimate + reach,
    standardError,
    strataUsed: tables.length,
  };
}

/**
 * Risk ratio, treated over control, with the standard error of its logarithm by Greenland & Robins (1985).
 * Worked value (Kohavi's ramp-up example): 230 of 10000 against 20000 of 990000, and 6000 of 500000 against 5000 of
 * 500000, give 1.1954, 95 % interval 1.1533 to 1.2391, where pooled totals say 0.7281.
 * RangeError when no stratum has both arms, or an arm has no success at all: its logarithm does not exist.
 */
export function mantelHaenszelRiskRatio(question: StratifiedQuestion): StratifiedRatio {
  const tables = tablesOf(question);
  let above = 0;
  let below = 0;
  let spread = 0;
  for (const { a, c, treated, control, total } of tables) {
    above += (a * control) / total;
    below += (c * treated) / total;
    spread += ((a + c) * treated * control - a * c * total) / total ** 2;
  }
  checkBothSides(above, below);
  return ratioOf({
    logRatio: Math.log(above / below),
    standardErrorOfLog: Math.sqrt(Math.max(0, spread) / (above * below)),
    confidence: question.confidence,
    strataUsed: tables.length,
  });
}

/**
 * Odds ratio, treated over control, with the standard error of its logarithm by Robins, Breslow & Greenland (1986).
 * Worked value: bad and good (3, 97 | 2, 98), (12, 238 | 20, 480), (40, 960 | 38, 962) give 1.11086474501109, 95 %
 * interval 0.761898409379608 to 1.619665386509172 (R 4.2.2 mantelhaen.test). RangeError as for the risk ratio.
 */
export function mantelHaenszelOddsRatio(question: StratifiedQuestion): StratifiedRatio {
  const tables = tablesOf(question);
  let above = 0;
  let below = 0;
  const spread = { above: 0, mixed: 0, below: 0 };
  for (const { a, b, c, d, total } of tables) {
    const concordant = (a * d) / total;
    const discordant = (b * c) / total;
    const p = (a + d) / total;
    const q = (b + c) / total;
    above += concordant;
    below += discordant;
    spread.above += p * concordant;
    spread.mixed += p * discordant + q * concordant;
    spread.below += q * discordant;
  }
  checkBothSides(above, below);
  const variance =
    spread.above / (2 * above ** 2) + spread.mixed / (2 * above * below) + spread.below / (2 * below ** 2);
  return ratioOf({
    logRatio: Math.log(above / below),
    standardErrorOfLog: Math.sqrt(variance),
    confidence: question.confidence,
    strataUsed: tables.length,
  });
}

/**
 * Cochran-Mantel-Haenszel test of no effect in any stratum, without continuity correction: `z` is positive when the
 * treated arm has more successes. Worked value: the strata above give chi-square 0.299649701252342, p 0.584102109977.
 * With no success, or nothing but successes, z is 0 and p is 1. RangeError when no stratum has both arms.
 */
export function mantelHaenszelTest({ strata }: { readonly strata: readonly TwoProportions[] }): {
  readonly z: number;
  readonly chiSquare: number;
  readonly pValue: number;
} {
  let gap = 0;
  let variance = 0;
  for (const { a, b, c, d, treated, control, total } of usableTables(strata)) {
    gap += a - (treated * (a + c)) / total;
    if (total > 1) variance += (treated * control * (a + c) * (b + d)) / (total ** 2 * (total - 1));
  }
  const z = variance === 0 ? 0 : gap / Math.sqrt(variance);
  return { z, chiSquare: z ** 2, pValue: chiSquareUpperTail(z ** 2, 1) };
}

/** a and b: treated with and without success; c and d: the same of control. */
type Table = {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly treated: number;
  readonly control: number;
  readonly total: number;
};

function tablesOf({ strata, confidence }: StratifiedQuestion): readonly Table[] {
  checkOpenShare({ name: 'confidence', value: confidence });
  return usableTables(strata);
}

function usableTables(strata: readonly TwoProportions[]): readonly Table[] {
  const tables = strata.map(tableOf).filter(({ treated, control }) => treated > 0 && control > 0);
  if (tables.length === 0) throw new RangeError('no stratum has both arms, so nothing can be compared.');
  return tables;
}

function tableOf({ treated, control }: TwoProportions): Table {
  checkProportionOrEmpty(treated);
  checkProportionOrEmpty(control);
  return {
    a: treated.successes,
    b: treated.trials - treated.successes,
    c: control.successes,
    d: control.trials - control.successes,
    treated: treated.trials,
    control: control.trials,
    total: treated.trials + control.trials,
  };
}

function checkBothSides(above: number, below: number): void {
  if (above === 0 || below === 0) {
    throw new RangeError('a ratio needs at least one success in each arm; use the risk difference.');
  }
}

type RatioParts = {
  readonly logRatio: number;
  readonly standardErrorOfLog: number;
  readonly confidence: number;
  readonly strataUsed: number;
};

function ratioOf({ logRatio, standardErrorOfLog, confidence, strataUsed }: RatioParts): StratifiedRatio {
  const reach = normalMultiplier(confidence) * standardErrorOfLog;
  return {
    estimate: Math.exp(logRatio),
    low: Math.exp(logRatio - reach),
    high: Math.exp(logRatio + reach),
    standardErrorOfLog,
    strataUsed,
  };
}
