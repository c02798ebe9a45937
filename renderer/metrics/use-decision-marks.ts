import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { ChartMark } from '#renderer/ui/charts/time-chart.tsx';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { say } from '#shared/words/create-words.ts';

const MILLISECONDS_PER_MINUTE = 60_000;

/** The calendar day of an instant where the person is. */
function dayOf(at: number): CalendarDay {
  const offset = new Date(at).getTimezoneOffset() * MILLISECONDS_PER_MINUTE;
  return new Date(at - offset).toISOString().slice(0, 10);
}

/** The decisions of a feature as marks beneath its charts; each opens the decisions. */
export function useDecisionMarks(featureId: string): ChartMark[] {
  const { t, i18n } = useTranslation('metrics');
  const [, navigate] = useLocation();
  const decisions = useQueryOf('decisions.list', { featureId }).data ?? [];
  return decisions
    .filter(({ kind }) => kind === 'decision')
    .map(({ id, at, verb }) => ({
      key: id,
      day: dayOf(at),
      letter: t('decisionLetter'),
      label: say(i18n, `gate:verb.${verb}`),
      onOpen: () => navigate(`/features/${featureId}/decisions`),
    }));
}
