import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import type { Dialect } from '#shared/imports/imports.contract.ts';

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const OTHER = 'other';
const LONGEST_DELIMITER = 4;

function isUsual(value: string | null): value is keyof typeof DELIMITERS {
  return value !== null && value in DELIMITERS;
}

/** The separator in words. */
export function useDelimiterWords(): (delimiter: string) => string {
  const { t } = useTranslation('imports');
  return (delimiter) =>
    isUsual(delimiter) ? t(`delimiter.${DELIMITERS[delimiter]}`) : t('delimiter.other', { sign: delimiter });
}

type Props = { dialect: Dialect; onDialect: (dialect: Dialect) => void; width: string };

/** One of the usual separators, or any other as it is typed. */
export function DelimiterField({ dialect, onDialect, width }: Props) {
  const { t } = useTranslation('imports');
  const [typed, setTyped] = useState<string | null>(isUsual(dialect.delimiter) ? null : dialect.delimiter);
  const take = (): void => {
    if (typed !== null && typed !== '' && typed !== dialect.delimiter) {
      onDialect({ ...dialect, delimiter: typed });
    }
  };
  return (
    <div className="stack imports-delimiter">
      <ChoiceField
        label={t('separator')}
        labelHidden
        value={typed === null ? dialect.delimiter : OTHER}
        options={[
          ...Object.keys(DELIMITERS)
            .filter(isUsual)
            .map((value) => ({ value, label: t(`delimiter.${DELIMITERS[value]}`) })),
          { value: OTHER, label: t('delimiter.typed') },
        ]}
        onChange={(value) => {
          if (value === OTHER) setTyped('');
          else if (isUsual(value)) {
            setTyped(null);
            onDialect({ ...dialect, delimiter: value });
          }
        }}
        width={width}
      />
      {typed !== null && (
        <TextInput
          aria-label={t('delimiter.typed')}
          placeholder={t('delimiter.sign')}
          value={typed}
          maxLength={LONGEST_DELIMITER}
          w={width}
          className="mono"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take();
          }}
        />
      )}
    </div>
  );
}
