import type { ColumnGuess } from './guess-columns.ts';
import { parseDay } from './parse-day.ts';
import { parseNumber } from './parse-number.ts';
import { type AttributeKind, isOfKind, readYesNo } from '#shared/segments/attribute-kind.ts';

/** A written value as the roster keeps it; null when it is not of the kind. */
export type AttributeReading = (text: string) => string | null;

type Column = Pick<ColumnGuess, 'number' | 'day'>;

/** How the cells of a column are read as a kind, by the way this file writes numbers and days. */
export function attributeReading(kind: AttributeKind, { number, day }: Column): AttributeReading {
  if (kind === 'yes-no') return readYesNo;
  if (kind === 'number') {
    return (text) => {
      if (number?.kind !== 'numbers') return null;
      const reading = parseNumber(text, number.format);
      const kept = reading.kind === 'number' && !reading.isPercent ? String(reading.value) : '';
      return isOfKind(kept, 'number') ? kept : null;
    };
  }
  if (kind === 'date') {
    return (text) => {
      if (day === null || day.format === null || day.question !== null) return null;
      const reading = parseDay(text, day.format, null);
      return reading.kind === 'day' ? reading.day : null;
    };
  }
  return (text) => text;
}

/** Zeros in front tell a code (a postcode, an article number) from an amount; as a number they would be lost. */
const CODE = /^0\d/;

/** A column of so few different values cannot show that it holds yes and no. */
const FEWEST_YES_NO = 2;

/**
 * The kind an attribute's column seems to have. Text where numbers or days could be read in two ways, where numbers carry
 * a currency or per cent sign, and where they are codes: nothing is guessed that would lose what is written.
 */
export function guessAttributeKind(column: Column, values: readonly string[]): AttributeKind {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const different = new Set(filled);
  const { number, day } = column;
  if (different.size >= FEWEST_YES_NO && filled.every((value) => readYesNo(value) !== null)) return 'yes-no';
  if (day !== null && day.format !== null && day.question === null && isCalendar(day.format)) return 'date';
  const isAmount = number?.kind === 'numbers' && number.percent === 'none' && number.currency === null;
  return isAmount && !filled.some((value) => CODE.test(value)) ? 'number' : 'text';
}

/** Bare digits and weeks may mean many things besides a day. */
function isCalendar(format: string): boolean {
  return !['compact', 'unix-seconds', 'unix-milliseconds', 'iso-week', 'year-week', 'month'].includes(format);
}
