import { useTranslation } from 'react-i18next';
import type { ChartRow } from './chart-rows.ts';
import type { TimeChartProps } from './chart-types.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';

/** Names the day of a row: a calendar day, or "day 5" where days are counted. */
export function useDayWords({ axis }: TimeChartProps): (row: ChartRow) => string {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  return (row) => (axis === 'counted' ? t('chart.dayNumber', { day: row.x }) : formats.dayShort(row.day));
}

/** A row as a sentence to be read out. */
export function useRowWords(chart: TimeChartProps): (row: ChartRow) => string {
  const { t } = useTranslation('ui');
  const dayWords = useDayWords(chart);
  const { arms, format } = chart;
  return (row) => {
    const levels = arms.flatMap(({ key, label }) => {
      const value = row.values[key];
      if (value === undefined) return [];
      const { estimate, low, high } = value;
      const limits = low === null || high === null ? null : { low: format(low), high: format(high) };
      const within = limits === null ? t('chart.noInterval') : t('chart.interval', limits);
      return [`${label} ${format(estimate)}, ${within}`];
    });
    return [dayWords(row), ...levels].join('; ');
  };
}

/** The numbers of the day pointed at or walked to. */
export function ChartTip({ chart, row }: { chart: TimeChartProps; row: ChartRow }) {
  const { t } = useTranslation('ui');
  const dayWords = useDayWords(chart);
  const { arms, format } = chart;
  return (
    <div className="chart-tip">
      <div className="medium">{dayWords(row)}</div>
      {arms.map(({ key, label, look }) => {
        const value = row.values[key];
        return value === undefined ? null : (
          <div key={key} className="chart-tip-row num">
            <span className={`chart-arm-${look} chart-tip-arm`}>{label}</span>
            <span className="strong">{format(value.estimate)}</span>
            <span className="muted">
              {value.low === null || value.high === null
                ? t('chart.noInterval')
                : t('chart.interval', { low: format(value.low), high: format(value.high) })}
            </span>
          </div>
        );
      })}
    </div>
  );
}
