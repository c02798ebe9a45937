import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { type TodayLine, todayLines } from '#shared/decisions/today-lines.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import { GateBadges } from '#renderer/decisions/public.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Kbd } from '#renderer/ui/marks.tsx';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { FirstRun } from '#renderer/workspace/public.ts';
import { AlertRow } from './alert-row.tsx';
import { Answer } from './today-answer.tsx';
import { DaysAhead } from './days-ahead.tsx';
import { moveBetweenLines } from './move-between-lines.ts';
import { PastAlerts } from './past-alerts.tsx';
import { StaleSourceRow } from './stale-source-row.tsx';
import { TodayItemRow } from './today-item.tsx';
import { TodaySide } from './today-side.tsx';
import './today.css';

type Today = OutputOf<'decisions.today'>;

function keyOf(line: TodayLine): string {
  if (line.kind === 'alert') return line.alert.id;
  const { kind, featureId, subjectId } = line.item;
  return `${kind}${featureId}${subjectId}`;
}

function Line({ line, isFirst, day }: { line: TodayLine; isFirst: boolean; day: string }) {
  return line.kind === 'alert' ? (
    <AlertRow alert={line.alert} isFirst={isFirst} today={day} />
  ) : (
    <TodayItemRow item={line.item} isFirst={isFirst} />
  );
}

function Full({ today, features, day }: { today: Today; features: readonly FeatureSummary[]; day: string }) {
  const { t } = useTranslation('today');
  const stale = useQueryOf('sources.listStale', {}).data ?? [];
  const lines = todayLines(today.alerts, today.items);
  return (
    <PageBody side={<TodaySide features={features} />} sideLabel={t('features')}>
      <Answer lines={lines} stale={stale.length} />
      <ul className="rule-list today-items" onKeyDown={moveBetweenLines}>
        {lines.map((line, index) => (
          <Line key={keyOf(line)} line={line} isFirst={index === 0} day={day} />
        ))}
        {stale.map((source, index) => (
          <StaleSourceRow key={source.sourceId} source={source} isFirst={lines.length + index === 0} />
        ))}
      </ul>
      <PastAlerts />
      <DaysAhead days={today.days} />
    </PageBody>
  );
}

function Begin() {
  const { t } = useTranslation('today');
  return (
    <PageBody>
      <AnswerSentence>
        <strong>{t('begin')}</strong> <span className="muted">{t('beginRest')}</span>
      </AnswerSentence>
      <FirstRun />
    </PageBody>
  );
}

function NewNote() {
  const { t } = useTranslation('today');
  return (
    <Button
      component={Link}
      href="/notes/new"
      leftSection={<Plus className="icon" aria-hidden="true" />}
      rightSection={<Kbd>n</Kbd>}
    >
      {t('note')}
    </Button>
  );
}

/** What needs a person now; without a feature, the ways to begin. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const workspace = useQueryOf('workspace.describe', {});
  const features = useQueryOf('features.list', {});
  const today = useQueryOf('decisions.today', {});
  const day = workspace.data?.today ?? '';
  return (
    <PageFrame
      title={t('today')}
      {...(day === '' ? {} : { subtitle: formats.dayName(day) })}
      {...(workspace.data?.origin === 'sample' ? { badges: <GateBadges badges={['sample-data']} /> } : {})}
      actions={<NewNote />}
    >
      <QueryState query={features}>
        {(list) =>
          list.length === 0 ? (
            <Begin />
          ) : (
            <QueryState query={today}>{(data) => <Full today={data} features={list} day={day} />}</QueryState>
          )
        }
      </QueryState>
    </PageFrame>
  );
}
