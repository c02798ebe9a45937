import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '#shared/decisions/alert.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { snoozeDays } from './snooze-days.ts';

export type AnswerKind = 'acknowledge' | 'snooze';

type AnswerProps = {
  alert: Alert;
  today: CalendarDay;
  onDone: () => void;
  onCancel: () => void;
};

type FormProps = {
  alert: Alert;
  label: string;
  confirm: string;
  isReady: 'yes' | 'no';
  isRunning: boolean;
  onSubmit: (reason: string) => void;
  onCancel: () => void;
  children?: ReactNode;
};

/** The reason, asked for where people may be harmed and welcome elsewhere. */
function AnswerForm({ alert, label, confirm, isReady, isRunning, onSubmit, onCancel, children }: FormProps) {
  const { t } = useTranslation('today');
  const [reason, setReason] = useState('');
  const isAsked = alert.severity === 'act-now';
  const isMissing = isAsked && reason.trim() === '';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onCancel();
  };
  return (
    <form
      className="today-answer"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady === 'yes' && !isMissing) onSubmit(reason.trim());
      }}
    >
      {children}
      <TextInput
        label={label}
        description={t(isAsked ? 'alert.reasonAsked' : 'alert.reasonWelcome')}
        value={reason}
        maxLength={500}
        required={isAsked}
        withAsterisk={false}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" variant="filled" loading={isRunning} disabled={isReady === 'no' || isMissing}>
          {confirm}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('alert.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Puts an alert among the past ones for good. */
export function AcknowledgeForm({ alert, onDone, onCancel }: AnswerProps) {
  const { t } = useTranslation('today');
  const tell = useUndoToast();
  const acknowledge = useCommand('decisions.acknowledgeAlert');
  return (
    <AnswerForm
      alert={alert}
      label={t('alert.whySettled')}
      confirm={t('alert.acknowledge')}
      isReady="yes"
      isRunning={acknowledge.isPending}
      onCancel={onCancel}
      onSubmit={(reason) =>
        acknowledge.mutate(
          { alertId: alert.id, reason },
          {
            onSuccess: () => {
              tell(t('alert.acknowledged'));
              onDone();
            },
          },
        )
      }
    />
  );
}

type Choice = 'tomorrow' | 'monday' | 'other';

type UntilDayProps = {
  today: CalendarDay;
  choice: Choice;
  other: CalendarDay | null;
  onChoice: (choice: Choice) => void;
  onOther: (day: CalendarDay | null) => void;
};

function UntilDay({ today, choice, other, onChoice, onOther }: UntilDayProps) {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const { monday } = snoozeDays(today);
  return (
    <div className="row row-wrap">
      <Segments<Choice>
        label={t('alert.until')}
        value={choice}
        options={[
          { value: 'tomorrow', label: t('alert.tomorrow') },
          ...(monday === null ? [] : [{ value: 'monday' as const, label: formats.dayShort(monday) }]),
          { value: 'other', label: t('alert.otherDay') },
        ]}
        onChange={onChoice}
      />
      {choice === 'other' && (
        <DayField
          label={t('alert.until')}
          labelHidden
          value={other}
          today={today}
          min={addDays(today, 1)}
          onChange={onOther}
        />
      )}
    </div>
  );
}

/** Puts an alert off to the morning of a later day. */
export function SnoozeForm({ alert, today, onDone, onCancel }: AnswerProps) {
  const { t } = useTranslation('today');
  const tell = useUndoToast();
  const snooze = useCommand('decisions.snoozeAlert');
  const { tomorrow, monday } = snoozeDays(today);
  const [choice, setChoice] = useState<Choice>('tomorrow');
  const [other, setOther] = useState<CalendarDay | null>(null);
  const untilDay = { tomorrow, monday, other }[choice];
  return (
    <AnswerForm
      alert={alert}
      label={t('alert.whyLater')}
      confirm={t('alert.snooze')}
      isReady={untilDay === null ? 'no' : 'yes'}
      isRunning={snooze.isPending}
      onCancel={onCancel}
      onSubmit={(reason) =>
        untilDay !== null &&
        snooze.mutate(
          { alertId: alert.id, untilDay, reason },
          {
            onSuccess: () => {
              tell(t('alert.snoozed', { day: untilDay }));
              onDone();
            },
          },
        )
      }
    >
      <UntilDay today={today} choice={choice} other={other} onChoice={setChoice} onOther={setOther} />
    </AnswerForm>
  );
}
