import { useTranslation } from 'react-i18next';
import { toneOf, useProblemWords, useRunWords, useScheduleWords } from './source-words.ts';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import { Chip } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { SourceSummary } from '#shared/imports/sources.contract.ts';

function State({ source }: { source: SourceSummary }) {
  const { t } = useTranslation('sources');
  const tone = toneOf(source);
  const word = source.freshness === 'stale' && source.state === 'waiting' ? 'stale' : source.state;
  return <Chip {...(tone === null ? {} : { tone })}>{t(`state.${word}`)}</Chip>;
}

function LastRun({ source }: { source: SourceSummary }) {
  const words = useRunWords()(source.lastRun);
  const problem = useProblemWords()(source.lastRun);
  return (
    <span className="soft">
      {words}
      {problem !== null && <span className="small"> {problem.sentence}</span>}
    </span>
  );
}

function useColumns(): Column<SourceSummary>[] {
  const { t } = useTranslation('sources');
  const formats = useFormats();
  const schedule = useScheduleWords();
  const run = useRunWords();
  return [
    {
      key: 'name',
      header: t('source'),
      cell: (row) => <span className="medium">{row.name}</span>,
      text: (row) => row.name,
    },
    {
      key: 'feature',
      header: t('feature'),
      cell: (row) => <span className="soft">{row.featureName}</span>,
      text: (row) => row.featureName,
    },
    {
      key: 'schedule',
      header: t('schedule'),
      cell: (row) => <span className="soft">{schedule(row.schedule)}</span>,
      text: (row) => schedule(row.schedule),
    },
    {
      key: 'lastRun',
      header: t('lastRun'),
      cell: (row) => <LastRun source={row} />,
      text: (row) => run(row.lastRun),
    },
    {
      key: 'next',
      header: t('nextRun'),
      width: '130px',
      cell: (row) => (
        <span className="soft nowrap">{row.nextRunAt === null ? '–' : formats.instant(row.nextRunAt)}</span>
      ),
      text: (row) => row.nextRunAt ?? 0,
    },
    {
      key: 'state',
      header: t('stateHead'),
      width: '130px',
      cell: (row) => <State source={row} />,
      text: (row) => t(`state.${row.state}`),
    },
  ];
}

export type SourcesTableProps = {
  sources: readonly SourceSummary[];
  selected: string | null;
  onOpen: (sourceId: string) => void;
};

/** Sources with how they stand, in words. */
export function SourcesTable({ sources, selected, onOpen }: SourcesTableProps) {
  const { t } = useTranslation('sources');
  return (
    <DataTable
      label={t('sources')}
      columns={useColumns()}
      rows={sources}
      rowKey={({ id }) => id}
      selectedKey={selected}
      onOpen={({ id }) => onOpen(id)}
      copyable={false}
    />
  );
}
