import { useTranslation } from 'react-i18next';
import { DetailsButton } from './details-button.tsx';
import type { MetricData } from './metric-data.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { MetricKind } from '#shared/metrics/metric.ts';

/** What cannot be shown of a metric without cases. */
export const LEVEL_OF = {
  proportion: 'share',
  mean: 'average',
  duration: 'average',
  count: 'rate',
  ratio: 'rate',
  value: 'rate',
} as const satisfies Record<MetricKind, string>;

type Props = { metric: MetricData['metric']; isSelected: boolean; onSelect: () => void };

/** In the place of a chart: why there is nothing to draw though days are known, and what to do. */
export function WithoutCases({ metric, isSelected, onSelect }: Props) {
  const { t } = useTranslation('metrics');
  return (
    <Section
      title={metric.name}
      actions={<DetailsButton metric={metric} isSelected={isSelected} onSelect={onSelect} />}
    >
      <p>{t(`withoutCases.${LEVEL_OF[metric.kind]}`)}</p>
      <p className="small soft">{t('withoutCases.next')}</p>
    </Section>
  );
}
