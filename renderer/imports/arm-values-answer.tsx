import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckProps } from './wizard-props.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import type { ImportQuestion } from '#shared/imports/imports.contract.ts';

const MEANINGS = ['pilot', 'control', 'none'] as const;
type Meaning = (typeof MEANINGS)[number];

function asMeaning(reading: string): Meaning {
  return reading === 'pilot' || reading === 'control' ? reading : 'none';
}

/** Which value of the group column means the pilot, which the control group, and which neither. */
export function ArmValuesAnswer({ question, mapping, onChange }: CheckProps & { question: ImportQuestion }) {
  const { t } = useTranslation('imports');
  const [chosen, setChosen] = useState<Record<string, Meaning>>({});
  const values = question.suggestions.map(({ value, reading }) => ({
    value,
    meaning: chosen[value] ?? asMeaning(reading),
  }));
  const arms = values.flatMap(({ value, meaning }) =>
    meaning === 'none' ? [] : [[value, meaning] as const],
  );
  return (
    <div className="stack imports-arm-values">
      {values.map(({ value, meaning }) => (
        <div key={value} className="row row-wrap">
          <span className="mono imports-arm-value">{value}</span>
          <Segments
            label={t('meaningOf', { value })}
            value={meaning}
            options={MEANINGS.map((option) => ({ value: option, label: t(`meaning.${option}`) }))}
            onChange={(next) => setChosen({ ...chosen, [value]: next })}
          />
        </div>
      ))}
      <div>
        <Button
          disabled={arms.length === 0 && Object.keys(mapping.armValues).length === 0}
          onClick={() =>
            onChange({ ...mapping, armValues: { ...mapping.armValues, ...Object.fromEntries(arms) } })
          }
        >
          {t('use')}
        </Button>
      </div>
    </div>
  );
}
