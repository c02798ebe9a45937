import { useTranslation } from 'react-i18next';
import { HOURS, hourText, WEEKDAYS } from './source-words.ts';
import type { SourceWizard } from './use-source-wizard.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { Schedule } from '#shared/imports/source.ts';

const EVERY = ['hour', 'day', 'week', 'never'] as const;
const USUAL_HOUR = 7;

function scheduleOf(every: string | null, before: Schedule): Schedule {
  const hour = 'hour' in before ? before.hour : USUAL_HOUR;
  if (every === 'day') return { every, hour };
  if (every === 'week') return { every, weekday: 1, hour };
  return every === 'hour' ? { every } : { every: 'never' };
}

function Days({ wizard }: { wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const { span } = wizard.form;
  const today = useQueryOf('workspace.describe', {}).data?.today ?? span.firstDay;
  return (
    <>
      <DayField
        label={t('firstDay')}
        description={t('firstDayHint')}
        value={span.firstDay}
        today={today}
        max={today}
        onChange={(firstDay) => firstDay !== null && wizard.change({ span: { ...span, firstDay } })}
      />
      <NumberField
        label={t('rereadDays')}
        description={t('rereadDaysHint')}
        digits="whole"
        min={0}
        max={400}
        width="200px"
        value={span.rereadDays}
        onChange={(rereadDays) => wizard.change({ span: { ...span, rereadDays: rereadDays ?? 0 } })}
      />
    </>
  );
}

/** When the source is fetched, and which days it asks for. */
export function SourceScheduleFields({ wizard }: { wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const { schedule } = wizard.form;
  const put = (next: Schedule) => wizard.change({ schedule: next });
  return (
    <div className="row row-wrap sources-row">
      <ChoiceField
        label={t('schedule')}
        width="180px"
        value={schedule.every}
        options={EVERY.map((every) => ({ value: every, label: t(`every.${every}`) }))}
        onChange={(every) => put(scheduleOf(every, schedule))}
      />
      {schedule.every === 'week' && (
        <ChoiceField
          label={t('onWeekday')}
          width="160px"
          value={String(schedule.weekday)}
          options={WEEKDAYS.map((weekday) => ({ value: weekday, label: t(`weekday.${weekday}`) }))}
          onChange={(weekday) => put({ ...schedule, weekday: Number(weekday ?? 1) })}
        />
      )}
      {'hour' in schedule && (
        <ChoiceField
          label={t('atHour')}
          width="120px"
          value={String(schedule.hour)}
          options={HOURS.map((hour) => ({ value: String(hour), label: hourText(hour) }))}
          onChange={(hour) => put({ ...schedule, hour: Number(hour ?? USUAL_HOUR) })}
        />
      )}
      <Days wizard={wizard} />
    </div>
  );
}
