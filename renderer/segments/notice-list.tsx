import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { Loss } from '#shared/segments/segments.contract.ts';
import { MarkAllTold, SaveNotice } from './notice-actions.tsx';
import { useNoticeColumns } from './notice-columns.tsx';
import './notice-list.css';

export type NoticeListProps = {
  featureId: string;
  /** `always` also when everybody was told, as right after a decision; `to-tell` only while somebody was not. */
  shown: 'always' | 'to-tell';
  /** Takes the focus when it appears: it is what comes next. */
  arrival?: 'focused' | 'quiet';
  onClose?: () => void;
};

function isUntold({ lossToldOn }: Loss): boolean {
  return lossToldOn === null;
}

function Notice({ featureId, onClose, losses }: NoticeListProps & { losses: readonly Loss[] }) {
  const { t } = useTranslation('segments');
  const columns = useNoticeColumns(featureId);
  const [alsoTold, setAlsoTold] = useState<'hidden' | 'shown'>('hidden');
  const untold = losses.filter(isUntold);
  const told = losses.length - untold.length;
  const listed = alsoTold === 'shown' ? losses : untold;
  return (
    <Section
      title={untold.length === 0 ? t('loss.allTold') : t('loss.title', { count: untold.length })}
      note={t('loss.note')}
      actions={
        <>
          {told > 0 && (
            <Button
              size="sm"
              variant="subtle"
              aria-pressed={alsoTold === 'shown'}
              onClick={() => setAlsoTold(alsoTold === 'shown' ? 'hidden' : 'shown')}
            >
              {t('loss.alsoTold', { count: told })}
            </Button>
          )}
          {listed.length > 0 && <SaveNotice featureId={featureId} losses={listed} columns={columns} />}
          <MarkAllTold featureId={featureId} losses={losses} />
          {onClose !== undefined && (
            <Button size="sm" variant="subtle" onClick={onClose}>
              {t('close')}
            </Button>
          )}
        </>
      }
    >
      <DataTable
        label={t('loss.title', { count: listed.length })}
        columns={columns}
        rows={listed}
        rowKey={({ personId }) => personId}
        empty={<p className="soft">{t(losses.length === 0 ? 'loss.nobody' : 'loss.nobodyLeft')}</p>}
      />
    </Section>
  );
}

/** Whom a feature was taken from: who they are, how to reach them, what they had, and whether they were told. */
export function NoticeList(props: NoticeListProps) {
  const { featureId, shown, arrival = 'quiet' } = props;
  const query = useQueryOf('segments.listLosses', { featureId });
  const frame = useRef<HTMLDivElement>(null);
  const isReady = query.data !== undefined;
  useEffect(() => {
    if (!isReady || arrival !== 'focused') return;
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'start' });
  }, [isReady, arrival]);
  if (query.error !== null) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined || (shown === 'to-tell' && !query.data.some(isUntold))) return null;
  return (
    <div ref={frame} tabIndex={-1} className="segments-notice">
      <Notice {...props} losses={query.data} />
    </div>
  );
}
