import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { SegmentSeries } from '#shared/metrics/explorer.ts';
import type { Metric } from '#shared/metrics/metric.ts';

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
    const write = (value: number): string =>
      formats.metricDifference(value, { ...metric, interval: difference });
    if (difference.method === 'none') return write(difference.estimate);
    return t('differenceWithin', {
      difference: write(difference.estimate),
      low: write(difference.low),
      high: write(difference.high),
    });
  };
}
