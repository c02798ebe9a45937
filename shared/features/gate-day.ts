import type { Phase } from './plan.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

/** The phase people are in; null before the rollout starts and after it ends. */
export function findCurrentPhase(phases: readonly Phase[]): Phase | null {
  return phases.find((phase) => phase.state === 'current') ?? null;
}

/** The day the current phase may end at the earliest, by its hold time; null when no phase is current. */
export function gateDayOf(phases: readonly Phase[]): CalendarDay | null {
  const current = findCurrentPhase(phases);
  if (current === null || current.startedOn === null) return null;
  return addDays(current.startedOn, current.holdDays);
}
