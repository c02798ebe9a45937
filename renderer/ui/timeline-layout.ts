import {
  addDays,
  type CalendarDay,
  dayParts,
  daysBetween,
  fromEpochDay,
  toEpochDay,
  weekdayOf,
} from '#shared/kernel/calendar-day.ts';

const LOWEST_BAR = 10;
const HIGHEST_BAR = 34;
const LEAST_WEEK_PIXELS = 26;

/** Where a day's morning lies, in pixels from the left edge of the plot. */
export function dayScale(from: CalendarDay, to: CalendarDay, width: number): (day: CalendarDay) => number {
  const days = Math.max(1, daysBetween(from, to));
  return (day) => (daysBetween(from, day) / days) * width;
}

/** Heights of a feature's phase bars, first to last: order, never a quantity. */
export function phaseBarHeight(index: number, count: number): number {
  if (count <= 1) return HIGHEST_BAR;
  return Math.round(LOWEST_BAR + ((HIGHEST_BAR - LOWEST_BAR) * index) / (count - 1));
}

/** First days of the months that begin in the span, and the span's own first day. */
export function monthStarts(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const starts: CalendarDay[] = [];
  for (let epochDay = toEpochDay(from); epochDay < toEpochDay(to); epochDay += 1) {
    const day = fromEpochDay(epochDay);
    if (day === from || dayParts(day).dayOfMonth === 1) starts.push(day);
  }
  return starts;
}

/** Mondays of the span, thinned so that their numbers do not touch. */
export function weekStarts(from: CalendarDay, to: CalendarDay, width: number): CalendarDay[] {
  const first = addDays(from, (8 - weekdayOf(from)) % 7);
  const weeks = Math.ceil(Math.max(0, daysBetween(first, to)) / 7);
  const pixelsPerWeek = (width / Math.max(1, daysBetween(from, to))) * 7;
  const every = Math.max(1, Math.ceil(LEAST_WEEK_PIXELS / Math.max(1, pixelsPerWeek)));
  return Array.from({ length: weeks }, (_, index) => addDays(first, index * 7)).filter(
    (_, index) => index % every === 0,
  );
}

/** About the width of one letter of the small words in the plot. */
export const LETTER_PIXELS = 6.6;

/** As much of a text as fits, with an ellipsis; nothing where not even two letters do. */
export function cutTo(text: string, pixels: number): string {
  const letters = Math.floor(pixels / LETTER_PIXELS);
  if (text.length <= letters) return text;
  return letters < 2 ? '' : `${text.slice(0, letters - 1)}…`;
}
