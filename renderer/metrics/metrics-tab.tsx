import { Button } from '@mantine/core';
import { ChartLine, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { AskForArm } from './ask-for-arm.tsx';
import { ByPhase } from './by-phase.tsx';
import { BySegment } from './by-segment.tsx';
import { DayFigures } from './day-figures.tsx';
import { MetricChart, type MetricFrame } from './metric-chart.tsx';
import type { ListedMetric, MetricData } from './metric-data.ts';
import { MetricDefine } from './metric-define.tsx';
import { MetricSide } from './metric-side.tsx';
import { MetricsAnswer } from './metrics-answer.tsx';
import { SpreadOfDays } from './spread-of-days.tsx';
import { useMarks } from './use-marks.ts';
import { useMetricsView } from './use-metrics-view.ts';
import { ViewChoice } from './view-choice.tsx';
import { WithoutNumbers } from './without-numbers.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChartFrameProvider } from '#renderer/ui/charts/chart-frame.tsx';
import { HeaderActions, PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { EmptyState, LoadingRows } from '#renderer/ui/states.tsx';
import type { Phase } from '#shared/features/plan.ts';
import './metrics.css';

const NO_PHASES: readonly Phase[] = [];

function importAddress(featureId: string): string {
  return `/imports/new?feature=${encodeURIComponent(featureId)}`;
}

type ContentProps = {
  feature: { id: string; name: string };
  metrics: readonly ListedMetric[];
  phases: readonly Phase[];
  today: string;
};

type ChartsProps = {
  drawn: readonly MetricData[];
  frame: MetricFrame;
  selectedId: string | null;
  onSelect: (metricId: string) => void;
};

/** All metrics beneath each other on the same days. */
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

type ExplorerProps = ContentProps & { view: ReturnType<typeof useMetricsView> };

/** The figures, looked at the way the address says. */
function Explorer({ feature, phases, today, view }: ExplorerProps) {
  const { explored, change, zoomTo, drawn, selected, full } = view;
  const marks = useMarks(feature.id);
  if (full === null || selected === null) return <LoadingRows />;
  const shown = explored.zoom ?? full;
  const { lens, smoothing } = explored;
  const { metric } = selected;
  const frame = { featureName: feature.name, phases, smoothing, shown, today, marks };
  return (
    <ChartFrameProvider full={full} zoom={explored.zoom} onZoom={zoomTo}>
      <ViewChoice
        explored={explored}
        onChange={change}
        metrics={drawn.map((each) => each.metric)}
        selectedId={metric.id}
      />
      {lens === 'time' && (
        <Charts
          drawn={drawn}
          frame={frame}
          selectedId={metric.id}
          onSelect={(metricId) => change({ metricId })}
        />
      )}
      {lens === 'segments' && <BySegment key={metric.id} metric={metric} frame={frame} />}
      {lens === 'phases' && <ByPhase key={metric.id} metric={metric} frame={frame} />}
      {lens === 'spread' && <SpreadOfDays key={metric.id} metric={metric} frame={frame} />}
      {lens === 'table' && <DayFigures key={metric.id} metric={metric} />}
    </ChartFrameProvider>
  );
}

function Content(props: ContentProps) {
  const { feature, metrics, phases, today } = props;
  const view = useMetricsView(metrics, phases);
  const { data, drawn, selected, change } = view;
  const [isDefining, setIsDefining] = useState(false);
  const finishDefining = (metricId: string | null): void => {
    setIsDefining(false);
    if (metricId !== null) change({ metricId });
  };
  const hasPrimary = metrics.some(({ role }) => role === 'primary');
  const details =
    selected === null ? null : (
      <MetricSide
        key={selected.metric.id}
        data={selected}
        today={today}
        onDefine={() => setIsDefining(true)}
      />
    );
  const define = <MetricDefine featureId={feature.id} hasPrimary={hasPrimary} onDone={finishDefining} />;
  return (
    <PageBody side={isDefining ? define : details}>
      <MetricsAnswer data={data} />
      <AskForArm featureId={feature.id} href={importAddress(feature.id)} />
      {drawn.length > 0 && <Explorer {...props} view={view} />}
      <WithoutNumbers
        metrics={metrics.filter(({ days }) => days === 0)}
        href={importAddress(feature.id)}
        onSelect={(metricId) => change({ metricId })}
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
              feature={{ id: featureId, name: feature.data?.feature.name ?? '' }}
              metrics={list}
              phases={feature.data?.plan.phases ?? NO_PHASES}
              today={today}
            />
          )
        }
      </QueryState>
    </>
  );
}
