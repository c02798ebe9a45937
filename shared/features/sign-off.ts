import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** That a phase was signed off, to start or to be left: for which role or name, by whom, and on which day. */
export type SignOff = { readonly who: string; readonly signedBy: string; readonly signedOn: CalendarDay };
