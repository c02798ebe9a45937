import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import { GateBadges } from '#renderer/decisions/public.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Kbd } from '#renderer/ui/marks.tsx';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { FirstRun } from '#renderer/workspace/public.ts';
import { StaleSourceRow } from './stale-source-row.tsx';
import { TodayItemRow } from './today-item.tsx';
import { TodaySide } from './today-side.tsx';
import { WeekStrip } from './week-strip.tsx';
import './today.css';

type Today = OutputOf<'decisions.today'>;

const DECISIONS = new Set(['decide-harm', 'gate-due', 'start-rollout', 'kill-switch-engaged']);

const PROTECTIVE = new Set(['decide-harm', 'severe-note-open', 'kill-switch-engaged']);

function Answer({ items, stale }: { items: Today['items']; stale: number }) {
  const { t } = useTranslation('today');
  const decisions = items.filter((item) => DECISIONS.has(item.kind)).length;
  const others = items.length + stale - decisions;
  const protects = items[0] !== undefined && PROTECTIVE.has(items[0].kind);
  if (items.length + stale === 0) {
    return (
      <AnswerSentence>
        <strong>{t('nothingWaits')}</strong> <span className="muted">{t('nothingWaitsRest')}</span>
      </AnswerSentence>
    );
  }
  return (
    <AnswerSentence>
      <strong>
        {t('decisions', { count: decisions })} {t('tasks', { count: others })}
      </strong>{' '}
      <span className="muted">{t(protects ? 'protectsFirst' : 'mostUrgentFirst')}</span>
    </AnswerSentence>
  );
}

function Full({ today, features, day }: { today: Today; features: readonly FeatureSummary[]; day: string }) {
  const { t } = useTranslation('today');
  const stale = useQueryOf('sources.listStale', {}).data ?? [];
  return (
    <PageBody side={<TodaySide features={features} />} sideLabel={t('features')}>
      <Answer items={today.items} stale={stale.length} />
      <ul className="rule-list today-items">
        {today.items.map((item, index) => (
          <TodayItemRow
            key={`${item.kind}${item.featureId}${item.subjectId}`}
            item={item}
            isFirst={index === 0}
          />
        ))}
        {stale.map((source, index) => (
          <StaleSourceRow key={source.sourceId} source={source} isFirst={today.items.length + index === 0} />
        ))}
      </ul>
      <WeekStrip week={today.week} today={day} />
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
