import { Button } from '@mantine/core';
import { Lightbulb, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { HypothesisForm } from './hypothesis-form.tsx';
import { HypothesisView } from './hypothesis-view.tsx';
import { MoneySection } from './money-section.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { HeaderActions, PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence, Section } from '#renderer/ui/section.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import type { Hypothesis } from '#shared/hypotheses/hypothesis.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import './hypotheses.css';
import './money.css';

type Writing = { isWriting: boolean; begin: () => void; end: () => void };

function Empty({
  featureId,
  metrics,
  begin,
}: {
  featureId: string;
  metrics: readonly Metric[];
  begin: () => void;
}) {
  const { t } = useTranslation('hypotheses');
  return (
    <EmptyState
      icon={Lightbulb}
      title={t('emptyTitle')}
      purpose={metrics.length === 0 ? t('emptyWithoutMetric') : t('emptyPurpose')}
      example={t('emptyExample')}
      action={
        metrics.length === 0 ? (
          <Button component={Link} href={`/features/${featureId}/metrics`} variant="filled">
            {t('toMetrics')}
          </Button>
        ) : (
          <Button variant="filled" onClick={begin}>
            {t('write')}
          </Button>
        )
      }
    />
  );
}

/** How many hypotheses there are, and whether the first may be shown by this pilot. */
function Answer({ hypotheses }: { hypotheses: readonly Hypothesis[] }) {
  const { t } = useTranslation('hypotheses');
  const first = hypotheses[0];
  const prospects = useQueryOf(
    'hypotheses.prospects',
    { hypothesisId: first?.id ?? '-' },
    { enabled: first !== undefined },
  ).data;
  return (
    <AnswerSentence>
      <strong>{prospects === undefined ? '\u00a0' : t(`answer.${prospects.verdict}`)}</strong>{' '}
      {hypotheses.length > 1 && (
        <span className="muted">{t('answerOfFirst', { count: hypotheses.length })}</span>
      )}
    </AnswerSentence>
  );
}

type ListProps = {
  featureId: string;
  hypotheses: readonly Hypothesis[];
  metrics: readonly Metric[];
  writing: Writing;
};

function List({ featureId, hypotheses, metrics, writing }: ListProps) {
  const { t } = useTranslation('hypotheses');
  if (hypotheses.length === 0 && !writing.isWriting) {
    return (
      <>
        <Empty featureId={featureId} metrics={metrics} begin={writing.begin} />
        {metrics.length > 0 && <MoneySection featureId={featureId} />}
      </>
    );
  }
  return (
    <>
      {hypotheses.length > 0 && <Answer hypotheses={hypotheses} />}
      {writing.isWriting && (
        <Section title={t('write')}>
          <HypothesisForm featureId={featureId} metrics={metrics} hypothesis={null} onDone={writing.end} />
        </Section>
      )}
      {hypotheses.map((hypothesis) => (
        <HypothesisView key={hypothesis.id} hypothesis={hypothesis} metrics={metrics} />
      ))}
      {(hypotheses.length > 0 || metrics.length > 0) && <MoneySection featureId={featureId} />}
    </>
  );
}

/** What the feature is believed to change, and what this pilot can and cannot show of it. */
export function HypothesesTab({ featureId }: { featureId: string }) {
  const { t } = useTranslation('hypotheses');
  const [isWriting, setWriting] = useState(false);
  const hypotheses = useQueryOf('hypotheses.list', { featureId });
  const metrics = useQueryOf('metrics.list', { featureId });
  const canWrite = (metrics.data?.length ?? 0) > 0 && (hypotheses.data?.length ?? 0) > 0 && !isWriting;
  const writing = { isWriting, begin: () => setWriting(true), end: () => setWriting(false) };
  return (
    <PageBody>
      {canWrite && (
        <HeaderActions>
          <Button leftSection={<Plus className="icon" aria-hidden="true" />} onClick={writing.begin}>
            {t('another')}
          </Button>
        </HeaderActions>
      )}
      <QueryState query={hypotheses}>
        {(list) => (
          <QueryState query={metrics}>
            {(known) => <List featureId={featureId} hypotheses={list} metrics={known} writing={writing} />}
          </QueryState>
        )}
      </QueryState>
    </PageBody>
  );
}
