import { ActionIcon, Button } from '@mantine/core';
import { Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useImportTitle } from './imports-table.tsx';
import { useRowWords } from './use-row-words.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Facts, SideList, SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';

const ROWS_SHOWN = 100;

type Detail = OutputOf<'imports.get'>;

function Undo({ summary }: Pick<Detail, 'summary'>) {
  const { t } = useTranslation('imports');
  const undo = useCommand('imports.undo');
  const done = useUndoToast();
  const title = useImportTitle()(summary);
  const isRoster = summary.kind === 'roster';
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
      {t('undoImport')}
    </Button>
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

function SetAside({ setAside }: Pick<Detail, 'setAside'>) {
  const { t } = useTranslation('imports');
  const words = useRowWords();
  if (setAside.length === 0) return null;
  return (
    <SideSection title={t('setAside')} note={t('rowCount', { count: setAside.length })}>
      <SideList
        items={setAside.slice(0, ROWS_SHOWN).map((row) => ({
          key: `${row.line} ${row.code}`,
          title: t('lineWhy', { line: row.line, why: words(row).why }),
          detail: <span className="mono imports-written">{row.text}</span>,
        }))}
      />
    </SideSection>
  );
}

/** One import: its counts adding up, its set-aside rows, and the way back. */
export function ImportSide({ importId, onClose }: { importId: string; onClose: () => void }) {
  const { t } = useTranslation('imports');
  const title = useImportTitle();
  const detail = useQueryOf('imports.get', { importId });
  return (
    <QueryState query={detail}>
      {({ summary, setAside }) => (
        <div className="imports-side">
          <SideSection
            title={title(summary)}
            actions={
              <ActionIcon aria-label={t('close')} onClick={onClose}>
                <X className="icon-small" />
              </ActionIcon>
            }
          >
            <Counts summary={summary} />
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
            </div>
          </SideSection>
          <SetAside setAside={setAside} />
        </div>
      )}
    </QueryState>
  );
}
