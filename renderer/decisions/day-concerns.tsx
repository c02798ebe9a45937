import { Checkbox } from '@mantine/core';
import { CalendarX2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { DecisionVerb } from '#shared/decisions/decision.ts';
import { lastRecordedDay } from '#shared/decisions/earliest-day.ts';
import { startConcern } from '#shared/features/start-days.ts';
import { hourAt } from '#shared/kernel/day-at.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { useStartCalendar } from '#renderer/features/public.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Callout } from '#renderer/ui/marks.tsx';

type DayConcernsProps = {
  verb: DecisionVerb;
  day: CalendarDay;
  today: CalendarDay;
  summary: OutputOf<'features.get'>;
  earlierDay: 'ask' | 'meant';
  onMean: (earlierDay: 'ask' | 'meant') => void;
};

/** More people on a day nobody watches, or just before some: said, never refused. Only of today: what was, was. */
function StartConcern({ verb, day, today, summary }: DayConcernsProps) {
  const { t } = useTranslation('decisions');
  const calendar = useStartCalendar(summary.feature.id);
  const begins = verb === 'start' || verb === 'advance';
  const [openedAt] = useState(() => Date.now());
  const settings = useQueryOf('workspace.describe', {}).data?.settings;
  if (!begins || day !== today || settings === undefined) return null;
  const concern = startConcern(day, hourAt(openedAt, settings), calendar);
  if (concern === null) return null;
  const { code, closed, betterDay } = concern;
  const key = `dayConcern.${code}-${closed.reason}` as const;
  const name = closed.reason === 'blackout' ? closed.name : '';
  return (
    <Callout tone="hold" icon={CalendarX2}>
      {t(key, { name, day: betterDay })}
    </Callout>
  );
}

/** Asks whether a day before what is recorded is meant. */
function EarlierDay({ day, summary, earlierDay, onMean }: DayConcernsProps) {
  const { t } = useTranslation('decisions');
  const clock = useQueryOf('workspace.describe', {}).data?.clock;
  const last = lastRecordedDay(summary.plan.phases);
  const isBefore = last !== null && day < last;
  if (!isBefore && clock?.stand !== 'set-back') return null;
  return (
    <Callout tone="hold" icon={CalendarX2}>
      <div className="stack">
        <span>{isBefore ? t('dayConcern.before', { last }) : t('dayConcern.clock')}</span>
        <Checkbox
          label={t('dayConcern.meant')}
          checked={earlierDay === 'meant'}
          onChange={(event) => onMean(event.currentTarget.checked ? 'meant' : 'ask')}
        />
      </div>
    </Callout>
  );
}

/** What speaks against the day a decision takes effect. */
export function DayConcerns(props: DayConcernsProps) {
  return (
    <>
      <StartConcern {...props} />
      <EarlierDay {...props} />
    </>
  );
}
