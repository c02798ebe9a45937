import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DelimiterField, useDelimiterWords } from './delimiter-field.tsx';
import { useDayFormatWords } from './use-day-format-words.ts';
import type { CheckProps } from './wizard-props.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Facts } from '#renderer/ui/section.tsx';
import type { Dialect } from '#shared/imports/import-mapping.ts';
import { DAY_FORMATS } from '#shared/imports/parse-day.ts';
import { assertNever } from '#shared/kernel/assert.ts';

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
const FIELD_WIDTH = '150px';
const ENCODING_NAMES: Record<Dialect['encoding'], string> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};

export type DialectProps = { dialect: Dialect; onDialect: (dialect: Dialect) => void; isChanging: boolean };

type DialectPart = Omit<DialectProps, 'isChanging'>;

/** A spreadsheet is what it is; text may be a table or JSON. */
const TEXT_FORMATS = ['delimited', 'json', 'json-lines'] as const;

function Format({ dialect, onDialect }: DialectPart) {
  const { t } = useTranslation('imports');
  return (
    <ChoiceField
      label={t('format')}
      labelHidden
      value={dialect.format}
      options={TEXT_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
      onChange={(value) => {
        const format = TEXT_FORMATS.find((known) => known === value);
        if (format !== undefined) onDialect({ ...dialect, format, rowsAt: null, headerLine: 1 });
      }}
      width={FIELD_WIDTH}
    />
  );
}

function Sheet({ dialect, onDialect, sheets }: DialectPart & { sheets: readonly string[] }) {
  const { t } = useTranslation('imports');
  return (
    <ChoiceField
      label={t('sheet')}
      labelHidden
      value={dialect.sheet ?? sheets[0] ?? null}
      options={sheets.map((value) => ({ value, label: value }))}
      onChange={(sheet) => onDialect({ ...dialect, sheet, headerLine: 1 })}
      width={FIELD_WIDTH}
    />
  );
}

function RowsAt({ dialect, onDialect }: DialectPart) {
  const { t } = useTranslation('imports');
  const [typed, setTyped] = useState(dialect.rowsAt ?? '');
  const take = (): void => {
    const rowsAt = typed.trim() === '' ? null : typed.trim();
    if (rowsAt !== dialect.rowsAt) onDialect({ ...dialect, rowsAt });
  };
  return (
    <TextInput
      aria-label={t('rowsAt')}
      placeholder="$.data.rows"
      value={typed}
      maxLength={500}
      w={FIELD_WIDTH}
      className="mono"
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}

function Decimals({ dialect, onDialect }: DialectPart) {
  const { t } = useTranslation('imports');
  return (
    <ChoiceField
      label={t('decimals')}
      labelHidden
      value={dialect.decimal}
      options={[
        { value: ',', label: t('decimalComma') },
        { value: '.', label: t('decimalPoint') },
      ]}
      onChange={(value) => value !== null && onDialect({ ...dialect, decimal: value === ',' ? ',' : '.' })}
      width={FIELD_WIDTH}
    />
  );
}

function Letters({ dialect, onDialect }: DialectPart) {
  const { t } = useTranslation('imports');
  return (
    <ChoiceField
      label={t('letters')}
      labelHidden
      value={dialect.encoding}
      options={ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
      onChange={(value) =>
        onDialect({ ...dialect, encoding: ENCODINGS.find((known) => known === value) ?? dialect.encoding })
      }
      width={FIELD_WIDTH}
    />
  );
}

function Heading({ dialect, onDialect }: DialectPart) {
  const { t } = useTranslation('imports');
  return (
    <NumberField
      label={t('heading')}
      labelHidden
      value={dialect.headerLine}
      onChange={(value) => onDialect({ ...dialect, headerLine: value ?? 0 })}
      min={0}
      digits="whole"
      width={FIELD_WIDTH}
    />
  );
}

/** Whether another reading has other columns, so that what was said of these does not hold. */
function isOtherTable(before: Dialect, after: Dialect): boolean {
  return (['format', 'delimiter', 'sheet', 'rowsAt'] as const).some((part) => before[part] !== after[part]);
}

function putDialect({ mapping, onChange, onTable }: CheckProps, next: Dialect): void {
  if (isOtherTable(mapping.dialect, next)) onTable(next);
  else onChange({ ...mapping, dialect: next });
}

/** Separator, decimals, letters and heading line, shown or changed. */
export function useDialectFacts({ isChanging, ...part }: DialectProps) {
  const { t } = useTranslation('imports');
  const delimiterWords = useDelimiterWords();
  if (isChanging) {
    return {
      separator: <DelimiterField {...part} width={FIELD_WIDTH} />,
      decimals: <Decimals {...part} />,
      letters: <Letters {...part} />,
      heading: <Heading {...part} />,
    };
  }
  const { format, delimiter, decimal, encoding, headerLine } = part.dialect;
  const isStored = format === 'spreadsheet' && decimal === '.';
  const decimalWords = isStored
    ? t('storedBySheet')
    : decimal === ','
      ? t('decimalComma')
      : t('decimalPoint');
  return {
    separator: delimiterWords(delimiter),
    decimals: decimal === null ? t('openAbove') : decimalWords,
    letters: ENCODING_NAMES[encoding],
    heading: headerLine === 0 ? t('noHeading') : t('headingLine', { line: headerLine }),
  };
}

function Days({ mapping, onChange, isChanging }: CheckProps & { isChanging: boolean }) {
  const { t } = useTranslation('imports');
  const words = useDayFormatWords(mapping.dialect);
  const { dayFormat } = mapping;
  if (!isChanging) return dayFormat === null ? t('openAbove') : words(dayFormat);
  return (
    <ChoiceField
      label={t('days')}
      labelHidden
      value={dayFormat}
      options={DAY_FORMATS.map((value) => ({ value, label: words(value) }))}
      onChange={(value) => value !== null && onChange({ ...mapping, dayFormat: value })}
      width={FIELD_WIDTH}
    />
  );
}

function Year({ mapping, onChange, isChanging }: CheckProps & { isChanging: boolean }) {
  const { t } = useTranslation('imports');
  if (!isChanging) return mapping.year === null ? t('openAbove') : String(mapping.year);
  return (
    <NumberField
      label={t('yearOfFirst')}
      labelHidden
      value={mapping.year}
      onChange={(year) => onChange({ ...mapping, year })}
      min={1970}
      max={2999}
      digits="whole"
      width={FIELD_WIDTH}
    />
  );
}

function WholeArm({ mapping, onChange, isChanging }: CheckProps & { isChanging: boolean }) {
  const { t } = useTranslation('imports');
  const { fixedArm } = mapping;
  if (!isChanging) return fixedArm === null ? t('openAbove') : t(`arm.${fixedArm}`);
  return (
    <ChoiceField
      label={t('wholeFile')}
      labelHidden
      value={fixedArm}
      options={(['pilot', 'control'] as const).map((value) => ({ value, label: t(`arm.${value}`) }))}
      onChange={(value) =>
        value !== null && onChange({ ...mapping, fixedArm: value === 'control' ? 'control' : 'pilot' })
      }
      width={FIELD_WIDTH}
    />
  );
}

/** What only a file of this kind has: separator and letters, a sheet, or the place of the rows. */
function useFormatFacts({ isChanging, ...check }: CheckProps & { isChanging: boolean }) {
  const { t } = useTranslation('imports');
  const { preview } = check;
  const { dialect } = check.mapping;
  const part = { dialect, onDialect: (next: Dialect) => putDialect(check, next) };
  const written = useDialectFacts({ ...part, isChanging });
  const decimals = { label: t('decimals'), value: written.decimals };
  const isText = dialect.format !== 'spreadsheet';
  const format = {
    label: t('format'),
    value: isText && isChanging ? <Format {...part} /> : t(`formats.${dialect.format}`),
  };
  switch (dialect.format) {
    case 'spreadsheet':
      return [
        format,
        {
          label: t('sheet'),
          value: isChanging ? (
            <Sheet {...part} sheets={preview.sheets} />
          ) : (
            (dialect.sheet ?? preview.sheets[0] ?? '')
          ),
        },
        { label: t('heading'), value: written.heading },
        decimals,
      ];
    case 'json':
      return [
        format,
        { label: t('rowsAt'), value: isChanging ? <RowsAt {...part} /> : (dialect.rowsAt ?? t('rowsFound')) },
        decimals,
      ];
    case 'json-lines':
      return [format, { label: t('letters'), value: written.letters }, decimals];
    case 'delimited':
      return [
        ...(isChanging ? [format] : []),
        { label: t('separator'), value: written.separator },
        { label: t('letters'), value: written.letters },
        { label: t('heading'), value: written.heading },
        decimals,
      ];
    default:
      return assertNever(dialect.format);
  }
}

/** How the file is written, each line of it changeable. */
export function FileWriting({ isChanging, ...props }: CheckProps & { isChanging: boolean }) {
  const { t } = useTranslation('imports');
  const { mapping } = props;
  const format = useFormatFacts({ ...props, isChanging });
  const isYearless = mapping.dayFormat === 'named-yearless';
  return (
    <Facts
      facts={[
        ...format,
        { label: t('days'), value: <Days {...props} isChanging={isChanging} /> },
        ...(isYearless
          ? [{ label: t('yearOfFirst'), value: <Year {...props} isChanging={isChanging} /> }]
          : []),
        ...(mapping.armColumn === null
          ? [{ label: t('wholeFile'), value: <WholeArm {...props} isChanging={isChanging} /> }]
          : []),
      ]}
    />
  );
}
