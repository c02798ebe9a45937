import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckProps } from './wizard-props.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import type { ImportMapping, ImportQuestion } from '#shared/imports/import-mapping.ts';

const MEANINGS = ['pilot', 'control', 'none'] as const;
type Meaning = (typeof MEANINGS)[number];

/** What was said before, when the question is answered anew. */
function saidBefore(values: readonly string[], { armValues }: ImportMapping): Record<string, Meaning> {
  if (!values.some((value) => value in armValues)) return {};
  return Object.fromEntries(values.map((value) => [value, armValues[value] ?? 'none']));
}

function putMeanings({ armValues }: ImportMapping, meanings: Readonly<Record<string, Meaning>>) {
  const others = Object.entries(armValues).filter(([value]) => !(value in meanings));
  const arms = Object.entries(meanings).flatMap(([value, meaning]): [string, 'pilot' | 'control'][] =>
    meaning === 'none' ? [] : [[value, meaning]],
  );
  return Object.fromEntries([...others, ...arms]);
}

/** Which value of the group column means the pilot, which the control group, and which neither: each is said. */
export function ArmValuesAnswer({ question, mapping, onChange }: CheckProps & { question: ImportQuestion }) {
  const { t } = useTranslation('imports');
  const values = question.suggestions.map(({ value }) => value);
  const [chosen, setChosen] = useState(() => saidBefore(values, mapping));
  const armValues = putMeanings(mapping, chosen);
  const isComplete = values.every((value) => value in chosen) && Object.keys(armValues).length > 0;
  return (
    <div className="stack imports-arm-values">
      {values.map((value) => (
        <div key={value} className="row row-wrap">
          <span className="mono imports-arm-value">{value}</span>
          <Segments
            label={t('meaningOf', { value })}
            value={chosen[value] ?? null}
            options={MEANINGS.map((option) => ({ value: option, label: t(`meaning.${option}`) }))}
            onChange={(next) => setChosen({ ...chosen, [value]: next })}
          />
        </div>
      ))}
      <div>
        <Button disabled={!isComplete} onClick={() => onChange({ ...mapping, armValues })}>
          {t('use')}
        </Button>
      </div>
    </div>
  );
}
