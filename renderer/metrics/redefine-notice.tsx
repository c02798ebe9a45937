import { Button, Textarea } from '@mantine/core';
import { Lock } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedMetric } from './metric-data.ts';
import type { Draft } from './metric-fields.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

const LONGEST_REASON = 500;

/** The phase that runs and began with this metric's definition; null where none did. */
export function useFreezingPhase({ id, featureId }: ListedMetric): string | null {
  const rules = useQueryOf('decisions.rules', { featureId }).data;
  const phases = useQueryOf('features.get', { featureId }).data?.plan.phases ?? [];
  const isFrozen = rules?.frozen?.metricIds.includes(id) ?? false;
  return isFrozen ? (phases.find(({ state }) => state === 'current')?.name ?? null) : null;
}

type NoticeProps = {
  phase: string;
  reason: string;
  onReason: (reason: string) => void;
  children: ReactNode;
};

/** What the change means, and the field for why; scrolled to, since the field that was changed may stand far away. */
function Notice({ phase, reason, onReason, children }: NoticeProps) {
  const { t } = useTranslation('metrics');
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={frame} role="group" aria-label={t('redefine.title')} className="stack metrics-redefine">
      <Callout tone="hold" icon={Lock}>
        <div role="status">
          <div>{t('redefine.title')}</div>
          <p className="metrics-redefine-words">{t('redefine.words', { phase })}</p>
        </div>
      </Callout>
      <Textarea
        label={t('redefine.why')}
        description={t('redefine.whyHint')}
        autosize
        minRows={2}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      {children}
    </div>
  );
}

type Props = {
  metricId: string;
  phase: string;
  /** What would be changed; nothing of it is saved yet. */
  change: Partial<Draft>;
  onDone: () => void;
};

/** Before a definition is changed that a running phase began with: what that means, why, and by which it goes on. */
export function RedefineNotice({ metricId, phase, change, onDone }: Props) {
  const { t } = useTranslation('metrics');
  const [reason, setReason] = useState('');
  const edit = useCommand('metrics.edit', { errors: 'inline' });
  const redefine = useCommand('decisions.redefineMetric', { errors: 'inline' });
  const error = redefine.error ?? edit.error;
  const done = (words: string): void => {
    showToast({ message: words });
    onDone();
  };
  return (
    <Notice phase={phase} reason={reason} onReason={setReason}>
      {error !== null && <ErrorState error={error} />}
      <Button
        variant="filled"
        disabled={reason.trim() === ''}
        loading={redefine.isPending}
        onClick={() =>
          redefine.mutate(
            { metricId, change, reason: reason.trim() },
            { onSuccess: () => done(t('redefine.taken')) },
          )
        }
      >
        {t('redefine.take')}
      </Button>
      <Button
        loading={edit.isPending}
        onClick={() =>
          edit.mutate({ metricId, change }, { onSuccess: () => done(t('redefine.kept', { phase })) })
        }
      >
        {t('redefine.keep', { phase })}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {t('redefine.discard')}
      </Button>
    </Notice>
  );
}
