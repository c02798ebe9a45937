import { useTranslation } from 'react-i18next';
import { offeredCriteria } from './offered-criteria.ts';
import { useCriterionWords } from './use-criterion-words.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import type { Criterion } from '#shared/features/criterion.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type AddCriterionProps = {
  phase: Phase;
  control: 'left' | 'none';
  criteria: readonly Criterion[];
  metrics: readonly Metric[];
  onAdd: (criterion: Criterion) => void;
};

/** The criteria not asked for yet, to add one from. */
export function AddCriterion({ phase, control, criteria, metrics, onAdd }: AddCriterionProps) {
  const { t } = useTranslation('features');
  const words = useCriterionWords(metrics);
  const segments = useQueryOf('segments.list', {}).data ?? [];
  const feature = useQueryOf('features.get', { featureId: phase.featureId }).data?.feature;
  const owner = feature === undefined || feature.ownerName === '' ? t('criteria.owner') : feature.ownerName;
  const offered = offeredCriteria({ phase, criteria, metrics, segments, signer: owner, control });
  if (offered.length === 0) return null;
  return (
    <div className="criterion-add">
      <ChoiceField
        label={t('criteria.add')}
        labelHidden
        placeholder={t('criteria.add')}
        value={null}
        options={offered.map((criterion, index) => ({ value: String(index), label: words.what(criterion) }))}
        onChange={(chosen) => {
          const criterion = offered[Number(chosen)];
          if (chosen !== null && criterion !== undefined) onAdd(criterion);
        }}
      />
    </div>
  );
}
