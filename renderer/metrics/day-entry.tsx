import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedMetric } from './metric-data.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { addsUp } from '#shared/metrics/over-segments.ts';

type Arm = 'pilot' | 'control';
type Entry = { day: CalendarDay | null; arm: Arm; total: number | null; units: number | null };
type Props = { metric: ListedMetric; today: CalendarDay; onClose: () => void };

/** Whether a day is typed with what it is taken over; the day itself is the one unit of a plain figure and of a sum. */
function hasUnits(metric: ListedMetric): boolean {
  return metric.kind !== 'value' && !addsUp(metric);
}

/** What is sent: an average is kept as the sum it was taken from. */
function figureOf(metric: ListedMetric, { day, arm, total, units }: Entry) {
  if (day === null || total === null) return null;
  const counted = hasUnits(metric) ? units : 1;
  if (counted === null) return null;
  const sum = metric.kind === 'mean' ? total * counted : total;
  return { metricId: metric.id, day, arm, units: counted, total: sum };
}

type FieldsProps = { metric: ListedMetric; entry: Entry; onChange: (change: Partial<Entry>) => void };

function Figures({ metric, entry, onChange, isNext }: FieldsProps & { isNext: boolean }) {
  const { t } = useTranslation('metrics');
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After one figure the next one is typed: the hands stay where they are.
    if (isNext) fields.current?.querySelector('input')?.focus();
  }, [isNext]);
  const isCounted = metric.kind === 'proportion' || metric.kind === 'count';
  return (
    <div ref={fields} className="row metrics-entry">
      <NumberField
        label={t(`entryTotal.${metric.kind}`)}
        value={entry.total}
        onChange={(total) => onChange({ total })}
        digits={isCounted ? 'whole' : 'decimal'}
        {...(isCounted ? { min: 0 } : {})}
        {...(metric.unit === '' || isCounted || metric.kind === 'ratio' ? {} : { unit: metric.unit })}
        width="130px"
      />
      {hasUnits(metric) && (
        <NumberField
          label={t(`entryUnits.${metric.kind}`)}
          value={entry.units}
          onChange={(units) => onChange({ units })}
          digits={metric.kind === 'count' || metric.kind === 'ratio' ? 'decimal' : 'whole'}
          {...(metric.kind === 'ratio' ? {} : { min: 0 })}
          width="130px"
        />
      )}
    </div>
  );
}

type WhereProps = Pick<FieldsProps, 'entry' | 'onChange'> & { today: CalendarDay };

function Where({ entry, today, onChange }: WhereProps) {
  const { t } = useTranslation('metrics');
  return (
    <>
      <DayField
        label={t('day')}
        value={entry.day}
        onChange={(day) => onChange({ day })}
        today={today}
        max={today}
      />
      <Segments<Arm>
        label={t('group')}
        value={entry.arm}
        options={[
          { value: 'pilot', label: t('arm.pilot') },
          { value: 'control', label: t('arm.control') },
        ]}
        onChange={(arm) => onChange({ arm })}
      />
    </>
  );
}

/** A day's figure typed by hand; it counts at once and can be undone. */
export function DayEntry({ metric, today, onClose }: Props) {
  const { t } = useTranslation('metrics');
  const enter = useCommand('metrics.enterDay', { errors: 'inline' });
  const done = useUndoToast();
  const [entry, setEntry] = useState<Entry>({ day: today, arm: 'pilot', total: null, units: null });
  const [entered, setEntered] = useState(0);
  const figure = figureOf(metric, entry);
  const change = (part: Partial<Entry>): void => setEntry({ ...entry, ...part });
  const save = (): void => {
    if (figure === null) return;
    enter.mutate(figure, {
      onSuccess: () => {
        done(t('entered', { name: metric.name, day: figure.day }));
        change({ total: null, units: null });
        setEntered(entered + 1);
      },
    });
  };
  return (
    <SideSection title={t('enterDay')} note={metric.name}>
      <form
        className="stack metrics-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Where entry={entry} today={today} onChange={change} />
        <Figures key={entered} metric={metric} entry={entry} onChange={change} isNext={entered > 0} />
        {enter.error !== null && <ErrorState error={enter.error} />}
        <div className="row row-wrap">
          <Button type="submit" variant="filled" disabled={figure === null} loading={enter.isPending}>
            {t('enter')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('close')}
          </Button>
        </div>
      </form>
    </SideSection>
  );
}
