import { checkCount } from './argument-checks.ts';
import { checkSeries } from './check-series.ts';

/**
 * How alike values `lag` steps apart are, -1 to 1: lagged products of the deviations from the mean over their squares
 * (Box & Jenkins; R 4.2.2 acf). 0 where nothing varies or the lag reaches beyond the series. RangeError without
 * values. Worked value: 1, 2, 3, 4 at lag 1 = 0.25.
 */
export function autocorrelation(values: readonly number[], lag: number): number {
  checkSeries(values, 1);
  checkCount({ name: 'lag', value: lag });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let products = 0;
  let squares = 0;
  for (let index = 0; index < values.length; index += 1) {
    const away = (values[index] ?? mean) - mean;
    squares += away * away;
    if (index >= lag) products += away * ((values[index - lag] ?? mean) - mean);
  }
  return squares > 0 ? products / squares : 0;
}
