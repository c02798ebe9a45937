import { addDays, daysBetween, type CalendarDay } from '#shared/kernel/calendar-day.ts';

export type Range = { readonly low: number; readonly high: number };

const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round numbers that cover the range with at most `most` lines, and the range they span. Worked value: 0.18 to 0.31 in
 * at most 5 lines is 0.15, 0.2, 0.25, 0.3, 0.35.
 */
export function roundTicks({ low, high }: Range, most: number): number[] {
  const span = high > low ? high - low : Math.abs(low) || 1;
  const magnitude = 10 ** Math.floor(Math.log10(span / (most - 1)));
  for (const factor of [...ROUND_STEPS, 20, 50]) {
    const step = factor * magnitude;
    const first = Math.floor(low / step + 1e-9);
    const last = Math.ceil(high / step - 1e-9);
    if (last - first + 1 <= most) return ticksBetween(first, Math.max(last, first + 1), step);
  }
  return [low, high];
}

function ticksBetween(first: number, last: number, step: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    // Sums of floating steps drift (0.30000000000000004); twelve digits are more than any label shows.
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** At most `most` days at equal distance, in whole weeks where there are enough of them; the first day is one. */
export function dayTicks(from: CalendarDay, to: CalendarDay, most: number): CalendarDay[] {
  const span = daysBetween(from, to);
  if (span === 0) return [from];
  const rough = Math.max(1, Math.ceil(span / Math.max(1, most - 1)));
  const step = rough <= 3 ? rough : Math.ceil(rough / 7) * 7;
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => addDays(from, index * step));
}

/** Moves labels apart until no two are nearer than `distance`, keeping their order and staying inside the range. */
export function spreadLabels(positions: readonly number[], distance: number, { low, high }: Range): number[] {
  const order = positions.map((position, index) => ({ position, index })).sort(byPosition);
  const placed: number[] = [];
  for (const { position } of order) {
    placed.push(Math.max(position, (placed.at(-1) ?? low - distance) + distance));
  }
  let ceiling = high;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    placed[index] = Math.min(placed[index] ?? ceiling, ceiling);
    ceiling = (placed[index] ?? ceiling) - distance;
  }
  const result = positions.map(() => 0);
  for (const [rank, { index }] of order.entries()) result[index] = placed[rank] ?? 0;
  return result;
}

function byPosition(left: { position: number; index: number }, right: { position: number; index: number }) {
  return left.position - right.position || left.index - right.index;
}

/** The value below which the share `q` (0 to 1) of the values lies; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.round(q * (sorted.length - 1))] ?? Number.NaN;
}
