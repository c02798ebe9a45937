import { Button } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedMetric } from './metric-data.ts';
import { MetricFields, type Draft } from './metric-fields.tsx';
import { RedefineNotice, useFreezingPhase } from './redefine-notice.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { StatusText } from '#renderer/ui/states.tsx';
import { changesDefinition } from '#shared/metrics/defining-fields.ts';

type Props = { metric: ListedMetric; onClose: () => void };

/** Done with it, or rid of it. */
function Leave({ metric, onClose }: Props) {
  const { t } = useTranslation('metrics');
  const remove = useCommand('metrics.remove');
  const done = useUndoToast();
  const { id: metricId, name } = metric;
  const removeNow = (): void =>
    remove.mutate(
      { metricId },
      {
        onSuccess: () => {
          onClose();
          done(t('removed', { name }));
        },
      },
    );
  return (
    <div className="row row-wrap">
      <Button onClick={onClose}>{t('ready')}</Button>
      <Button
        variant="subtle"
        color="red"
        loading={remove.isPending}
        leftSection={<Trash2 className="icon-small" aria-hidden="true" />}
        onClick={removeNow}
      >
        {t('remove')}
      </Button>
    </div>
  );
}

/** A metric edited where it stands; every field saves itself, but for what a running phase began with. */
export function MetricEdit({ metric, onClose }: Props) {
  const { t } = useTranslation('metrics');
  const edit = useCommand('metrics.edit');
  const { id: metricId, name } = metric;
  const state = edit.isPending ? 'saving' : edit.isSuccess ? 'saved' : 'idle';
  const metrics = useQueryOf('metrics.list', { featureId: metric.featureId }).data ?? [];
  const others = metrics.filter(({ id }) => id !== metricId);
  const phase = useFreezingPhase(metric);
  const [waiting, setWaiting] = useState<Partial<Draft>>({});
  const save = (part: Partial<Draft>): void => {
    // A formula still to be written saves nothing: the metric stays what it is until there is one.
    if (part.formula === '') return;
    const change = { ...waiting, ...part };
    const waits = phase !== null && changesDefinition(metric, change);
    setWaiting(waits ? change : {});
    if (!waits) edit.mutate({ metricId, change });
  };
  const isWaiting = phase !== null && changesDefinition(metric, waiting);
  return (
    <SideSection title={t('editMetric')} actions={<StatusText state={edit.isError ? 'failed' : state} />}>
      <div className="stack metrics-form">
        <InlineText
          label={t('name')}
          value={name}
          required
          onSave={(next) => edit.mutateAsync({ metricId, change: { name: next } })}
        />
        <MetricFields
          draft={{ ...metric, ...waiting }}
          onChange={save}
          kindLocked={metric.formula === null && metric.days > 0}
          others={others}
          formulaTells="at-leaving"
        />
        {isWaiting ? (
          <RedefineNotice metricId={metricId} phase={phase} change={waiting} onDone={() => setWaiting({})} />
        ) : (
          <Leave metric={metric} onClose={onClose} />
        )}
      </div>
    </SideSection>
  );
}
