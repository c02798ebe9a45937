import { checkPeriods } from './check-series.ts';

export type SeasonKind = 'additive' | 'multiplicative';

export type ClassicalDecomposition = {
  /** The season's figure, one value for each place in the period, from the series' first place on. */
  readonly figure: readonly number[];
  /** Centred moving average over one period; shorter than the series by half a period at each end. */
  readonly trend: readonly number[];
};

/**
 * Classical decomposition by moving averages: the trend is the centred average over one period, the season's figure
 * the mean deviation from it (or mean ratio to it) at each place of the period, centred on 0 (or 1)
 * (R 4.2.2 decompose). RangeError below two whole periods.
 */
export function decomposeClassically(
  values: readonly number[],
  { period, kind }: { readonly period: number; readonly kind: SeasonKind },
): ClassicalDecomposition {
  checkPeriods(values, period, 2);
  const trend = centredAverages(values, period);
  const half = Math.floor(period / 2);
  const sums = Array.from({ length: period }, () => ({ sum: 0, count: 0 }));
  for (const [index, level] of trend.entries()) {
    const value = values[index + half] ?? 0;
    const place = sums[(index + half) % period];
    if (place === undefined) continue;
    place.sum += kind === 'additive' ? value - level : value / level;
    place.count += 1;
  }
  const raw = sums.map(({ sum, count }) => sum / count);
  const mean = raw.reduce((sum, part) => sum + part, 0) / period;
  return { figure: raw.map((part) => (kind === 'additive' ? part - mean : part / mean)), trend };
}

function centredAverages(values: readonly number[], period: number): number[] {
  const half = Math.floor(period / 2);
  const endWeight = period % 2 === 0 ? 0.5 : 1;
  return Array.from({ length: values.length - 2 * half }, (_, first) => {
    let sum = endWeight * ((values[first] ?? 0) + (values[first + 2 * half] ?? 0));
    for (let offset = 1; offset < 2 * half; offset += 1) sum += values[first + offset] ?? 0;
    return sum / period;
  });
}
