import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import type { Dialect } from '#shared/imports/import-mapping.ts';

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
/** Separators that are found and seldom chosen; typed, some of them could not be seen. */
const RARE_DELIMITERS = {
  ', ': 'comma-space',
  '; ': 'semicolon-space',
  '\t\t': 'two-tabs',
  '||': 'two-bars',
  '::': 'two-colons',
  ':': 'colon',
  '^': 'caret',
  '~': 'tilde',
  '\u001F': 'unit-mark',
  '\u0001': 'start-mark',
  ' ': 'space',
} as const;
const OTHER = 'other';
const LONGEST_DELIMITER = 4;

function isUsual(value: string | null): value is keyof typeof DELIMITERS {
  return value !== null && value in DELIMITERS;
}

function isRare(value: string): value is keyof typeof RARE_DELIMITERS {
  return value in RARE_DELIMITERS;
}

/** The separator in words. */
export function useDelimiterWords(): (delimiter: string) => string {
  const { t } = useTranslation('imports');
  return (delimiter) => {
    if (isUsual(delimiter)) return t(`delimiter.${DELIMITERS[delimiter]}`);
    if (isRare(delimiter)) return t(`delimiter.${RARE_DELIMITERS[delimiter]}`);
    return t('delimiter.other', { sign: delimiter });
  };
}

type Props = { dialect: Dialect; onDialect: (dialect: Dialect) => void; width: string };

/** One of the usual separators, or any other as it is typed. */
export function DelimiterField({ dialect, onDialect, width }: Props) {
  const { t } = useTranslation('imports');
  const words = useDelimiterWords();
  const { delimiter } = dialect;
  const isNamed = isUsual(delimiter) || isRare(delimiter);
  const [typed, setTyped] = useState<string | null>(isNamed ? null : delimiter);
  const offered = [...Object.keys(DELIMITERS), ...(isRare(delimiter) ? [delimiter] : [])];
  const take = (): void => {
    if (typed !== null && typed !== '' && typed !== delimiter) {
      onDialect({ ...dialect, delimiter: typed });
    }
  };
  return (
    <div className="stack imports-delimiter">
      <ChoiceField
        label={t('separator')}
        labelHidden
        value={typed === null ? delimiter : OTHER}
        options={[
          ...offered.map((value) => ({ value, label: words(value) })),
          { value: OTHER, label: t('delimiter.typed') },
        ]}
        onChange={(value) => {
          if (value === OTHER) setTyped('');
          else if (value !== null) {
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
