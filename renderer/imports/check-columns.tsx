import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  firstValue,
  otherValues,
  metricName,
  metricsOfColumn,
  putColumnToUse,
  useOfColumn,
  type Column,
  type ColumnUse,
} from './mapping-edits.ts';
import { readExample } from './read-example.ts';
import { usesOfShape } from './shape-edits.ts';
import { useDayFormatWords } from './use-day-format-words.ts';
import type { CheckProps } from './wizard-props.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';

function useColumnTitle(): (column: Column) => string {
  const { t } = useTranslation('imports');
  return ({ name, index }) => (name === '' ? t('columnNumber', { number: index + 1 }) : name);
}

/** Writes what a cell is read as the way the reader is used to; null where it is taken as text. */
function useReading(mapping: ImportMapping) {
  const { i18n } = useTranslation();
  const formats = useFormats();
  const numbers = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 15, useGrouping: false });
  return (text: string, use: ColumnUse, days: 'dayLong' | 'dayTyped'): string | null => {
    const reading = readExample(text, use, mapping);
    if (reading === null) return null;
    return 'day' in reading ? formats[days](reading.day) : numbers.format(reading.number);
  };
}

/**
 * The column with its examples as the file shows them: text as it is written, the cells of a spreadsheet as it writes days
 * and numbers for this reader, since it stores neither as text.
 */
function useAsShown({ mapping }: CheckProps): (column: Column, use: ColumnUse) => Column {
  const reading = useReading(mapping);
  if (mapping.dialect.format !== 'spreadsheet') return (column) => column;
  return (column, use) => ({
    ...column,
    examples: column.examples.map((text) => reading(text, use, 'dayTyped') ?? text),
  });
}

/** How the column is understood, in a few words. */
function useReadAs({ preview, mapping, metrics }: CheckProps): (column: Column, use: ColumnUse) => string {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const dayFormatWords = useDayFormatWords(mapping.dialect);
  const isAsked = preview.segmentQuestions.length > 0;
  return (column, use) => {
    if (use === 'day') {
      return mapping.dayFormat === null ? t('openAbove') : dayFormatWords(mapping.dayFormat);
    }
    if (use === 'group') {
      const values = Object.entries(mapping.armValues).map(([value, arm]) => `${value} = ${t(`arm.${arm}`)}`);
      return values.length === 0 ? t('openAbove') : values.join(', ');
    }
    if (use === 'figure') {
      const names = metricsOfColumn(mapping, column.index).map((metric) =>
        t(metric.totalColumn === column.index ? 'figureOf' : 'casesOf', {
          name: metricName(metric, metrics),
        }),
      );
      return formats.list(names);
    }
    if (use === 'metric-name') return t('readAs.metric-name', { count: mapping.names.length });
    return t(use === 'segment' && isAsked ? 'readAs.segmentAsked' : `readAs.${use}`);
  };
}

/** How the column is understood, and its first value as it is then read, where that is written otherwise. */
function ReadAs({ column, use, ...props }: CheckProps & { column: Column; use: ColumnUse }) {
  const readAs = useReadAs(props);
  const [first = ''] = column.examples;
  const [shown = ''] = useAsShown(props)(column, use).examples;
  const reading = useReading(props.mapping)(first, use, 'dayLong');
  return (
    <>
      {reading !== null && reading !== shown.trim() && <div className="medium num">{reading}</div>}
      <div>{readAs(column, use)}</div>
    </>
  );
}

function ColumnRow({ column, ...props }: CheckProps & { column: Column }) {
  const { t } = useTranslation('imports');
  const title = useColumnTitle()(column);
  const use = useOfColumn(props.mapping, column.index);
  const shown = useAsShown(props)(column, use);
  const offered = usesOfShape(props.mapping);
  const uses: readonly ColumnUse[] = offered.includes(use) ? offered : [...offered, use];
  const choose = (next: string | null): void => {
    const wanted = uses.find((known) => known === next);
    if (wanted !== undefined && wanted !== use) {
      props.onChange(putColumnToUse(props.mapping, { ...column, name: title }, wanted));
    }
  };
  return (
    <tr className={use === 'none' ? 'muted' : undefined}>
      <td className="medium imports-column-name">{title}</td>
      <td className="mono imports-column-value">
        {firstValue(shown)}
        {shown.examples.length > 1 && <span className="muted"> · {otherValues(shown)}</span>}
      </td>
      <td className="muted">
        <ArrowRight className="icon-small" aria-hidden="true" />
      </td>
      <td className="imports-column-use">
        <ChoiceField
          label={t('goesToOf', { column: title })}
          labelHidden
          value={use}
          options={uses.map((key) => ({ value: key, label: t(`columnUse.${key}`) }))}
          onChange={choose}
        />
      </td>
      <td className="small soft">
        <ReadAs {...props} column={column} use={use} />
      </td>
    </tr>
  );
}

/** Every column with its first value, what it is used for and how it is read. */
export function CheckColumns(props: CheckProps) {
  const { t } = useTranslation('imports');
  return (
    <Section title={t('columns')} note={t('columnsNote')}>
      <div className="table-scroll">
        <table className="plain-table imports-columns">
          <thead>
            <tr>
              <th>{t('columnInFile')}</th>
              <th>{t('examples')}</th>
              <th aria-hidden="true" />
              <th>{t('goesTo')}</th>
              <th>{t('readAsHead')}</th>
            </tr>
          </thead>
          <tbody>
            {props.preview.columns.map((column) => (
              <ColumnRow key={column.index} {...props} column={column} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
