import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckProps } from './wizard-props.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ImportQuestion } from '#shared/imports/import-mapping.ts';

const [FIRST_YEAR, LAST_YEAR] = [1970, 2999];

/** Years that fit the weekdays written, and room for another. */
export function YearAnswer({ question, mapping, onChange }: CheckProps & { question: ImportQuestion }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const [typed, setTyped] = useState<number | null>(null);
  const choose = (year: number): void => onChange({ ...mapping, year });
  return (
    <div className="row row-wrap imports-answers">
      {question.suggestions.map(({ value, reading }) => (
        <Button key={value} className="imports-answer" onClick={() => choose(Number(value))}>
          <span className="stack imports-answer-words">
            <span className="num">{value}</span>
            {reading !== '' && <span className="small muted">{formats.dayLong(reading)}</span>}
          </span>
        </Button>
      ))}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== null) choose(typed);
        }}
      >
        <NumberField
          label={t('anotherYear')}
          labelHidden
          value={typed}
          onChange={setTyped}
          min={FIRST_YEAR}
          max={LAST_YEAR}
          digits="whole"
          placeholder={t('anotherYear')}
          width="130px"
        />
        <Button type="submit" disabled={typed === null}>
          {t('use')}
        </Button>
      </form>
    </div>
  );
}
