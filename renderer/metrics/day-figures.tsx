import { useTranslation } from 'react-i18next';
import type { ListedMetric } from './metric-data.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

type Day = OutputOf<'metrics.listDays'>[number];

function useColumns(metric: ListedMetric): Column<Day>[] {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const number = (key: 'total' | 'units' | 'base', header: string): Column<Day> => ({
    key,
    header,
    align: 'end',
    cell: (row) => formats.plain(row[key] ?? 0),
    text: (row) => row[key],
  });
  return [
    { key: 'day', header: t('day'), cell: (row) => formats.dayShort(row.day), text: (row) => row.day },
    {
      key: 'arm',
      header: t('group'),
      cell: (row) => <span className="soft">{t(`arm.${row.arm}`)}</span>,
      text: (row) => t(`arm.${row.arm}`),
    },
    {
      key: 'segment',
      header: t('segment'),
      cell: (row) => <span className="soft">{row.segment === '' ? t('everybody') : row.segment}</span>,
      text: (row) => row.segment,
    },
    // A sum of logarithms tells nobody anything; the typical time stands at the end of the row.
    ...(metric.kind === 'duration' ? [] : [number('total', t(`totalHead.${metric.kind}`))]),
    number(metric.kind === 'ratio' ? 'base' : 'units', t(`unitsHead.${metric.kind}`)),
    {
      key: 'level',
      header: metric.name,
      align: 'end',
      cell: (row) => {
        const value = row.level;
        return <span className="medium">{value === null ? '' : formats.metric(value, metric)}</span>;
      },
      text: (row) => row.level,
    },
  ];
}

function Table({ metric }: { metric: ListedMetric }) {
  const { t } = useTranslation('metrics');
  const days = useQueryOf('metrics.listDays', { metricId: metric.id });
  const columns = useColumns(metric);
  return (
    <QueryState query={days}>
      {(rows) => (
        <DataTable
          label={t('figuresOf', { name: metric.name })}
          columns={columns}
          rows={rows}
          rowKey={({ day, arm, segment }) => `${day} ${arm} ${segment}`}
        />
      )}
    </QueryState>
  );
}

/** Every figure behind the line, day by day. */
export function DayFigures({ metric }: { metric: ListedMetric }) {
  const { t } = useTranslation('metrics');
  return (
    <Section title={t('figuresOf', { name: metric.name })} note={t('dayCount', { count: metric.days })}>
      <Table metric={metric} />
    </Section>
  );
}
