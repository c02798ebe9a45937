import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { CROSSING_DAYS, CROSSING_PATHS, type ForecastLimit } from './forecast.ts';
import { errorBlocks, type Residuals } from './residuals.ts';

/** Days drawn together, so that a path errs as neighbouring days err. */
const BLOCK_DAYS = 3;

/**
 * P(at least one of the next seven days lies beyond the limit): the share of 2,000 paths that do, each the forecast
 * plus past errors drawn in blocks of three neighbouring days (Künsch 1989). The same seed gives the same answer; its
 * own chance error is at most 0.011. `ahead` holds at least seven days.
 */
export function chanceOfCrossing(
  ahead: readonly number[],
  {
    residuals,
    limit,
    seed,
  }: { readonly residuals: Residuals; readonly limit: ForecastLimit; readonly seed: number },
): number {
  const generator = xoroshiro128plus(seed);
  const blocks = blocksOfDays(residuals);
  let crossing = 0;
  for (let path = 0; path < CROSSING_PATHS; path += 1) {
    let crosses = false;
    for (const { from, choices } of blocks) {
      const errors = choices[uniformInt(generator, 0, choices.length - 1)] ?? [];
      crosses ||= errors.some((error, step) => isBeyond((ahead[from + step] ?? 0) + error, limit));
    }
    if (crosses) crossing += 1;
  }
  return crossing / CROSSING_PATHS;
}

function blocksOfDays(residuals: Residuals): { from: number; choices: number[][] }[] {
  const blocks: { from: number; choices: number[][] }[] = [];
  for (let from = 0; from < CROSSING_DAYS; from += BLOCK_DAYS) {
    const whole = errorBlocks(residuals, from, Math.min(BLOCK_DAYS, CROSSING_DAYS - from));
    const single = whole.length > 0 ? whole : errorBlocks(residuals, from, 1);
    blocks.push({ from, choices: single });
  }
  return blocks;
}

function isBeyond(value: number, { value: limit, side }: ForecastLimit): boolean {
  return side === 'above' ? value > limit : value < limit;
}
