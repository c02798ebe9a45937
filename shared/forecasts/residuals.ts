/** Errors of one rolling backtest: `errors[origin][ahead]` is what came less what was forecast; null where nothing did. */
export type Residuals = {
  /** Index of the first day each row did not know. */
  readonly origins: readonly number[];
  readonly errors: readonly (readonly (number | null)[])[];
};

/** Below so many errors of a horizon those of all horizons stand in. */
const FEWEST_OF_HORIZON = 20;

/** The errors that stand for `ahead` days, of those known on the day `knownBefore` (left out: all). */
export function errorsAhead(residuals: Residuals, ahead: number, knownBefore = Infinity): number[] {
  const own = collect(residuals, knownBefore, (step) => step === ahead);
  return own.length >= FEWEST_OF_HORIZON ? own : collect(residuals, knownBefore, () => true);
}

/** Errors of neighbouring days together: `length` in a row from `ahead` on, or from anywhere where those are few. */
export function errorBlocks(residuals: Residuals, ahead: number, length: number): number[][] {
  const own = residuals.errors.flatMap((row) => wholeBlock(row, ahead, length));
  if (own.length >= FEWEST_OF_HORIZON) return own;
  return residuals.errors.flatMap((row) => row.flatMap((_, from) => wholeBlock(row, from, length)));
}

/**
 * The band about a forecast that holds `share` of days like those of the errors: their lower and upper quantiles, one
 * rank further out for the day not yet seen (split conformal; Lei et al. 2018).
 */
export function errorBand(errors: readonly number[], share: number): { low: number; high: number } {
  const sorted = errors.toSorted((left, right) => left - right);
  const count = sorted.length;
  // A hair more, so that 20 ranks of a tenth are two and not 1.9999.
  const rank = Math.floor(((count + 1) * (1 - share)) / 2 + 1e-9);
  const from = Math.max(1, rank);
  return { low: sorted[from - 1] ?? 0, high: sorted[count - from] ?? 0 };
}

function collect(
  { origins, errors }: Residuals,
  knownBefore: number,
  wanted: (step: number) => boolean,
): number[] {
  const found: number[] = [];
  for (const [row, origin] of origins.entries()) {
    for (const [step, error] of (errors[row] ?? []).entries()) {
      if (error !== null && wanted(step) && origin + step < knownBefore) found.push(error);
    }
  }
  return found;
}

function wholeBlock(row: readonly (number | null)[], from: number, length: number): number[][] {
  const block = row.slice(from, from + length).filter((error) => error !== null);
  return block.length === length ? [block] : [];
}
