import {
  type CalendarDay,
  dayFromParts,
  dayParts,
  fromEpochDay,
  toEpochDay,
  weekdayOf,
} from '#shared/kernel/calendar-day.ts';

const NICE_STEPS = [1, 2, 2.5, 5, 10];
const LEAST_TICK_PIXELS = 52;
/** Over half a year months are easier to read than Mondays. */
const DAYS_COUNTED_IN_WEEKS = 200;
const WEEK_STEPS = [7, 14, 28];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60];
const DAYS_OF_MONTH = 30;
const YEARS_OF_STEP = 20;

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

/**
 * Day numbers of every day, of Mondays or every second or fourth Monday, or of the first days of months, quarters or
 * years, whichever are the closest whose labels do not touch.
 */
export function dayTicks(from: CalendarDay, to: CalendarDay, width: number): number[] {
  const start = toEpochDay(from);
  const end = toEpochDay(to);
  const pixelsPerDay = width / Math.max(1, end - start);
  if (end - start < 10 && pixelsPerDay >= LEAST_TICK_PIXELS / 2) return range(start, end, 1);
  const steps = end - start > DAYS_COUNTED_IN_WEEKS ? [] : WEEK_STEPS;
  const weeks = steps.find((step) => step * pixelsPerDay >= LEAST_TICK_PIXELS);
  if (weeks !== undefined) return range(start + ((8 - weekdayOf(from)) % 7), end, weeks);
  const months = MONTH_STEPS.find((step) => step * DAYS_OF_MONTH * pixelsPerDay >= LEAST_TICK_PIXELS);
  return monthStarts(from, to, months ?? YEARS_OF_STEP * 12);
}

function range(first: number, last: number, step: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.floor((last - first) / step) + 1) },
    (_, at) => first + at * step,
  );
}

/** First days of every `step` months, counted from a January. */
function monthStarts(from: CalendarDay, to: CalendarDay, step: number): number[] {
  const { year, month } = dayParts(from);
  const ticks: number[] = [];
  for (let count = Math.ceil((year * 12 + month - 1) / step) * step; ; count += step) {
    const parts = { year: Math.floor(count / 12), month: (count % 12) + 1, dayOfMonth: 1 };
    const day = dayFromParts(parts);
    if (day === null || day > to) return ticks;
    if (day >= from) ticks.push(toEpochDay(day));
  }
}

/** The ticks under which the year must stand: the first, and the first of each further year. */
export function yearTicks(ticks: readonly number[]): Set<number> {
  let year = '';
  return new Set(
    ticks.filter((tick) => {
      const own = fromEpochDay(tick).slice(0, 4);
      const isNew = own !== year;
      year = own;
      return isNew;
    }),
  );
}

/** Whether a span needs its years said: it crosses one, or is not of the year of `today`. */
export function needsYears(from: CalendarDay, to: CalendarDay, today: CalendarDay | null): boolean {
  const year = from.slice(0, 4);
  return year !== to.slice(0, 4) || (today !== null && year !== today.slice(0, 4));
}

/** Days the axis runs on after the last one, so that the lines' names find room beside their ends. */
export function daysOfRoom({ days, width, room }: { days: number; width: number; room: number }): number {
  return width <= room * 2 ? 0 : Math.ceil((days * room) / (width - room));
}

/** A point of a line; its limits are null where no spread is known. */
export type Point = { day: CalendarDay; estimate: number; low: number | null; high: number | null };

type LabelRoom = { gap: number; least: number; greatest: number };

/**
 * Moves labels that would touch to `gap` pixels from each other, every such group around its own middle and within
 * `least` to `greatest`; all others stay where they are. Their order stays, and equal ones keep that of the list.
 */
export function spreadLabels(positions: readonly number[], room: LabelRoom): number[] {
  const groups: LabelGroup[] = [];
  for (const label of positions.map((y, index) => ({ y, index })).toSorted((one, other) => one.y - other.y)) {
    groups.push([label]);
    joinLast(groups, room);
  }
  const placed = [...positions];
  for (const group of groups) {
    const first = topOf(group, room);
    for (const [place, { index }] of group.entries()) placed[index] = first + place * room.gap;
  }
  return placed;
}

type LabelGroup = readonly { y: number; index: number }[];

function topOf(group: LabelGroup, { gap, least, greatest }: LabelRoom): number {
  const height = (group.length - 1) * gap;
  const middle = group.reduce((sum, { y }) => sum + y, 0) / group.length;
  return Math.max(least, Math.min(greatest - height, middle - height / 2));
}

/** Puts the last groups together for as long as they touch. */
function joinLast(groups: LabelGroup[], room: LabelRoom): void {
  for (;;) {
    const [above, below] = groups.slice(-2);
    if (above === undefined || below === undefined) return;
    if (topOf(below, room) - topOf(above, room) >= above.length * room.gap) return;
    groups.splice(-2, 2, [...above, ...below]);
  }
}

/** The day of a position on the axis. */
export function dayOfTick(tick: number): CalendarDay {
  return fromEpochDay(Math.round(tick));
}
