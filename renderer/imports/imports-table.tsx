import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import { Chip } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ImportSummary } from '#shared/imports/imports.contract.ts';

export function useImportTitle(): (summary: ImportSummary) => string {
  const { t } = useTranslation('imports');
  return ({ kind, fileName }) => (kind === 'hand' ? t('byHand') : fileName);
}

function useCountColumns(): Column<ImportSummary>[] {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const count = (
    key: string,
    header: string,
    of: (summary: ImportSummary) => number,
  ): Column<ImportSummary> => ({
    key,
    header,
    align: 'end',
    width: '78px',
    cell: (row) => formats.whole(of(row)),
    text: of,
  });
  return [
    count('new', t('new'), ({ counts }) => counts.newFigures),
    count('changed', t('changed'), ({ counts }) => counts.changedFigures),
    count('setAside', t('setAsideShort'), ({ counts }) => counts.setAside),
  ];
}

function useColumns(): Column<ImportSummary>[] {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const title = useImportTitle();
  const counts = useCountColumns();
  return [
    {
      key: 'file',
      header: t('file'),
      cell: (row) => (
        <span className={row.state === 'done' ? 'medium' : 'medium muted imports-struck'}>
          {title(row)}
          {row.mendsImportId !== null && <span className="small muted"> {t('mendedMark')}</span>}
        </span>
      ),
      text: title,
    },
    {
      key: 'feature',
      header: t('goesInto'),
      cell: (row) => <span className="soft">{row.featureName ?? t('people')}</span>,
      text: (row) => row.featureName ?? t('people'),
    },
    {
      key: 'at',
      header: t('when'),
      width: '130px',
      cell: (row) => <span className="soft nowrap">{formats.instant(row.at)}</span>,
      text: (row) => row.at,
    },
    {
      key: 'actor',
      header: t('who'),
      cell: (row) => <span className="soft">{row.actor}</span>,
      text: (row) => row.actor,
    },
    ...counts,
    {
      key: 'state',
      header: t('state'),
      width: '96px',
      cell: (row) => (
        <Chip {...(row.state === 'interrupted' ? { tone: 'hold' as const } : {})}>
          {t(`states.${row.state}`)}
        </Chip>
      ),
      text: (row) => t(`states.${row.state}`),
    },
  ];
}

export type ImportsTableProps = {
  imports: readonly ImportSummary[];
  selected: string | null;
  onOpen: (importId: string) => void;
  /** Above the table: filters. */
  caption?: ReactNode;
};

/** Past imports, newest first. */
export function ImportsTable({ imports, selected, onOpen, caption }: ImportsTableProps) {
  const { t } = useTranslation('imports');
  return (
    <DataTable
      label={t('imports')}
      columns={useColumns()}
      rows={imports}
      rowKey={({ id }) => id}
      selectedKey={selected}
      onOpen={({ id }) => onOpen(id)}
      {...(caption === undefined ? {} : { caption })}
      empty={
        <>
          {caption}
          <p className="muted">{t('noImportFound')}</p>
        </>
      }
    />
  );
}
