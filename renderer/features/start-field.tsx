import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useClosedWords } from './use-closed-words.ts';
import { useStartCalendar } from './use-start-calendar.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import type { FieldProps } from '#renderer/ui/field.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

type StartFieldProps = FieldProps & {
  featureId: string | null;
  value: CalendarDay | null;
  today: CalendarDay;
  onChange: (day: CalendarDay | null) => void;
};

/** A day on which a phase is to start; one on which nothing starts says so and offers the next that is free. */
export function StartField({ featureId, ...field }: StartFieldProps) {
  const { t } = useTranslation('features');
  const closed = useClosedWords(useStartCalendar(featureId))(field.value);
  const error = field.error ?? closed?.words ?? null;
  return (
    <div>
      <DayField {...field} error={error} />
      {closed !== null && (
        <Button size="xs" variant="subtle" onClick={() => field.onChange(closed.free)}>
          {t('closed.take', { day: closed.free })}
        </Button>
      )}
    </div>
  );
}
