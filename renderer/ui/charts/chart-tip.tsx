import { useTranslation } from 'react-i18next';
import type { ChartRow } from './chart-rows.ts';
import type { ChartArm } from './chart-types.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';

type TipEntry = { payload?: ChartRow };
type ChartTipProps = {
  arms: readonly ChartArm[];
  format: (value: number) => string;
  /** Both come from the chart around it. */
  active?: boolean;
  payload?: readonly TipEntry[];
};

/** The numbers of the day under the pointer or reached by arrow keys; read out as it changes. */
export function ChartTip({ arms, format, active = false, payload }: ChartTipProps) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const row = payload?.find((entry) => entry.payload !== undefined)?.payload;
  if (!active || row === undefined) return null;
  return (
    <div className="chart-tip" role="status">
      <div className="medium">{formats.dayShort(row.day)}</div>
      {arms.map(({ key, label, look }) => {
        const value = row.values[key];
        return value === undefined ? null : (
          <div key={key} className="chart-tip-row num">
            <span className={`chart-arm-${look} chart-tip-arm`}>{label}</span>
            <span className="strong">{format(value.estimate)}</span>
            {value.low !== null && value.high !== null && (
              <span className="muted">
                {t('chart.interval', { low: format(value.low), high: format(value.high) })}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
