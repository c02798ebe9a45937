import { isLocked } from './phase-lock.ts';
import type { Phase } from './plan.ts';
import { nextStartDay, type StartCalendar, USUAL_WEEK } from './start-days.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

function earliestAfter(phase: Phase): CalendarDay | null {
  const start = phase.startedOn ?? phase.plannedStart;
  return start === null ? null : addDays(start, phase.holdDays);
}

/**
 * The plan with its later starts pushed back where the phases before them now end later; nothing is pulled forward,
 * for a gap may be meant (a trade fair, the stock-take). They move to days on which something may start. Phases up to and including `position`, started ones and
 * those without a date stay as they are.
 */
export function pushLaterStarts(
  phases: readonly Phase[],
  position: number,
  calendar: StartCalendar = USUAL_WEEK,
): Phase[] {
  let earliest: CalendarDay | null = null;
  return phases.map((phase, index) => {
    const next =
      index > position &&
      !isLocked(phase) &&
      earliest !== null &&
      phase.plannedStart !== null &&
      phase.plannedStart < earliest
        ? { ...phase, plannedStart: nextStartDay(earliest, calendar) }
        : phase;
    earliest = earliestAfter(next) ?? earliest;
    return next;
  });
}

/** Gives the dates of the phases not yet started back in order, earliest first: who moves up starts earlier. */
export function reorderStarts(phases: readonly Phase[], calendar: StartCalendar = USUAL_WEEK): Phase[] {
  const open = phases.filter((phase) => !isLocked(phase));
  const dates = open.flatMap((phase) => phase.plannedStart ?? []).sort();
  const inOrder = phases.map((phase) =>
    !isLocked(phase) && phase.plannedStart !== null
      ? { ...phase, plannedStart: dates.shift() ?? phase.plannedStart }
      : phase,
  );
  return pushLaterStarts(
    inOrder,
    inOrder.findIndex((phase) => !isLocked(phase)),
    calendar,
  );
}
