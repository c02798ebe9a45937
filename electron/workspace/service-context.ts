import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { ClockStand } from '#shared/kernel/clock-stand.ts';
import type { DayBoundary } from '#shared/kernel/day-at.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import type { Commands } from './commands.ts';

/** What every service is built from. */
export type ServiceContext = {
  db: WritableDb;
  commands: Commands;
  newId: () => Id;
  now: () => number;
  /** The workspace's calendar day; stands still in a sample. */
  today: () => CalendarDay;
  /** Where the business is and when its day begins. */
  dayBoundary: () => DayBoundary;
  /** Whether the computer's clock can be believed. */
  clock: () => ClockStand;
  /** Who acts, by name; never empty. */
  actor: () => string;
  /** Full path of the open workspace file. */
  workspacePath: string;
};
