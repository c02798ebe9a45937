import { Button } from '@mantine/core';
import { Sigma } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MetricData } from './metric-data.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import { isAskedOverSegments } from '#shared/metrics/over-segments.ts';

const ANSWERS = ['adds-up', 'averages'] as const;

/** Figures came in segments before anybody was asked what they make together: asked once, where the number stands. */
export function OverSegmentsAsk({ metric, series }: Pick<MetricData, 'metric' | 'series'>) {
  const { t } = useTranslation('metrics');
  const edit = useCommand('metrics.edit');
  const done = useUndoToast();
  const segments = series?.mostSegments ?? 0;
  if (!isAskedOverSegments(metric) || metric.overSegments !== 'unsaid' || segments < 2) return null;
  const { id: metricId, name } = metric;
  const say = (overSegments: (typeof ANSWERS)[number]): void =>
    edit.mutate(
      { metricId, change: { overSegments } },
      { onSuccess: () => done(t(`overSegmentsSaid.${overSegments}`, { name })) },
    );
  return (
    <div className="metrics-ask">
      <Callout tone="neutral" icon={Sigma}>
        <p>{t('overSegmentsAsk', { count: segments })}</p>
        <div className="row row-wrap">
          {ANSWERS.map((answer) => (
            <Button key={answer} size="sm" loading={edit.isPending} onClick={() => say(answer)}>
              {t(`overSegmentsAnswer.${answer}`)}
            </Button>
          ))}
        </div>
      </Callout>
    </div>
  );
}
