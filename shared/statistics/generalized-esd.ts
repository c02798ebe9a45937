import { checkCount, checkOpenShare } from './argument-checks.ts';
import { checkSeries } from './check-series.ts';
import { medianOfSorted, SCALE_OF_NORMAL } from './median.ts';
import { summarise } from './sample-summary.ts';
import { studentTUpperQuantile } from './student-t.ts';

/** Which side counts as extreme: both, only high values, only low ones. */
export type Extremes = 'both' | 'high' | 'low';

export type ExtremeValue = {
  /** Where it stands in the values, from 0. */
  readonly index: number;
  /** Its distance from the centre of those not yet removed, in their spreads. */
  readonly statistic: number;
  readonly critical: number;
};

export type ExtremeDeviates = {
  /** Every candidate, most extreme first. */
  readonly candidates: readonly ExtremeValue[];
  /** How many of them, from the first, are outliers. */
  readonly outliers: number;
};

type Question = { readonly most: number; readonly alpha: number };

/**
 * Rosner's generalized extreme studentized deviate test (1983) for up to `most` outliers among normal values: removes
 * the farthest from the mean again and again; the last removal beyond its critical value tells how many are outliers.
 * RangeError below 3 values or when `most` leaves fewer than 2. Worked value: Rosner's 54 values, most 10, alpha 0.05 =
 * 3 outliers, first statistic 3.1189060489824416 against 3.1587939408872967 (NIST/SEMATECH e-Handbook 1.3.5.17.3).
 */
export function generalizedEsd(values: readonly number[], { most, alpha }: Question): ExtremeDeviates {
  checkQuestion(values, { most, alpha });
  const rest = values.map((value, index) => ({ value, index }));
  const candidates: ExtremeValue[] = [];
  while (candidates.length < most) {
    const { mean, variance } = summarise(rest.map(({ value }) => value));
    if (variance === 0) break;
    const far = ({ value }: { value: number }): number => Math.abs(value - mean);
    const farthest = rest.reduce((worst, one, at) => (far(one) > far(rest[worst] ?? one) ? at : worst), 0);
    const [removed] = rest.splice(farthest, 1);
    if (removed === undefined) break;
    const critical = criticalValue({ count: rest.length + 1, alpha: alpha / 2 });
    candidates.push({ index: removed.index, statistic: far(removed) / Math.sqrt(variance), critical });
  }
  return { candidates, outliers: countOutliers(candidates) };
}

/**
 * The same with median and scaled median deviation for centre and spread, which the outliers themselves cannot inflate,
 * and one-sided where only one side counts (Hochenbaum, Vallis & Kejariwal 2017, ESD of S-H-ESD). Stops where the
 * spread is 0. `alpha` is spent on both sides together. RangeErrors as above.
 */
export function robustEsd(
  values: readonly number[],
  { most, alpha, extremes }: Question & { readonly extremes: Extremes },
): ExtremeDeviates {
  checkQuestion(values, { most, alpha });
  const sorted = values
    .map((value, index) => ({ value, index }))
    .sort((a, b) => a.value - b.value || a.index - b.index);
  let rest = sorted;
  const candidates: ExtremeValue[] = [];
  while (candidates.length < most) {
    const { centre, spread } = robustSpread(rest.map(({ value }) => value));
    if (spread === 0) break;
    const removed = farthestOf(rest, centre, extremes);
    const critical = criticalValue({ count: rest.length, alpha: extremes === 'both' ? alpha / 2 : alpha });
    const away = removed.value - centre;
    const distance = extremes === 'both' ? Math.abs(away) : extremes === 'high' ? away : -away;
    candidates.push({ index: removed.index, statistic: distance / spread, critical });
    rest = rest.filter((one) => one !== removed);
  }
  return { candidates, outliers: countOutliers(candidates) };
}

type Placed = { readonly value: number; readonly index: number };

/** The lowest or the highest; of equally far ones the one that came first. */
function farthestOf(sorted: readonly Placed[], centre: number, extremes: Extremes): Placed {
  const lowest = sorted[0];
  const highestValue = sorted.at(-1)?.value ?? 0;
  const highest = sorted.find(({ value }) => value === highestValue);
  if (lowest === undefined || highest === undefined) throw new RangeError('there are no values left.');
  if (extremes !== 'both') return extremes === 'high' ? highest : lowest;
  const [below, above] = [centre - lowest.value, highest.value - centre];
  if (below === above) return lowest.index < highest.index ? lowest : highest;
  return below > above ? lowest : highest;
}

/** Median and scaled median deviation of sorted values; the distances are merged from the middle outwards. */
function robustSpread(sorted: readonly number[]): { centre: number; spread: number } {
  const centre = medianOfSorted(sorted);
  const distances = new Float64Array(sorted.length);
  let below = (sorted.length - 1) >> 1;
  let above = below + 1;
  for (let index = 0; index < distances.length; index += 1) {
    const down = below >= 0 ? Math.abs((sorted[below] ?? 0) - centre) : Infinity;
    const up = above < sorted.length ? Math.abs((sorted[above] ?? 0) - centre) : Infinity;
    distances[index] = Math.min(down, up);
    if (down <= up) below -= 1;
    else above += 1;
  }
  return { centre, spread: SCALE_OF_NORMAL * medianOfSorted(distances) };
}

/** Rosner's critical value for the farthest of `count` normal values, with `alpha` on one side. */
function criticalValue({ count, alpha }: { count: number; alpha: number }): number {
  const t = studentTUpperQuantile(alpha / count, count - 2);
  return (t * (count - 1)) / Math.sqrt((count - 2 + t * t) * count);
}

function countOutliers(candidates: readonly ExtremeValue[]): number {
  return candidates.findLastIndex(({ statistic, critical }) => statistic > critical) + 1;
}

function checkQuestion(values: readonly number[], { most, alpha }: Question): void {
  checkSeries(values, 3);
  checkCount({ name: 'most', value: most });
  checkOpenShare({ name: 'alpha', value: alpha });
  if (most > values.length - 2) throw new RangeError(`most must leave at least 2 values; got ${most}.`);
}
