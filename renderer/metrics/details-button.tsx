import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Metric } from '#shared/metrics/metric.ts';

type Props = { metric: Pick<Metric, 'name'>; isSelected: boolean; onSelect: () => void };

/** Opens what stands at the right of a metric. */
export function DetailsButton({ metric, isSelected, onSelect }: Props) {
  const { t } = useTranslation('metrics');
  return (
    <Button
      size="sm"
      variant="subtle"
      aria-pressed={isSelected}
      aria-label={t('detailsOf', { metric: metric.name })}
      onClick={onSelect}
    >
      {t('details')}
    </Button>
  );
}
