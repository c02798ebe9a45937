import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '#shared/decisions/alert.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { useAlertWords } from './use-alert-words.ts';

function PastAlert({ alert }: { alert: Alert }) {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const words = useAlertWords();
  const { answer, endedAt, raisedAt } = alert;
  return (
    <li>
      <div className="row row-wrap between">
        <span className="medium">{words.title(alert)}</span>
        <span className="small muted num">{t('alert.raised', { at: raisedAt })}</span>
      </div>
      <div className="small muted">{alert.featureName}</div>
      {answer !== null && (
        <div className="small soft">
          {answer.untilDay === null
            ? t('alert.acknowledgedBy', { name: answer.by, at: answer.at })
            : t('alert.snoozedBy', { name: answer.by, day: answer.untilDay })}
          {answer.reason !== '' && t('alert.because', { reason: answer.reason })}
        </div>
      )}
      {endedAt !== null && (
        <div className="small soft">{t('alert.over', { when: formats.instant(endedAt) })}</div>
      )}
    </li>
  );
}

/** Alerts that were put off, answered, or are over: closed until somebody asks. */
export function PastAlerts() {
  const { t } = useTranslation('today');
  const [isOpen, setOpen] = useState(false);
  const alerts = useQueryOf('decisions.listAlerts', {});
  const { snoozed = [], past = [] } = alerts.data ?? {};
  if (snoozed.length + past.length === 0) return null;
  return (
    <div className="today-past">
      <Button
        size="sm"
        variant="subtle"
        aria-expanded={isOpen}
        leftSection={
          isOpen ? <ChevronDown className="icon-small" /> : <ChevronRight className="icon-small" />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {snoozed.length > 0
          ? t('alert.snoozedAndPast', { snoozed: snoozed.length, past: past.length })
          : t('alert.past', { count: past.length })}
      </Button>
      {isOpen && (
        <ul className="rule-list">
          {[...snoozed, ...past].map((alert) => (
            <PastAlert key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </div>
  );
}
