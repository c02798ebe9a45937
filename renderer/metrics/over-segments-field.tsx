import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import type { MetricDraft } from '#shared/metrics/metric.ts';
import { isAskedOverSegments } from '#shared/metrics/over-segments.ts';

const CHOICES = ['adds-up', 'averages', 'unsaid'] as const;

type Draft = Pick<MetricDraft, 'kind' | 'formula' | 'overSegments'>;
type Props = { draft: Draft; onChange: (change: Pick<Draft, 'overSegments'>) => void };

/** What regions, plans or shops of a day make together; only of plain figures and counts, which may be either. */
export function OverSegmentsField({ draft, onChange }: Props) {
  const { t } = useTranslation('metrics');
  const { kind, overSegments } = draft;
  if (!isAskedOverSegments(draft) || (kind !== 'value' && kind !== 'count')) return null;
  return (
    <ChoiceField
      label={t('overSegments')}
      {...(overSegments === 'unsaid' ? { description: t('overSegmentsUnsaid') } : {})}
      value={overSegments}
      options={CHOICES.map((value) => ({
        value,
        label: t(`overSegmentsChoice.${value}`),
        hint: t(`overSegmentsHint.${kind}.${value}`),
      }))}
      onChange={(value) =>
        onChange({ overSegments: CHOICES.find((choice) => choice === value) ?? overSegments })
      }
    />
  );
}
