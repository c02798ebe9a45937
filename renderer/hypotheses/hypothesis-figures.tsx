import { useTranslation } from 'react-i18next';
import type { FormState } from './hypothesis-state.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { Metric } from '#shared/metrics/metric.ts';

type FiguresProps = {
  state: FormState;
  change: (change: Partial<FormState>) => void;
  metric: Metric;
};

/** Level, hoped-for and smallest worthwhile change, as typed: shares in percent, changes without a sign. */
export function HypothesisFigures({ state, change, metric }: FiguresProps) {
  const { t } = useTranslation('hypotheses');
  const isShare = metric.kind === 'proportion';
  const unitOf = (ofShare: string) => {
    const unit = isShare ? ofShare : metric.unit;
    return unit === '' ? {} : { unit };
  };
  return (
    <div className="hypothesis-grid hypothesis-grid-three">
      <NumberField
        label={t('levelToday')}
        description={t('levelHint')}
        value={state.baseline}
        {...unitOf('%')}
        onChange={(baseline) => change({ baseline })}
      />
      <NumberField
        label={metric.direction === 'higher' ? t('hopedRise') : t('hopedFall')}
        description={t('hopedHint')}
        min={0}
        required
        value={state.hopedFor}
        {...unitOf(t('points'))}
        onChange={(hopedFor) => change({ hopedFor })}
      />
      <NumberField
        label={t('worthFrom')}
        description={t('worthHint')}
        min={0}
        required
        value={state.worthwhile}
        {...unitOf(t('points'))}
        onChange={(worthwhile) => change({ worthwhile })}
      />
    </div>
  );
}
