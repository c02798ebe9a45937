import { useTranslation } from 'react-i18next';
import type { Alert } from '#shared/decisions/alert.ts';
import { asksDecision, isProtective, type TodayLine } from '#shared/decisions/today-lines.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { useAlertWords } from './use-alert-words.ts';

type Count = { decisions: number; others: number };

/** What waits besides the harm that was put off. */
function useTheRest(): (count: Count) => string {
  const { t } = useTranslation('today');
  return ({ decisions, others }) => {
    if (decisions > 0) return `${t('decisions', { count: decisions })} ${t('tasks', { count: others })}`;
    return t('besides', { count: others });
  };
}

/** Harm that somebody put off is still there: it leads, with the day on which it comes back. */
function PutOff({ alerts, count }: { alerts: readonly Alert[]; count: Count }) {
  const { t } = useTranslation('today');
  const words = useAlertWords();
  const rest = useTheRest();
  const [first] = alerts.toSorted((left, right) => dayOf(left).localeCompare(dayOf(right)));
  if (first === undefined) return null;
  return (
    <AnswerSentence>
      <strong>
        {t('putOff', {
          count: alerts.length,
          title: words.title(first),
          feature: first.featureName,
          day: dayOf(first),
        })}
      </strong>{' '}
      <span className="muted">{rest(count)}</span>
    </AnswerSentence>
  );
}

/** Harm that was acknowledged and is still there asks for nothing more, but leads all the same. */
function StillStands({ alerts, count }: { alerts: readonly Alert[]; count: Count }) {
  const { t } = useTranslation('today');
  const words = useAlertWords();
  const rest = useTheRest();
  const [first] = alerts;
  if (first === undefined) return null;
  return (
    <AnswerSentence>
      <strong>
        {t('stillStands', { count: alerts.length, title: words.title(first), feature: first.featureName })}
      </strong>{' '}
      <span className="muted">{rest(count)}</span>
    </AnswerSentence>
  );
}

function dayOf({ answer }: Alert): string {
  return answer?.untilDay ?? '';
}

/** Urgent, acknowledged, and its cause is not gone: nobody is asked again, but nothing is well either. */
function isSeenAndStands({ severity, endedAt }: Alert): boolean {
  return severity === 'act-now' && endedAt === null;
}

/** The sentence that says how many things wait, and what of them protects people. */
export function Answer({ lines, stale }: { lines: readonly TodayLine[]; stale: number }) {
  const { t } = useTranslation('today');
  const { snoozed = [], past = [] } = useQueryOf('decisions.listAlerts', {}).data ?? {};
  const decisions = lines.filter(asksDecision).length;
  const count = { decisions, others: lines.length + stale - decisions };
  const protective = lines.filter(isProtective).length;
  const putOff = snoozed.filter(({ severity }) => severity === 'act-now');
  if (putOff.length > 0 && protective === 0) return <PutOff alerts={putOff} count={count} />;
  const standing = past.filter(isSeenAndStands);
  if (standing.length > 0 && protective === 0) return <StillStands alerts={standing} count={count} />;
  if (lines.length + stale === 0) {
    return (
      <AnswerSentence>
        <strong>{t('nothingWaits')}</strong>{' '}
        <span className="muted">{t(snoozed.length === 0 ? 'nothingWaitsRest' : 'onlySnoozed')}</span>
      </AnswerSentence>
    );
  }
  return (
    <AnswerSentence>
      <strong>
        {t('decisions', { count: decisions })} {t('tasks', { count: count.others })}
      </strong>{' '}
      <span className="muted">
        {protective > 0 ? t('protectsFirst', { count: protective }) : t('mostUrgentFirst')}
      </span>
    </AnswerSentence>
  );
}
