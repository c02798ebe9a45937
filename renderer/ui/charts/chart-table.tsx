import { useTranslation } from 'react-i18next';
import type { ChartModel, ChartRow } from './chart-rows.ts';
import type { TimeChartProps } from './chart-types.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import type { Column } from '#renderer/ui/table-rows.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';

const SAVED_DIGITS = 6;

/** The columns behind a chart: the day, then level, low and high of each arm. */
export function useChartColumns({ arms, format }: TimeChartProps): Column<ChartRow>[] {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const day: Column<ChartRow> = {
    key: 'day',
    header: t('chart.day'),
    cell: (row) => formats.dayShort(row.day),
    text: (row) => row.day,
  };
  const parts = ['estimate', 'low', 'high'] as const;
  const ofArms = arms.flatMap(({ key, label }) =>
    parts.map((part): Column<ChartRow> => {
      const valueOf = (row: ChartRow): number | null => row.values[key]?.[part] ?? null;
      const rounded = (row: ChartRow): number | null => {
        const value = valueOf(row);
        return value === null ? null : Number(value.toPrecision(SAVED_DIGITS));
      };
      return {
        key: `${key}-${part}`,
        header: part === 'estimate' ? label : `${label}, ${t(`chart.${part}`)}`,
        align: 'end',
        text: rounded,
        cell: (row) => {
          const value = valueOf(row);
          return value === null ? '' : format(value);
        },
      };
    }),
  );
  return [day, ...ofArms];
}

/** The same numbers as a table. */
export function ChartTable({ chart, model }: { chart: TimeChartProps; model: ChartModel }) {
  const columns = useChartColumns(chart);
  return (
    <DataTable
      label={chart.title}
      columns={columns}
      rows={model.rows}
      rowKey={(row) => row.day}
      copyable={false}
    />
  );
}
