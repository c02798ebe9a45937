import { type CalendarDay, fromEpochDay, toEpochDay } from '#shared/kernel/calendar-day.ts';

/** Days shown, both included. */
export type DayWindow = { from: CalendarDay; to: CalendarDay };

/** Closer than a week there is nothing more to see in daily figures. */
export const FEWEST_DAYS = 7;

function lengthOf({ from, to }: DayWindow): number {
  return toEpochDay(to) - toEpochDay(from) + 1;
}

/** A window of so many days that starts there, moved and cut to lie within `full`. */
function placed(start: number, days: number, full: DayWindow): DayWindow {
  const [first, last] = [toEpochDay(full.from), toEpochDay(full.to)];
  const length = Math.min(lengthOf(full), Math.max(Math.min(FEWEST_DAYS, lengthOf(full)), Math.round(days)));
  const from = Math.min(Math.max(first, Math.round(start)), last - length + 1);
  return { from: fromEpochDay(from), to: fromEpochDay(from + length - 1) };
}

/**
 * The window at `factor` times its length (below 1 closer, above 1 wider) around a day that keeps its place on screen;
 * never shorter than a week nor longer than `full`.
 */
export function zoomWindow(
  shown: DayWindow,
  full: DayWindow,
  { factor, around }: { factor: number; around: CalendarDay | null },
): DayWindow {
  const length = lengthOf(shown);
  const first = toEpochDay(shown.from);
  const middle = around === null ? first + (length - 1) / 2 : toEpochDay(around);
  const share = length <= 1 ? 0.5 : (middle - first) / (length - 1);
  const wanted = Math.max(FEWEST_DAYS, length * factor);
  return placed(middle - share * (wanted - 1), wanted, full);
}

/** The window moved by so many days, stopped at the ends of `full`; its length stays. */
export function panWindow(shown: DayWindow, full: DayWindow, days: number): DayWindow {
  return placed(toEpochDay(shown.from) + days, lengthOf(shown), full);
}

/** The window between two days in either order, at least a week, within `full`. */
export function windowBetween(one: CalendarDay, other: CalendarDay, full: DayWindow): DayWindow {
  const [from, to] = one <= other ? [one, other] : [other, one];
  const length = lengthOf({ from, to });
  const missing = Math.max(0, FEWEST_DAYS - length);
  return placed(toEpochDay(from) - Math.floor(missing / 2), length + missing, full);
}

/** Days of a quarter of the window, at least one: the step of a pan. */
export function panStep(shown: DayWindow): number {
  return Math.max(1, Math.round(lengthOf(shown) / 4));
}

/** The window, or null where it shows everything anyway. */
export function unlessWhole(shown: DayWindow, full: DayWindow): DayWindow | null {
  return shown.from <= full.from && shown.to >= full.to ? null : shown;
}

/** The part of a window that lies within `full`; null when none does. */
export function windowWithin(shown: DayWindow | null, full: DayWindow | null): DayWindow | null {
  if (shown === null || full === null || shown.to < full.from || shown.from > full.to) return null;
  return unlessWhole(windowBetween(shown.from, shown.to, full), full);
}
