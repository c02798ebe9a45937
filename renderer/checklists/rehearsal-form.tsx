import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFrame } from './form-frame.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

export type RehearsalFormProps = { featureId: string; today: CalendarDay; close: () => void };

/** A rollback that was tried out: when, how long it took, who took part. */
export function RehearsalForm({ featureId, today, close }: RehearsalFormProps) {
  const { t } = useTranslation('checklists');
  const [day, setDay] = useState<CalendarDay | null>(today);
  const [minutes, setMinutes] = useState<number | null>(null);
  const [people, setPeople] = useState('');
  const record = useCommand('checklists.recordRehearsal');
  const done = useUndoToast();
  const save = async (): Promise<void> => {
    if (day === null || minutes === null) return;
    await record.mutateAsync({ featureId, day, minutes, people });
    done(t('rehearsalRecorded'));
  };
  return (
    <FormFrame
      label={t('recordRehearsal')}
      confirm={t('record')}
      ready={day !== null && minutes !== null}
      onConfirm={save}
      close={close}
    >
      <DayField label={t('day')} value={day} onChange={setDay} today={today} max={today} />
      <NumberField
        label={t('minutes')}
        value={minutes}
        onChange={setMinutes}
        min={0}
        max={10_000}
        digits="whole"
        unit="min"
        width="120px"
      />
      <TextInput
        className="grow"
        label={t('people')}
        placeholder={t('peopleExample')}
        maxLength={300}
        value={people}
        onChange={(event) => setPeople(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
