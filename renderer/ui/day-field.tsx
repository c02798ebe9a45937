import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import type { TFunction } from 'i18next';
import { CalendarDays } from 'lucide-react';
import 'dayjs/locale/it';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProps, mantineField } from './field.ts';
import { fieldKeys } from './number-field.tsx';
import { readTypedDay } from './read-typed.ts';
import { useFormats } from './use-formats.ts';
import { useMustFill } from './use-must-fill.ts';
import { type Reading, useTypedText } from './use-typed-text.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

export type DayFieldProps = FieldProps & {
  value: CalendarDay | null;
  onChange: (day: CalendarDay | null) => void;
  /** The workspace's today: fills a missing year and opens the calendar. */
  today: CalendarDay;
  min?: CalendarDay;
  max?: CalendarDay;
};

type Range = { today: CalendarDay; min: CalendarDay | undefined; max: CalendarDay | undefined };

function readDay(text: string, { today, min, max }: Range, t: TFunction<'ui'>): Reading<CalendarDay | null> {
  if (text.trim() === '') return { ok: true, value: null };
  const day = readTypedDay(text, today);
  if (day === null) return { ok: false, error: t('dayNotRead') };
  if (min !== undefined && day < min) return { ok: false, error: t('dayTooEarly', { day: min }) };
  if (max !== undefined && day > max) return { ok: false, error: t('dayTooLate', { day: max }) };
  return { ok: true, value: day };
}

type CalendarProps = {
  value: CalendarDay | null;
  range: Range;
  disabled: boolean;
  onPick: (day: CalendarDay | null) => void;
};

function CalendarButton({ value, range, disabled, onPick }: CalendarProps) {
  const { t, i18n } = useTranslation('ui');
  const [opened, setOpened] = useState(false);
  const limits = {
    ...(range.min === undefined ? {} : { minDate: range.min }),
    ...(range.max === undefined ? {} : { maxDate: range.max }),
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-end">
      <Popover.Target>
        <ActionIcon
          size={24}
          aria-label={t('chooseDay')}
          disabled={disabled}
          onClick={() => setOpened(!opened)}
        >
          <CalendarDays className="icon" aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('chooseDay')}>
        <DatePicker
          locale={i18n.language}
          ariaLabels={{
            previousMonth: t('calendar.previousMonth'),
            nextMonth: t('calendar.nextMonth'),
            previousYear: t('calendar.previousYear'),
            nextYear: t('calendar.nextYear'),
            previousDecade: t('calendar.previousDecade'),
            nextDecade: t('calendar.nextDecade'),
          }}
          firstDayOfWeek={1}
          value={value}
          defaultDate={value ?? range.today}
          onChange={(day) => {
            onPick(day);
            setOpened(false);
          }}
          {...limits}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** A day typed in the person's own way or picked from the calendar. */
export function DayField({ value, onChange, today, min, max, ...field }: DayFieldProps) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const range: Range = { today, min, max };
  const typed = useTypedText<CalendarDay | null>({
    value,
    onChange,
    write: (day) => (day === null ? '' : formats.dayTyped(day)),
    read: (text) => readDay(text, range, t),
  });
  const mustFill = useMustFill(typed.text, field.required === true ? 'asked' : 'welcome');
  const { width = '150px', ...rest } = field;
  return (
    <TextInput
      {...mantineField({ ...rest, width }, typed.error ?? mustFill.error)}
      onInvalid={mustFill.onInvalid}
      ref={(input) => input?.setCustomValidity(typed.error ?? '')}
      className="num"
      value={typed.text}
      placeholder={t('dayExample')}
      title={t('dayHint')}
      onChange={(event) => typed.type(event.currentTarget.value)}
      onBlur={typed.commit}
      onKeyDown={fieldKeys(typed)}
      rightSection={
        <CalendarButton value={value} range={range} disabled={field.disabled ?? false} onPick={typed.set} />
      }
    />
  );
}
