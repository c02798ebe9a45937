import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { SegmentSeries } from '#shared/metrics/explorer.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { pointDigits } from '#shared/words/format.ts';

/** The name of a segment, or of the sum of those not shown alone. */
export function usePartName(): (part: Pick<SegmentSeries, 'segment' | 'segments'>) => string {
  const { t } = useTranslation('metrics');
  return ({ segment, segments }) => segment ?? t('otherSegments', { count: segments });
}

/** A difference with its interval in a few words: "+4.6 points (−2.8 to +12.0)". */
export function useVerdict(metric: Metric): (comparison: Comparison) => string {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  return ({ difference, basis }) => {
    if (difference === null || basis === 'none') return '';
    const figure = { ...metric, interval: difference };
    const whole = formats.metricDifference(difference.estimate, figure);
    if (difference.method === 'none') return whole;
    // "+4.6 points (−2.8 to +12.0)": the unit once is enough.
    const bound = (value: number): string =>
      metric.kind === 'proportion'
        ? formats.signed(value * 100, pointDigits(difference))
        : formats.metricDifference(value, figure);
    return t('differenceWithin', {
      difference: whole,
      low: bound(difference.low),
      high: bound(difference.high),
    });
  };
}
