import { type CalendarDay, fromEpochDay, toEpochDay, weekdayOf } from '#shared/kernel/calendar-day.ts';

const MOST_POINTS = 1000;
const NICE_STEPS = [1, 2, 2.5, 5, 10];
const LEAST_TICK_PIXELS = 64;

/** Round numbers from below the least to above the greatest value, at most `most` intervals apart. */
export function niceTicks(least: number, greatest: number, most = 5): number[] {
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  // Values that differ by rounding alone are one value; around it the scale shows its own size.
  const isFlat = greatest - least <= Math.max(size * 1e-9, 1e-12);
  const span = isFlat ? Math.max(size, 1e-9) : greatest - least;
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (NICE_STEPS.find((nice) => nice * power >= rough * (1 - 1e-9)) ?? 10);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(greatest / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Day numbers of Mondays, or every second, fourth … Monday, so that their labels do not touch. */
export function dayTicks(from: CalendarDay, to: CalendarDay, width: number): number[] {
  const start = toEpochDay(from);
  const end = toEpochDay(to);
  const pixelsPerDay = width / Math.max(1, end - start);
  if (end - start < 10) return Array.from({ length: end - start + 1 }, (_, index) => start + index);
  const firstMonday = start + ((8 - weekdayOf(from)) % 7);
  let step = 7;
  while (step * pixelsPerDay < LEAST_TICK_PIXELS) step *= 2;
  const ticks: number[] = [];
  for (let day = firstMonday; day <= end; day += step) ticks.push(day);
  return ticks;
}

/** Days the axis runs on after the last one, so that the lines' names find room beside their ends. */
export function daysOfRoom({ days, width, room }: { days: number; width: number; room: number }): number {
  return width <= room * 2 ? 0 : Math.ceil((days * room) / (width - room));
}

/** A point of a line; its limits are null where no spread is known. */
export type Point = { day: CalendarDay; estimate: number; low: number | null; high: number | null };

/**
 * At most about a thousand points: of each stretch of days the lowest and the highest stay, so no peak is lost. The
 * first and the last point always stay.
 */
export function reducePoints<P extends Point>(points: readonly P[], most = MOST_POINTS): readonly P[] {
  if (points.length <= most) return points;
  const size = Math.ceil((points.length * 2) / most);
  const kept: P[] = [];
  for (let start = 0; start < points.length; start += size) {
    const stretch = points.slice(start, start + size);
    const lowest = stretch.reduce((best, point) => (point.estimate < best.estimate ? point : best));
    const highest = stretch.reduce((best, point) => (point.estimate > best.estimate ? point : best));
    kept.push(...stretch.filter((point) => point === lowest || point === highest));
  }
  const [first, last] = [points[0], points.at(-1)];
  if (first !== undefined && kept[0] !== first) kept.unshift(first);
  if (last !== undefined && kept.at(-1) !== last) kept.push(last);
  return kept;
}

/** Moves labels apart to at least `gap` pixels, keeping their order and their middle. */
export function spreadLabels(positions: readonly number[], gap: number): number[] {
  const order = positions.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const placed = [...positions];
  order.forEach(({ y, index }, place) => {
    const before = order[place - 1];
    const lowest = before === undefined ? -Infinity : (placed[before.index] ?? 0) + gap;
    placed[index] = Math.max(y, lowest);
  });
  const shift = positions.length === 0 ? 0 : (sum(placed) - sum(positions)) / positions.length;
  return placed.map((y) => y - shift);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The day of a position on the axis. */
export function dayOfTick(tick: number): CalendarDay {
  return fromEpochDay(Math.round(tick));
}
