import { Button } from '@mantine/core';
import { ChartLine, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { firstDayOf, SPANS, type Span } from './chart-span.ts';
import { DayFigures } from './day-figures.tsx';
import { MetricChart, type ChartFrame } from './metric-chart.tsx';
import { useMetricData, type ListedMetric, type MetricData } from './metric-data.ts';
import { MetricDefine } from './metric-define.tsx';
import { MetricSide } from './metric-side.tsx';
import { MetricsAnswer } from './metrics-answer.tsx';
import { useDecisionMarks } from './use-decision-marks.ts';
import { WithoutNumbers } from './without-numbers.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { HeaderActions, PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import type { Phase } from '#shared/features/plan.ts';
import type { Smoothing } from '#shared/metrics/series.ts';
import './metrics.css';

const SMOOTHINGS = ['daily', 'seven-days', 'cumulative'] as const;

function importAddress(featureId: string): string {
  return `/imports/new?feature=${encodeURIComponent(featureId)}`;
}

type View = { smoothing: Smoothing; span: Span };

function ViewChoice({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useTranslation('metrics');
  return (
    <div className="row row-wrap metrics-view">
      <Segments
        label={t('span')}
        value={view.span}
        options={SPANS.map((span) => ({ value: span, label: t(`spans.${span}`) }))}
        onChange={(span) => onView({ ...view, span })}
      />
      <Segments
        label={t('smoothing')}
        value={view.smoothing}
        options={SMOOTHINGS.map((smoothing) => ({ value: smoothing, label: t(`smoothings.${smoothing}`) }))}
        onChange={(smoothing) => onView({ ...view, smoothing })}
      />
    </div>
  );
}

type ContentProps = {
  featureId: string;
  metrics: readonly ListedMetric[];
  phases: readonly Phase[];
  today: string;
};

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

/** The view chosen, the numbers it asks for, and the span all charts share. */
function useMetricsView({ featureId, metrics, phases }: ContentProps) {
  const [view, setView] = useState<View>({ smoothing: 'seven-days', span: 'start' });
  const lastDay = latest(metrics.map((metric) => metric.lastDay));
  const from = firstDayOf(view.span, { phases, lastDay });
  const data = useMetricData(metrics, { smoothing: view.smoothing, from });
  const marks = useDecisionMarks(featureId);
  const firstDay = earliest(data.map(({ series }) => series?.firstDay ?? null));
  const frame = { phases, smoothing: view.smoothing, from: from ?? firstDay, to: lastDay, marks };
  return { view, setView, data, frame };
}

type ChartsProps = {
  drawn: readonly MetricData[];
  frame: ChartFrame;
  selectedId: string | null;
  onSelect: (metricId: string) => void;
};

function Charts({ drawn, frame, selectedId, onSelect }: ChartsProps) {
  return drawn.map((each, index) => (
    <MetricChart
      key={each.metric.id}
      data={each}
      frame={frame}
      isSelected={each.metric.id === selectedId}
      isLast={index === drawn.length - 1}
      onSelect={() => onSelect(each.metric.id)}
    />
  ));
}

function Content(props: ContentProps) {
  const { featureId, metrics, today } = props;
  const { view, setView, data, frame } = useMetricsView(props);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [isDefining, setIsDefining] = useState(false);
  const drawn = data.filter(({ metric }) => metric.days > 0);
  const selected = data.find(({ metric }) => metric.id === selectedId) ?? drawn[0] ?? data[0];
  const finishDefining = (metricId: string | null): void => {
    setIsDefining(false);
    if (metricId !== null) setSelectedId(metricId);
  };
  const hasPrimary = metrics.some(({ role }) => role === 'primary');
  const details =
    selected === undefined ? null : (
      <MetricSide
        key={selected.metric.id}
        data={selected}
        today={today}
        onDefine={() => setIsDefining(true)}
      />
    );
  const define = <MetricDefine featureId={featureId} hasPrimary={hasPrimary} onDone={finishDefining} />;
  return (
    <PageBody side={isDefining ? define : details}>
      <MetricsAnswer data={data} />
      {drawn.length > 0 && <ViewChoice view={view} onView={setView} />}
      <Charts drawn={drawn} frame={frame} selectedId={selected?.metric.id ?? null} onSelect={setSelectedId} />
      {selected !== undefined && selected.metric.days > 0 && <DayFigures metric={selected.metric} />}
      <WithoutNumbers
        metrics={metrics.filter(({ days }) => days === 0)}
        href={importAddress(featureId)}
        onSelect={setSelectedId}
      />
    </PageBody>
  );
}

function Empty({ featureId }: { featureId: string }) {
  const { t } = useTranslation('metrics');
  const [isDefining, setIsDefining] = useState(false);
  const define = (
    <MetricDefine featureId={featureId} hasPrimary={false} onDone={() => setIsDefining(false)} />
  );
  return (
    <PageBody {...(isDefining ? { side: define } : {})}>
      <EmptyState
        icon={ChartLine}
        title={t('empty')}
        purpose={t('emptyPurpose')}
        example={t('emptyExample')}
        action={
          <>
            <Button variant="filled" component={Link} href={importAddress(featureId)}>
              {t('addNumbers')}
            </Button>
            <Button onClick={() => setIsDefining(true)}>{t('newMetric')}</Button>
          </>
        }
      />
    </PageBody>
  );
}

/** What the numbers of a feature say: the answer, a picture for each metric, and the details of one. */
export function MetricsTab({ featureId }: { featureId: string }) {
  const { t } = useTranslation('metrics');
  const metrics = useQueryOf('metrics.list', { featureId });
  const feature = useQueryOf('features.get', { featureId });
  const today = useQueryOf('workspace.describe', {}).data?.today ?? '';
  return (
    <>
      <HeaderActions>
        <Button
          component={Link}
          href={importAddress(featureId)}
          leftSection={<Plus className="icon" aria-hidden="true" />}
        >
          {t('addNumbers')}
        </Button>
      </HeaderActions>
      <QueryState query={metrics}>
        {(list) =>
          list.length === 0 ? (
            <Empty featureId={featureId} />
          ) : (
            <Content
              featureId={featureId}
              metrics={list}
              phases={feature.data?.plan.phases ?? []}
              today={today}
            />
          )
        }
      </QueryState>
    </>
  );
}
