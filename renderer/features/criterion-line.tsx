import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { criterionNumber, withNumber } from './criterion-number.ts';
import { useCriterionWords } from './use-criterion-words.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { Criterion } from '#shared/features/criterion.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type LineProps = { criterion: Criterion; metrics: readonly Metric[] };

/** A criterion to read: what, and how much of it is asked. */
export function CriterionText({ criterion, metrics }: LineProps) {
  const words = useCriterionWords(metrics);
  return (
    <div className="criterion-text">
      <span className="medium">{words.what(criterion)}</span>
      <span className="soft">{words.asked(criterion)}</span>
    </div>
  );
}

/** Who signs off, as a field. */
function Signer({ criterion, onChange }: Pick<SentenceProps, 'criterion' | 'onChange'>) {
  const { t } = useTranslation('features');
  if (criterion.kind !== 'signed-off') return null;
  return (
    <InlineText
      label={t('criteria.signer')}
      labelHidden
      required
      width="200px"
      value={criterion.who}
      onSave={async (who) => onChange({ ...criterion, who })}
    />
  );
}

type SentenceProps = LineProps & { onChange: (criterion: Criterion) => void; onRemove: () => void };

/** A criterion as a sentence whose number is a field. */
export function CriterionSentence({ criterion, metrics, onChange, onRemove }: SentenceProps) {
  const { t } = useTranslation('features');
  const words = useCriterionWords(metrics);
  const number = criterionNumber(criterion);
  const what = words.what(criterion);
  return (
    <li className="row criterion">
      <div className="grow criterion-sentence">
        <Trans
          t={t}
          i18nKey={`criterion.${criterion.kind}`}
          components={{
            m: <span className="medium">{words.metricName(criterion)}</span>,
            s: (
              <span className="medium">
                {criterion.kind === 'segment-heard' ? criterion.segment.name : ''}
              </span>
            ),
            w: <Signer criterion={criterion} onChange={onChange} />,
            n:
              number === null ? (
                <span />
              ) : (
                <NumberField
                  label={t('criteria.numberOf', { criterion: what })}
                  labelHidden
                  value={number.value}
                  digits="whole"
                  min={number.min}
                  max={number.max}
                  width="68px"
                  onChange={(value) => value !== null && onChange(withNumber(criterion, value))}
                />
              ),
          }}
        />
      </div>
      <ActionIcon size={24} aria-label={t('criteria.remove', { criterion: what })} onClick={onRemove}>
        <X className="icon-small" aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
