import { checkPeriods } from './check-series.ts';
import { fitLoess, smoothByLoess, type LoessPass } from './loess.ts';
import { sortPartly } from './partial-sort.ts';

export type SeasonalTrend = {
  readonly seasonal: readonly number[];
  readonly trend: readonly number[];
  readonly remainder: readonly number[];
};

/** `plain` trusts every value, `robust` gives outliers little or no weight. */
export type LoessFit = 'plain' | 'robust';

type Passes = { readonly period: number; readonly trend: LoessPass; readonly low: LoessPass };

/**
 * Splits a series into a season that repeats itself exactly, a smooth trend and what remains: STL with a periodic
 * season (Cleveland, Cleveland, McRae & Terpenning 1990; R 4.2.2 stl with s.window periodic and its default windows
 * and jumps; robust = 15 outer passes). In the unit of the values; the three add up to the series. RangeError for two
 * periods or less. Worked value: the 240 months of nottem, robust, begin with the season -9.34198108380376 and the
 * trend 50.0142014069523.
 */
export function decomposeByLoess(
  values: readonly number[],
  { period, fit }: { readonly period: number; readonly fit: LoessFit },
): SeasonalTrend {
  checkPeriods(values, period, 2);
  if (values.length === 2 * period) throw new RangeError('the series must be longer than two periods.');
  const passes = defaultPasses(values.length, period);
  let seasonal: Float64Array = new Float64Array(values.length);
  let trend: Float64Array = new Float64Array(values.length);
  let weights: Float64Array | null = null;
  for (let outer = 0; outer <= (fit === 'robust' ? ROBUST_PASSES : 0); outer += 1) {
    for (let inner = 0; inner < (fit === 'robust' ? 1 : 2); inner += 1) {
      seasonal = seasonOf(
        values.map((value, index) => value - (trend[index] ?? 0)),
        passes,
        weights,
      );
      const adjusted = values.map((value, index) => value - (seasonal[index] ?? 0));
      trend = smoothByLoess(adjusted, { ...passes.trend, weights });
    }
    weights = robustnessWeights(values.map((value, i) => value - (trend[i] ?? 0) - (seasonal[i] ?? 0)));
  }
  const repeated = meanSeason(seasonal, period);
  const remainder = values.map((value, index) => value - (repeated[index] ?? 0) - (trend[index] ?? 0));
  return { seasonal: repeated, trend: [...trend], remainder };
}

const ROBUST_PASSES = 15;

function defaultPasses(count: number, period: number): Passes {
  const trendWindow = nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / seasonWindow(count))));
  const lowWindow = nextOdd(period);
  const line = { degree: 1, weights: null } as const;
  return {
    period,
    trend: { window: trendWindow, jump: Math.ceil(trendWindow / 10), ...line },
    low: { window: lowWindow, jump: Math.ceil(lowWindow / 10), ...line },
  };
}

/** So wide that every place of the season is smoothed to nearly its mean. */
function seasonWindow(count: number): number {
  return 10 * count + 1;
}

function nextOdd(size: number): number {
  return size % 2 === 0 ? size + 1 : size;
}

/** Each place of the period smoothed along the periods and one beyond each end, less what of it is slow. */
function seasonOf(values: readonly number[], passes: Passes, weights: Float64Array | null): Float64Array {
  const { period } = passes;
  const count = values.length;
  const cycles = new Float64Array(count + 2 * period);
  for (let place = 0; place < period; place += 1) {
    const along = everyNth(values, place, period);
    const pass = alongPeriods(count, weights === null ? null : everyNth(weights, place, period));
    for (const [index, value] of extended(along, pass).entries()) cycles[index * period + place] = value;
  }
  const averaged = movingAverage(movingAverage(movingAverage(cycles, period), period), 3);
  const slow = smoothByLoess(averaged, passes.low);
  return slow.map((value, index) => (cycles[period + index] ?? 0) - value);
}

function alongPeriods(count: number, weights: ArrayLike<number> | null): LoessPass {
  const window = seasonWindow(count);
  return { window, degree: 0, jump: Math.ceil(window / 10), weights };
}

function extended(values: readonly number[], pass: LoessPass): number[] {
  const count = values.length;
  const inside = smoothByLoess(values, pass);
  const all = { left: 1, right: count };
  const before = fitLoess(values, { at: 0, ...all }, pass) ?? inside[0] ?? 0;
  const after = fitLoess(values, { at: count + 1, ...all }, pass) ?? inside[count - 1] ?? 0;
  return [before, ...inside, after];
}

function everyNth(values: ArrayLike<number>, first: number, step: number): number[] {
  const picked: number[] = [];
  for (let index = first; index < values.length; index += step) picked.push(values[index] ?? 0);
  return picked;
}

function movingAverage(values: Float64Array, length: number): Float64Array {
  const averages = new Float64Array(values.length - length + 1);
  let sum = 0;
  for (const [index, value] of values.entries()) {
    sum += value;
    if (index >= length) sum -= values[index - length] ?? 0;
    if (index >= length - 1) averages[index - length + 1] = sum / length;
  }
  return averages;
}

/** Bisquare weights: 1 for a remainder of nothing, 0 beyond six times the median one. */
function robustnessWeights(remainder: readonly number[]): Float64Array {
  const sizes = Float64Array.from(remainder, Math.abs);
  const sorted = sizes.slice();
  const upper = sizes.length >> 1;
  const lower = sizes.length - 1 - upper;
  // The authors' order of asking: see sortPartly.
  sortPartly(sorted, [upper, lower]);
  const limit = 3 * ((sorted[upper] ?? 0) + (sorted[lower] ?? 0));
  return sizes.map((size) => {
    if (size <= 0.001 * limit) return 1;
    return size > 0.999 * limit ? 0 : (1 - (size / limit) ** 2) ** 2;
  });
}

function meanSeason(seasonal: Float64Array, period: number): number[] {
  const means = Array.from({ length: period }, (_, place) => {
    const along = everyNth(seasonal, place, period);
    return along.reduce((sum, value) => sum + value, 0) / along.length;
  });
  return Array.from(seasonal, (_, index) => means[index % period] ?? 0);
}
