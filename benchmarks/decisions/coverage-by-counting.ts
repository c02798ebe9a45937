import type { ArmsAnswer } from '#shared/metrics/arms-answer.ts';
import type { DayFigure } from '#shared/metrics/arm-totals.ts';
import { compareCounts } from '#shared/metrics/compare-counts.ts';
import { compareProportions } from '#shared/metrics/compare-proportions.ts';
import type { Method } from '#shared/metrics/comparison.ts';
import { WITHOUT_BASE } from '#shared/metrics/metric.ts';
import { summariseArm } from '#shared/metrics/summarise-arm.ts';
import { binomialPmf } from '#shared/statistics/binomial.ts';
import { poissonPmf } from '#shared/statistics/poisson.ts';

/** How an interval of 95 % fares at one truth and size. */
export type Coverage = {
  /** Probability that it encloses the truth, given that one is shown. */
  readonly coverage: number;
  /** Its mean width, given that one is shown, in its own unit. */
  readonly width: number;
  /** Probability that one is shown: without spread, or without a ratio, there is none. */
  readonly shown: number;
};

export type Limits = { readonly low: number | null; readonly high: number | null };

/** Draws (or possible outcomes with their probability) against one truth. */
export function createTally(truth: number): {
  add: (limits: Limits | null | undefined, weight: number) => void;
  result: () => Coverage;
} {
  let [weights, shown, covered, widths] = [0, 0, 0, 0];
  return {
    add: (limits, weight) => {
      weights += weight;
      const low = limits?.low ?? null;
      const high = limits?.high ?? null;
      if (low === null || high === null) return;
      shown += weight;
      widths += weight * (high - low);
      if (low <= truth && truth <= high) covered += weight;
    },
    result: () => ({ coverage: covered / shown, width: widths / shown, shown: shown / weights }),
  };
}

/** One day on which `units` were seen and `total` counted. */
export function countedDay(units: number, total: number): DayFigure {
  return { day: '2026-01-05', units, total, totalSquares: null, ...WITHOUT_BASE };
}

/** The interval shown of one arm's share, over every possible number of successes. */
export function shareCoverage(rate: number): (n: number) => Coverage {
  return (n) => {
    const tally = createTally(rate);
    for (const { count, chance } of binomialLaw(n, rate)) {
      tally.add(summariseArm('proportion', [countedDay(n, count)]).level, chance);
    }
    return tally.result();
  };
}

/** Which of a comparison's intervals: the first one shown, or that of a method wherever it stands. */
export type Which = 'first' | Method;

export function intervalOf({ difference, otherMethods }: ArmsAnswer, which: Which): Limits | null {
  if (which === 'first') return difference;
  return [difference, ...otherMethods].find((shown) => shown?.method === which) ?? null;
}

/** An interval shown of the difference of two shares, over every possible table. */
export function shareDifferenceCoverage(
  treated: number,
  control: number,
  which: Which = 'first',
): (n: number) => Coverage {
  return (n) => {
    const tally = createTally(treated - control);
    forEachPair(binomialLaw(n, treated), binomialLaw(n, control), (counts, chance) => {
      tally.add(intervalOf(compareProportions(armsOf(n, counts)), which), chance);
    });
    return tally.result();
  };
}

/** The interval shown of one arm's rate, over every number of events in n units of exposure. */
export function rateCoverage(rate: number): (n: number) => Coverage {
  return (n) => {
    const tally = createTally(rate);
    for (const { count, chance } of poissonLaw(n * rate)) {
      tally.add(summariseArm('count', [countedDay(n, count)]).level, chance);
    }
    return tally.result();
  };
}

/** The interval shown of the difference of two rates, or the one of their ratio beside it. */
export function rateComparisonCoverage(
  treated: number,
  control: number,
  which: 'first' | 'rate-ratio',
): (n: number) => Coverage {
  return (n) => {
    const tally = createTally(which === 'first' ? treated - control : treated / control - 1);
    forEachPair(poissonLaw(n * treated), poissonLaw(n * control), (counts, chance) => {
      tally.add(intervalOf(compareCounts(armsOf(n, counts)), which), chance);
    });
    return tally.result();
  };
}

type Possible = { readonly count: number; readonly chance: number };

/** Outcomes rarer than this are left out; all of them together are far below the digits printed. */
const NEGLIGIBLE = 1e-10;

function binomialLaw(trials: number, probability: number): Possible[] {
  return Array.from({ length: trials + 1 }, (_, count) => ({
    count,
    chance: binomialPmf(count, { trials, probability }),
  })).filter(({ chance }) => chance > NEGLIGIBLE);
}

function poissonLaw(mean: number): Possible[] {
  const length = Math.ceil(mean + 10 * Math.sqrt(mean) + 30);
  return Array.from({ length }, (_, count) => ({ count, chance: poissonPmf(count, mean) })).filter(
    ({ chance }) => chance > NEGLIGIBLE,
  );
}

type Counts = { readonly treated: number; readonly control: number };

function forEachPair(
  treated: readonly Possible[],
  control: readonly Possible[],
  use: (counts: Counts, chance: number) => void,
): void {
  for (const one of treated) {
    for (const other of control) {
      const chance = one.chance * other.chance;
      if (chance > NEGLIGIBLE) use({ treated: one.count, control: other.count }, chance);
    }
  }
}

function armsOf(n: number, { treated, control }: Counts) {
  return { pilot: [countedDay(n, treated)], reference: [countedDay(n, control)] };
}
