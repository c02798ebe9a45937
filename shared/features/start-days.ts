import type { Blackout, Weekends } from './blackout.ts';
import { addDays, type CalendarDay, weekdayOf } from '#shared/kernel/calendar-day.ts';

/** The days on which a phase may start. */
export type StartCalendar = {
  readonly weekends: Weekends;
  readonly blackouts: readonly Pick<Blackout, 'name' | 'firstDay' | 'lastDay'>[];
};

/** A week of five days and no blackout: what holds while nobody has said otherwise. */
export const USUAL_WEEK: StartCalendar = { weekends: 'closed', blackouts: [] };

/** Why nothing starts on a day: the weekend, or a blackout by its name. */
export type ClosedDay =
  { readonly reason: 'weekend' } | { readonly reason: 'blackout'; readonly name: string };

const SATURDAY = 6;
const LONGEST_SEARCH_DAYS = 3660;

/** Why nothing starts on the day; null when something may. A blackout is named before the weekend it holds. */
export function closedOn(day: CalendarDay, { weekends, blackouts }: StartCalendar): ClosedDay | null {
  const blackout = blackouts.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  if (blackout !== undefined) return { reason: 'blackout', name: blackout.name };
  return weekends === 'closed' && weekdayOf(day) >= SATURDAY ? { reason: 'weekend' } : null;
}

/**
 * The day itself, or the next on which something may start. Where ten years of blackouts leave none, the day itself: it
 * is then said to be closed and nothing is moved.
 */
export function nextStartDay(day: CalendarDay, calendar: StartCalendar): CalendarDay {
  for (let shift = 0; shift < LONGEST_SEARCH_DAYS; shift += 1) {
    const next = addDays(day, shift);
    if (closedOn(next, calendar) === null) return next;
  }
  return day;
}

/** What speaks against more people on a day, and the next day on which nothing does. */
export type StartConcern = {
  /** closed: that day itself · unwatched: the day after it is closed, so that nobody sees how it begins. */
  readonly code: 'closed' | 'unwatched';
  readonly closed: ClosedDay;
  readonly betterDay: CalendarDay;
};

/** From this hour on there is too little left of a day to see how something begins. */
const AFTERNOON_HOUR = 14;

/**
 * Whether giving a feature to more people on the day, at this full hour of it, should wait: a closed day is closed all day
 * long; a Friday is followed by days nobody watches, which matters from the afternoon on.
 */
export function startConcern(day: CalendarDay, hour: number, calendar: StartCalendar): StartConcern | null {
  const today = closedOn(day, calendar);
  const tomorrow = closedOn(addDays(day, 1), calendar);
  if (today !== null) return { code: 'closed', closed: today, betterDay: calmDay(day, calendar) };
  if (tomorrow === null || hour < AFTERNOON_HOUR) return null;
  return { code: 'unwatched', closed: tomorrow, betterDay: calmDay(addDays(day, 1), calendar) };
}

/** The next day that is open and followed by an open one; where there is none, the next open one. */
function calmDay(from: CalendarDay, calendar: StartCalendar): CalendarDay {
  let day = nextStartDay(from, calendar);
  const first = day;
  for (let tries = 0; tries < LONGEST_SEARCH_DAYS; tries += 1) {
    if (closedOn(addDays(day, 1), calendar) === null) return day;
    day = nextStartDay(addDays(day, 1), calendar);
  }
  return first;
}
