import { type CalendarDay, dayFromParts, isDay } from '#shared/kernel/calendar-day.ts';
import { z } from '#shared/kernel/schema.ts';

/** What the values of an attribute are: words, numbers, calendar days, or yes and no. */
export const attributeKindSchema = z.enum(['text', 'number', 'date', 'yes-no']);
export type AttributeKind = z.infer<typeof attributeKindSchema>;

/** How the values were written before they were read: which mark the decimals have, and what comes first in a date. */
export const valueWritingSchema = z.object({
  decimal: z.enum(['.', ',']),
  firstInDate: z.enum(['day', 'month']),
});
export type ValueWriting = z.infer<typeof valueWritingSchema>;

const NUMBER = /^-?\d+(\.\d+)?$/;

/** The number a kept value is; null when it is none. Kept numbers have a point and no group marks. */
export function numberOf(value: string): number | null {
  return NUMBER.test(value) ? Number(value) : null;
}

/** The calendar day a kept value is; null when it is none. */
export function dayOf(value: string): CalendarDay | null {
  return isDay(value) ? value : null;
}

/** Whether a kept value is one of its kind; odd ones are kept as they were written. */
export function isOfKind(value: string, kind: AttributeKind): boolean {
  if (kind === 'number') return numberOf(value) !== null;
  if (kind === 'date') return dayOf(value) !== null;
  if (kind === 'yes-no') return value === 'yes' || value === 'no';
  return true;
}

const YES = new Set('yes y true si sì s vero x ✓ 1'.split(' '));
const NO = new Set('no n false falso 0'.split(' '));

/** `yes` or `no` for the words of English and Italian files; null for any other. */
export function readYesNo(text: string): 'yes' | 'no' | null {
  const word = text.trim().normalize('NFC').toLowerCase();
  if (YES.has(word)) return 'yes';
  return NO.has(word) ? 'no' : null;
}

/** 1.234,50 with a decimal comma is 1234.50; group marks stand before three digits each, or not at all. */
function readNumber(text: string, decimal: ValueWriting['decimal']): string | null {
  const [group, mark] = decimal === ',' ? ['\\.', ','] : [',', '\\.'];
  const written = new RegExp(`^([-+−]?)(\\d{1,3}(?:[${group}\\s'’]\\d{3})+|\\d+)(?:${mark}(\\d+))?$`, 'u');
  const found = written.exec(text.trim());
  if (found === null) return null;
  const [, sign = '', whole = '', part] = found;
  return `${sign === '' || sign === '+' ? '' : '-'}${whole.replaceAll(/\D/gu, '')}${part === undefined ? '' : `.${part}`}`;
}

/** 3/4/2026 by what comes first; a day no calendar has, or a year of two digits, is none. */
function readDay(text: string, firstInDate: ValueWriting['firstInDate']): string | null {
  const found = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/u.exec(text.trim());
  if (found === null) return dayOf(text.trim());
  const [first = 0, second = 0, year = 0] = found.slice(1).map(Number);
  const [dayOfMonth, month] = firstInDate === 'day' ? [first, second] : [second, first];
  return dayFromParts({ year, month, dayOfMonth });
}

/**
 * A value as it is kept under its kind: numbers with a point and no group marks, days as YYYY-MM-DD, `yes` and `no`.
 * Null when it cannot be read so; it is then kept as it was written and counts as odd.
 */
export function readAs(text: string, kind: AttributeKind, writing: ValueWriting): string | null {
  if (kind === 'number') return readNumber(text, writing.decimal);
  if (kind === 'date') return readDay(text, writing.firstInDate);
  if (kind === 'yes-no') return readYesNo(text);
  return text;
}
