import { createDayFormats, type DayFormats } from './day-format.ts';
import type { Language } from './language.ts';
import { createNumberFormats, digitsOfSmall, type NumberFormats } from './number-format.ts';

/** What a figure is: its metric's kind and unit, as the contract names them. */
export type Figure = {
  kind: 'proportion' | 'mean' | 'duration' | 'count' | 'ratio' | 'value';
  unit: string;
  /** The 95 % interval it stands in, which says how many decimals mean anything. */
  interval?: { low: number | null; high: number | null };
  /** A relative difference is written in percent of what it is held against; absolute unless told. */
  scale?: 'absolute' | 'relative';
};

const NARROW_HALF_WIDTH = 0.01;

/** Decimals of percentage points: two where the interval is known to within a point, otherwise one. */
export function pointDigits(interval: { low: number | null; high: number | null } | null): number {
  if (interval === null || interval.low === null || interval.high === null) return 1;
  return (interval.high - interval.low) / 2 < NARROW_HALF_WIDTH ? 2 : 1;
}

export type Formats = NumberFormats &
  DayFormats & {
    language: Language;
    /** "a, b and c" */
    list: (items: readonly string[]) => string;
    /** A level in its metric's own scale: "27.1 %", "2 h 48", "1.9 €". */
    metric: (value: number, figure: Figure) => string;
    /** A difference in its metric's own scale, "+4.6 points", "−18 min", or a relative one, "−18 %". */
    metricDifference: (value: number, figure: Figure) => string;
  };

const HOUR_UNITS = new Set(['h', 'hour', 'hours', 'ora', 'ore']);
const CURRENCY_SYMBOLS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' };
const ISO_CURRENCY = /^[A-Z]{3}$/;

function currencyOf(unit: string): string | null {
  return CURRENCY_SYMBOLS[unit] ?? (ISO_CURRENCY.test(unit) ? unit : null);
}

/** One decimal, or as many as leave two digits of a share below a thousandth: rare events are not "0.0 %". */
function shareDigits(share: number): number {
  const percent = Math.abs(share) * 100;
  return percent > 0 && percent < 0.1 ? digitsOfSmall(percent) : 1;
}

function writeLevel(numbers: NumberFormats, value: number, { kind, unit }: Figure): string {
  if (kind === 'proportion') return numbers.percent(value, shareDigits(value));
  if (HOUR_UNITS.has(unit.toLowerCase())) return numbers.hours(value);
  const currency = currencyOf(unit);
  if (currency !== null) return numbers.currency(value, currency);
  return unit === '' ? numbers.plain(value) : `${numbers.plain(value)}\u00a0${unit}`;
}

function writeDifference(numbers: NumberFormats, value: number, figure: Figure): string {
  const { kind, unit, scale } = figure;
  if (scale === 'relative') return numbers.signedPercent(value);
  if (kind === 'proportion') return numbers.points(value, pointDigits(figure.interval ?? null));
  if (HOUR_UNITS.has(unit.toLowerCase())) return numbers.signedHours(value);
  const currency = currencyOf(unit);
  if (currency !== null) return `${value > 0 ? '+' : ''}${numbers.currency(value, currency)}`;
  return unit === '' ? numbers.signed(value) : `${numbers.signed(value)}\u00a0${unit}`;
}

/** All formats of a language. `timeZone` (IANA name) only matters for instants; the machine's own unless told. */
export function createFormats(language: Language, timeZone?: string): Formats {
  const numbers = createNumberFormats(language);
  // British English writes no comma before "and".
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' });
  return {
    ...numbers,
    ...createDayFormats(language, timeZone),
    language,
    list: (items) => list.format(items),
    metric: (value, figure) => writeLevel(numbers, value, figure),
    metricDifference: (value, figure) => writeDifference(numbers, value, figure),
  };
}
