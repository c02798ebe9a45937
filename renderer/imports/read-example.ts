import type { ColumnUse } from './mapping-edits.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { asDayFormat } from '#shared/imports/open-questions.ts';
import { parseDay } from '#shared/imports/parse-day.ts';
import { parseNumber } from '#shared/imports/parse-number.ts';

export type ExampleReading = { readonly day: string } | { readonly number: number };

/** What an example of a column is read as; null where it is taken as text, or cannot be read yet. */
export function readExample(text: string, use: ColumnUse, mapping: ImportMapping): ExampleReading | null {
  if (use === 'day') {
    const format = asDayFormat(mapping.dayFormat);
    const reading = format === null ? null : parseDay(text, format, null);
    return reading?.kind === 'day' ? { day: reading.day } : null;
  }
  const { decimal } = mapping.dialect;
  if ((use !== 'figure' && use !== 'metric-value') || decimal === null) return null;
  const reading = parseNumber(text, { decimal, group: decimal === '.' ? ',' : '.' });
  return reading.kind === 'number' ? { number: reading.value } : null;
}
