import { Button } from '@mantine/core';
import { Plus, SignalHigh } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { PortfolioRow } from './portfolio-row.tsx';
import { PortfolioTimeline } from './portfolio-timeline.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { DialLegend } from '#renderer/ui/dial.tsx';
import { DashedBadge } from '#renderer/ui/marks.tsx';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { say } from '#shared/words/create-words.ts';
import './portfolio.css';

type Advice = OutputOf<'decisions.listAdvice'>;

function NewFeature({ look }: { look: 'filled' | 'default' }) {
  const { t } = useTranslation('features');
  return (
    <Button
      component={Link}
      href="/features/new"
      variant={look}
      leftSection={<Plus className="icon" aria-hidden="true" />}
    >
      {t('newFeature')}
    </Button>
  );
}

function NoFeatures() {
  const { t } = useTranslation('features');
  return (
    <EmptyState
      icon={SignalHigh}
      title={t('portfolio.emptyTitle')}
      purpose={t('portfolio.emptyPurpose')}
      example={t('portfolio.emptyExample')}
      action={<NewFeature look="filled" />}
    />
  );
}

/** Features whose advice is anything but to wait. */
function asking(features: readonly FeatureSummary[], advice: Advice): string[] {
  const byFeature = new Map(advice.map((one) => [one.featureId, one.verb]));
  return features
    .filter(({ feature }) => (byFeature.get(feature.id) ?? 'hold') !== 'hold')
    .map(({ feature }) => feature.name);
}

function Answer({ features, advice }: { features: readonly FeatureSummary[]; advice: Advice }) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const reach = useQueryOf('features.countReach', {}).data;
  const names = asking(features, advice);
  if (reach === undefined) return null;
  return (
    <AnswerSentence>
      <Trans
        t={t}
        i18nKey={reach.withTwo === null ? 'portfolio.answerAtLeast' : 'portfolio.answer'}
        values={{ one: reach.withOne, base: reach.customerBase }}
        components={{ b: <strong className="num" /> }}
      />{' '}
      {reach.withTwo !== null && reach.withTwo > 0 && (
        <span className="num">{t('portfolio.answerTwo', { count: reach.withTwo })} </span>
      )}
      {names.length > 0 && (
        <span className="muted">
          {t('portfolio.answerAsking', { count: names.length, names: formats.list(names) })}
        </span>
      )}
    </AnswerSentence>
  );
}

function Rows({
  features,
  advice,
  today,
}: {
  features: readonly FeatureSummary[];
  advice: Advice;
  today: CalendarDay;
}) {
  const { t } = useTranslation('features');
  return (
    <div className="portfolio" role="table" aria-label={t('portfolio.title')}>
      <div role="rowgroup">
        <div className="portfolio-row portfolio-head small muted medium" role="row">
          <span role="columnheader">{t('portfolio.feature')}</span>
          <span role="columnheader">{t('portfolio.steps')}</span>
          <span role="columnheader">{t('portfolio.advice')}</span>
          <span role="columnheader">{t('portfolio.nextGate')}</span>
          <span role="columnheader" className="end">
            {t('portfolio.peopleNow')}
          </span>
        </div>
      </div>
      <div role="rowgroup">
        {features.map((summary) => (
          <PortfolioRow
            key={summary.feature.id}
            summary={summary}
            advice={advice.find((one) => one.featureId === summary.feature.id) ?? null}
            today={today}
          />
        ))}
      </div>
    </div>
  );
}

function Legend() {
  const { t } = useTranslation('features');
  return (
    <DialLegend
      explanation={t('portfolio.fill')}
      labels={{
        planned: t('phaseState.planned'),
        current: t('phaseState.current'),
        paused: t('phaseState.paused'),
        reached: t('phaseState.reached'),
        off: t('phaseState.off'),
        'rolled-back': t('phaseState.rolled-back'),
      }}
    />
  );
}

function Full({ features, today }: { features: readonly FeatureSummary[]; today: CalendarDay }) {
  const advice = useQueryOf('decisions.listAdvice', {}).data ?? [];
  return (
    <>
      <Answer features={features} advice={advice} />
      <Rows features={features} advice={advice} today={today} />
      <Legend />
      <PortfolioTimeline features={features} today={today} />
    </>
  );
}

/** All features side by side: who has what, the advice, the next gate, and the months ahead. */
export function PortfolioPage() {
  const { t, i18n } = useTranslation('features');
  const workspace = useQueryOf('workspace.describe', {});
  const features = useQueryOf('features.list', {});
  const hasFeatures = (features.data?.length ?? 0) > 0;
  return (
    <PageFrame
      title={t('portfolio.title')}
      {...(workspace.data?.origin === 'sample'
        ? { badges: <DashedBadge>{say(i18n, 'gate:badge.sample-data')}</DashedBadge> }
        : {})}
      {...(hasFeatures ? { actions: <NewFeature look="filled" /> } : {})}
    >
      <PageBody>
        <QueryState query={features}>
          {(list) =>
            list.length === 0 ? <NoFeatures /> : <Full features={list} today={workspace.data?.today ?? ''} />
          }
        </QueryState>
      </PageBody>
    </PageFrame>
  );
}
