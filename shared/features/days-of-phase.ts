import type { Phase } from './plan.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

type PhaseDays = Pick<Phase, 'startedOn' | 'endedOn' | 'plannedStart' | 'holdDays'>;

/** First and last day of a phase as it went, or as it is planned; null while it has no date. */
export function daysOfPhase(phase: PhaseDays): { from: CalendarDay; to: CalendarDay } | null {
  const from = phase.startedOn ?? phase.plannedStart;
  if (from === null) return null;
  const held = addDays(from, Math.max(0, phase.holdDays - 1));
  // The day a phase ends is the first of the next.
  const ended = phase.endedOn === null ? held : addDays(phase.endedOn, phase.endedOn > from ? -1 : 0);
  return { from, to: ended };
}
