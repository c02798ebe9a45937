import type { Language } from './language.ts';
import enUnits from './en/units.json' with { type: 'json' };
import itUnits from './it/units.json' with { type: 'json' };

const LOCALES: Record<Language, string> = { en: 'en', it: 'it' };
const UNITS: Record<Language, Readonly<Record<string, string>>> = { en: enUnits, it: itUnits };
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

/** What is counted: customers, own staff, people of either kind, or days. */
export type Counted = 'customers' | 'staff' | 'people' | 'days';

export type NumberFormats = {
  /** 1,234 · 1.234 */
  whole: (value: number) => string;
  /** Always this many digits after the comma; 1 unless told. */
  decimal: (value: number, digits?: number) => string;
  /** As many digits as the size deserves, at most two: 0.25 · 12.5 · 1,234 */
  plain: (value: number) => string;
  /** What a person keeps about somebody, with all its digits; a year has no separator: 2013 · 12,500 · 0.125 */
  kept: (value: number) => string;
  /** A share between 0 and 1 as "12.4 %"; whole percents without the zero. */
  percent: (share: number, digits?: number) => string;
  /** A probability as a percentage, never surer than "> 99.9 %" and "< 0.1 %". */
  probability: (chance: number) => string;
  /** A relative difference as "−18 %", "+4.2 %". */
  signedPercent: (share: number, digits?: number) => string;
  /** A difference of two shares as "+4.6 points". */
  points: (difference: number, digits?: number) => string;
  /** With its sign: "+4.6", "−0.2", "0". Digits as in `plain` unless told. */
  signed: (value: number, digits?: number) => string;
  /** Whole units from 1,000 up and for round amounts, cents otherwise. `code` is ISO 4217. */
  currency: (amount: number, code: string) => string;
  /** A duration given in hours: "2 h 48", "18 min", "3 days 4 h" is written "76 h". */
  hours: (hours: number) => string;
  /** The same with its sign: "−18 min". */
  signedHours: (hours: number) => string;
  /** "45 customers", "6 staff". */
  count: (value: number, counted: Counted) => string;
};

type Digits = { least: number; most: number };

function createDigits(locale: string): (value: number, digits: Digits) => string {
  const formats = new Map<string, Intl.NumberFormat>();
  return (value, { least, most }) => {
    const key = `${least} ${most}`;
    const known = formats.get(key);
    const format =
      known ??
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: least,
        maximumFractionDigits: most,
        useGrouping: 'always',
      });
    if (known === undefined) formats.set(key, format);
    const written = format.format(value);
    // A value that rounds to nothing has no sign.
    return /[1-9]/.test(written) ? written.replace('-', MINUS) : written.replace('-', '');
  };
}

const MOST_DECIMALS = 12;

/** Decimals that leave two digits of a value below one hundredth, so that it is not written as nothing. */
export function digitsOfSmall(value: number): number {
  return Math.min(MOST_DECIMALS, Math.ceil(-Math.log10(Math.abs(value))) + 1);
}

function fittingDigits(value: number): Digits {
  const size = Math.abs(value);
  if (size >= 100) return { least: 0, most: 0 };
  return size >= 10 ? { least: 0, most: 1 } : { least: 0, most: 2 };
}

function percentDigits(value: number): Digits {
  const isWhole = Math.abs(value - Math.round(value)) < 1e-9 || Math.abs(value) >= 99.95;
  return isWhole ? { least: 0, most: 0 } : { least: 1, most: 1 };
}

function exactly(digits: number): Digits {
  return { least: digits, most: digits };
}

function withPlus(value: number, written: string): string {
  return value > 0 && /[1-9]/.test(written) ? `+${written}` : written;
}

function writeHours(hours: number, whole: (value: number) => string): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const sign = hours < 0 && minutes > 0 ? MINUS : '';
  if (minutes < 60) return `${sign}${minutes}${NO_BREAK_SPACE}min`;
  const rest = minutes % 60;
  const full = `${sign}${whole(Math.floor(minutes / 60))}${NO_BREAK_SPACE}h`;
  return rest === 0 ? full : `${full}${NO_BREAK_SPACE}${String(rest).padStart(2, '0')}`;
}

function createCurrency(locale: string): NumberFormats['currency'] {
  return (amount, code) => {
    const digits = Math.abs(amount) >= 1000 || Number.isInteger(amount) ? 0 : 2;
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: 'always',
    })
      .format(amount)
      .replace('-', MINUS);
  };
}

/** More digits than a number of sixteen can have. */
const ALL_DIGITS = 20;

function createKept(locale: string): NumberFormats['kept'] {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: ALL_DIGITS, useGrouping: 'min2' });
  return (value) => format.format(value).replace('-', MINUS);
}

function createUnits(language: Language): (unit: string, value: number, number: string) => string {
  const plurals = new Intl.PluralRules(LOCALES[language]);
  const units = UNITS[language];
  return (unit, value, number) => {
    const template = units[`${unit}_${plurals.select(value)}`] ?? units[`${unit}_other`] ?? '{{number}}';
    return template.replace('{{number}}', number).replace(' ', NO_BREAK_SPACE);
  };
}

const SUREST = 0.999;

function writeProbability(chance: number, percent: (share: number) => string): string {
  if (chance > SUREST) return `>${NO_BREAK_SPACE}${percent(SUREST)}`;
  return chance < 1 - SUREST ? `<${NO_BREAK_SPACE}${percent(1 - SUREST)}` : percent(chance);
}

/** Numbers the way the language writes them; every minus is a real one, every unit keeps to its number. */
export function createNumberFormats(language: Language): NumberFormats {
  const locale = LOCALES[language];
  const write = createDigits(locale);
  const unit = createUnits(language);
  const whole = (value: number): string => write(value, { least: 0, most: 0 });
  const pick = (value: number, digits: number | undefined, otherwise: Digits): string =>
    write(value, digits === undefined ? otherwise : exactly(digits));
  const percentNumber = (value: number, digits?: number): string => pick(value, digits, percentDigits(value));
  return {
    whole,
    decimal: (value, digits = 1) => write(value, exactly(digits)),
    plain: (value) => write(value, fittingDigits(value)),
    kept: createKept(locale),
    percent: (share, digits) => `${percentNumber(share * 100, digits)}${NO_BREAK_SPACE}%`,
    probability: (chance) =>
      writeProbability(chance, (share) => `${percentNumber(share * 100)}${NO_BREAK_SPACE}%`),
    signedPercent: (share, digits) => {
      const value = share * 100;
      return `${withPlus(value, percentNumber(value, digits))}${NO_BREAK_SPACE}%`;
    },
    points: (difference, digits) => {
      const value = difference * 100;
      const number = withPlus(value, percentNumber(value, digits));
      return unit('points', value, number);
    },
    signed: (value, digits) => withPlus(value, pick(value, digits, fittingDigits(value))),
    currency: createCurrency(locale),
    hours: (hours) => writeHours(hours, whole),
    signedHours: (hours) => withPlus(hours, writeHours(hours, whole)),
    count: (value, counted) => unit(counted, value, whole(value)),
  };
}
