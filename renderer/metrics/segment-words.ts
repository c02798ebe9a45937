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

/** One part of a difference in its own scale; empty where it is not known. */
export function useDifferenceWords(
  metric: Metric,
): (comparison: Comparison, part: 'estimate' | 'low' | 'high') => string {
  const formats = useFormats();
  return ({ difference }, part) => {
    const value = difference?.[part] ?? null;
    if (difference === null || value === null) return '';
    return formats.metricDifference(value, { ...metric, interval: difference, scale: difference.scale });
  };
}

/** A difference with its interval in a few words: "+4.6 points (−2.8 to +12.0)". */
export function useVerdict(metric: Metric): (comparison: Comparison) => string {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  return ({ difference, basis }) => {
    if (difference === null || basis === 'none') return '';
    const { low, high, scale } = difference;
    const figure = { ...metric, interval: difference, scale };
    const whole = formats.metricDifference(difference.estimate, figure);
    if (difference.method === 'none' || low === null || high === null)
      return t('differenceAlone', { difference: whole });
    // "+4.6 points (−2.8 to +12.0)": the unit once is enough.
    const bound = (value: number): string =>
      metric.kind === 'proportion' && scale === 'absolute'
        ? formats.signed(value * 100, pointDigits(difference))
        : formats.metricDifference(value, figure);
    return t('differenceWithin', { difference: whole, low: bound(low), high: bound(high) });
  };
}
