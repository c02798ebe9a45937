import { useTranslation } from 'react-i18next';
import { type ClosedDay, closedOn, nextStartDay, type StartCalendar } from '#shared/features/start-days.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** Why nothing starts on a day and the next one that is free, in words; null where it is free. */
export function useClosedWords(calendar: StartCalendar) {
  const { t } = useTranslation('features');
  const reason = (closed: ClosedDay): string =>
    closed.reason === 'weekend' ? t('closed.weekend') : t('closed.blackout', { name: closed.name });
  return (day: CalendarDay | null): { words: string; free: CalendarDay } | null => {
    const closed = day === null ? null : closedOn(day, calendar);
    if (day === null || closed === null) return null;
    const free = nextStartDay(day, calendar);
    return { words: t('closed.sentence', { reason: reason(closed), day: free }), free };
  };
}
