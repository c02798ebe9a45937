import { useTranslation } from 'react-i18next';
import type { ChartRow } from './chart-rows.ts';
import { useDayWords } from './chart-tip.tsx';
import type { TimeChartProps } from './chart-types.ts';
import type { Column } from '#renderer/ui/table-rows.ts';

const SAVED_DIGITS = 6;

/** The columns behind a chart: the day, then level, low and high of each arm. */
export function useChartColumns(chart: TimeChartProps): Column<ChartRow>[] {
  const { t } = useTranslation('ui');
  const dayWords = useDayWords(chart);
  const { arms, format, axis, unit = null } = chart;
  const day: Column<ChartRow> = {
    key: 'day',
    header: t('chart.day'),
    cell: dayWords,
    text: (row) => (axis === 'counted' ? row.x : row.day),
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
        unit,
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
