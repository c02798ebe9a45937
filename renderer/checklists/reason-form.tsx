import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFrame } from './form-frame.tsx';
import type { ItemDeeds } from './use-item-deeds.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

const USUAL_WAIVER_DAYS = 14;

export type ReasonFormProps = {
  kind: 'not-applicable' | 'waive';
  deeds: ItemDeeds;
  today: CalendarDay;
  close: () => void;
};

/** Why an item does not apply, or why and until when it is waived. */
export function ReasonForm({ kind, deeds, today, close }: ReasonFormProps) {
  const { t } = useTranslation('checklists');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<CalendarDay | null>(addDays(today, USUAL_WAIVER_DAYS));
  const isWaiver = kind === 'waive';
  const confirm = (): Promise<unknown> =>
    isWaiver && until !== null ? deeds.waive(reason, until) : deeds.markNotApplicable(reason);
  return (
    <FormFrame
      label={t(`reasonForms.${kind}`)}
      confirm={t(`reasonForms.${kind}`)}
      ready={reason.trim() !== '' && (!isWaiver || until !== null)}
      onConfirm={confirm}
      close={close}
    >
      <TextInput
        className="grow"
        label={t('reason')}
        placeholder={t(isWaiver ? 'waiveExample' : 'notApplicableExample')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {isWaiver && (
        <DayField label={t('until')} value={until} onChange={setUntil} today={today} min={today} />
      )}
    </FormFrame>
  );
}
