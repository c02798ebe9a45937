import type { Phase } from '#shared/features/plan.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

export const SPANS = ['start', 'phase', 'four-weeks'] as const;
export type Span = (typeof SPANS)[number];

const DAYS_OF_FOUR_WEEKS = 28;

/** The first day of a span; null begins with the numbers. `lastDay` is the last day with a number. */
export function firstDayOf(
  span: Span,
  { phases, lastDay }: { phases: readonly Phase[]; lastDay: CalendarDay | null },
): CalendarDay | null {
  if (span === 'phase') return phases.find(({ state }) => state === 'current')?.startedOn ?? null;
  return span === 'four-weeks' && lastDay !== null ? addDays(lastDay, 1 - DAYS_OF_FOUR_WEEKS) : null;
}

/**
 * Where the phases that have started lie behind a chart, last days included; the running one lasts to its end. The day on
 * which one phase follows another is the later one's.
 */
export function phaseBands(
  phases: readonly Phase[],
): { key: string; phase: Phase; from: CalendarDay; to: CalendarDay | null }[] {
  const started = phases.flatMap((phase) =>
    phase.startedOn === null ? [] : [{ phase, from: phase.startedOn }],
  );
  return started.map(({ phase, from }, index) => {
    const next = started[index + 1]?.from ?? null;
    const { endedOn } = phase;
    const isFollowed = next !== null && (endedOn === null || endedOn >= next);
    return { key: phase.id, phase, from, to: isFollowed ? addDays(next, -1) : endedOn };
  });
}
