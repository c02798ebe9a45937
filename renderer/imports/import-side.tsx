import { ActionIcon, Button } from '@mantine/core';
import { Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyMetrics } from './empty-metrics.tsx';
import { useImportTitle } from './imports-table.tsx';
import { SideSetAside } from './side-set-aside.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Facts, SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ImportSummary } from '#shared/imports/imports.contract.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';

type Detail = OutputOf<'imports.get'>;

function Undo({ summary }: Pick<Detail, 'summary'>) {
  const { t } = useTranslation('imports');
  const undo = useCommand('imports.undo');
  const done = useUndoToast();
  const title = useImportTitle()(summary);
  const isRoster = summary.kind === 'roster';
  const figures = summary.counts.newFigures + summary.counts.changedFigures;
  if (summary.state === 'interrupted') return null;
  if (summary.state === 'undone') return <p className="small muted">{t('undoneWords')}</p>;
  return (
    <Button
      size="sm"
      loading={undo.isPending}
      leftSection={<Undo2 className="icon-small" aria-hidden="true" />}
      onClick={() =>
        undo.mutate(
          { importId: summary.id },
          { onSuccess: () => (isRoster ? undefined : done(t('undoneNamed', { name: title }))) },
        )
      }
    >
      {figures === 0 || isRoster ? t('undoImport') : t('undoFigures', { count: figures })}
    </Button>
  );
}

/** What a crash cut short: nothing of it counts. */
function Interrupted({ summary }: Pick<Detail, 'summary'>) {
  const { t } = useTranslation('imports');
  const { featureId } = summary;
  return (
    <div className="stack imports-interrupted">
      <p className="small soft">{t('interruptedWords')}</p>
      <div>
        <Button
          size="sm"
          component={Link}
          href={featureId === null ? '/imports/new' : `/imports/new?feature=${featureId}`}
        >
          {t('importAgain')}
        </Button>
      </div>
    </div>
  );
}

function Counts({ summary }: Pick<Detail, 'summary'>) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const { counts } = summary;
  const { rows, used, empty, setAside } = counts;
  return (
    <>
      <Facts
        facts={[
          { label: t('rowsInFile'), value: formats.whole(rows) },
          { label: t('rowsUsed'), value: formats.whole(used) },
          { label: t('rowsEmpty'), value: formats.whole(empty) },
          { label: t('rowsSetAside'), value: formats.whole(setAside) },
          { label: t('new'), value: formats.whole(counts.newFigures) },
          { label: t('same'), value: formats.whole(counts.sameFigures) },
          { label: t('changed'), value: formats.whole(counts.changedFigures) },
        ]}
      />
      <p className="small muted imports-sum">{t('rowsSum', { used, empty, setAside, rows })}</p>
    </>
  );
}

/** What the import has to do with others: the rows it mends, or the rows of it that were mended. */
function Mends({ summary, all, onOpen }: Pick<Detail, 'summary'> & Pick<ImportSideProps, 'all' | 'onOpen'>) {
  const { t } = useTranslation('imports');
  const mended = all.filter(({ mendsImportId, state }) => mendsImportId === summary.id && state === 'done');
  const { mendsImportId } = summary;
  return (
    <>
      {mendsImportId !== null && (
        <Button size="sm" variant="subtle" onClick={() => onOpen(mendsImportId)}>
          {t('mendsImport')}
        </Button>
      )}
      {mended.map(({ id, counts }) => (
        <Button key={id} size="sm" variant="subtle" onClick={() => onOpen(id)}>
          {t('mendedLater', { count: counts.used })}
        </Button>
      ))}
    </>
  );
}

export type ImportSideProps = {
  importId: string;
  /** All imports, to tell which belong together. */
  all: readonly ImportSummary[];
  onOpen: (importId: string) => void;
  onClose: () => void;
};

/** One import: its counts adding up, its set-aside rows, and the way back. */
export function ImportSide({ importId, all, onOpen, onClose }: ImportSideProps) {
  const { t } = useTranslation('imports');
  const title = useImportTitle();
  const detail = useQueryOf('imports.get', { importId });
  return (
    <QueryState query={detail}>
      {({ summary, setAside, emptyMetrics }) => (
        <div className="imports-side">
          <SideSection
            title={title(summary)}
            actions={
              <ActionIcon aria-label={t('close')} onClick={onClose}>
                <X className="icon-small" />
              </ActionIcon>
            }
          >
            {summary.state === 'interrupted' ? (
              <Interrupted summary={summary} />
            ) : (
              <Counts summary={summary} />
            )}
            <div className="row row-wrap imports-side-actions">
              <Undo summary={summary} />
              {summary.featureId !== null && (
                <Button
                  size="sm"
                  variant="subtle"
                  component={Link}
                  href={`/features/${summary.featureId}/metrics`}
                >
                  {t('goToMetrics')}
                </Button>
              )}
              <Mends summary={summary} all={all} onOpen={onOpen} />
            </div>
            <EmptyMetrics importId={importId} metrics={emptyMetrics} />
          </SideSection>
          <SideSetAside key={importId} summary={summary} rows={setAside} />
        </div>
      )}
    </QueryState>
  );
}
