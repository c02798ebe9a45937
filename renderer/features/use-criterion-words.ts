import { useTranslation } from 'react-i18next';
import { criterionNumber } from './criterion-number.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { say } from '#shared/words/create-words.ts';

/** What a criterion names besides a metric. */
function named(criterion: Criterion): { segment?: string; who?: string } {
  if (criterion.kind === 'segment-heard') return { segment: criterion.segment.name };
  return criterion.kind === 'signed-off' ? { who: criterion.who } : {};
}

/** A criterion in the words the gate uses, on screen and in reports. */
export function useCriterionWords(metrics: readonly Pick<Metric, 'id' | 'name'>[]) {
  const { t, i18n } = useTranslation('features');
  const metricName = (criterion: Criterion): string => {
    if (!('metricId' in criterion)) return '';
    return metrics.find(({ id }) => id === criterion.metricId)?.name ?? t('criteria.goneMetric');
  };
  const what = (criterion: Criterion): string =>
    say(i18n, `gate:criterion.${criterion.kind}`, { ...named(criterion), metric: metricName(criterion) });
  const asked = (criterion: Criterion): string => {
    const count = criterionNumber(criterion)?.value ?? 0;
    const values = {
      ...named(criterion),
      count,
      certainty: count / 100,
      alpha: count / 100,
      severity: count,
    };
    return say(i18n, `gate:asked.${criterion.kind}`, values);
  };
  return {
    metricName,
    what,
    asked,
    /** Both in one line. */
    text: (criterion: Criterion): string => `${what(criterion)}: ${asked(criterion)}`,
  };
}
