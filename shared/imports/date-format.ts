import { toEpochDay } from '#shared/kernel/calendar-day.ts';
import { readNamedDay } from './day-words.ts';
import { isMissing } from './parse-number.ts';
import { type DayFormat, parseDay } from './parse-day.ts';

/** What only the person can know: which of two parts is the day, or the year that is not written. */
export type DayQuestion = 'day-or-month-first' | 'year-missing';

/**
 * `format` is the likeliest format, null when the column holds no days. With a question open it is a proposal only;
 * `alternatives` are the other formats that would read the column. `day` of an example is null while the year is missing.
 */
export type DayColumn = {
  readonly format: DayFormat | null;
  readonly confidence: number;
  readonly examples: readonly { readonly text: string; readonly day: string | null }[];
  readonly question: DayQuestion | null;
  readonly alternatives: readonly DayFormat[];
  /** Different filled cells that the format reads, and that it does not. */
  readonly readable: number;
  readonly unreadable: number;
};

type Verdict = Pick<DayColumn, 'format' | 'confidence' | 'question' | 'alternatives'>;

/** Different cells looked at; more would not change the answer. */
const MOST_CELLS = 5000;
/** A column with fewer days than this among its filled cells is no day column. */
const DAY_SHARE = 0.7;
const AGREEMENT = 0.95;
const NONE: Verdict = { format: null, confidence: 0, question: null, alternatives: [] };

/** Formats in which a cell can be read in one way only. */
const PLAIN_FORMATS: readonly DayFormat[] = [
  'iso',
  'ymd',
  'named',
  'compact',
  'unix-seconds',
  'unix-milliseconds',
  'iso-week',
  'month',
];

/**
 * Finds how the days of a column are written, from all its cells in file order. `means` says what the column's name tells:
 * under "Week", 2026/05 is the fifth week, otherwise it is May.
 */
export function detectDayFormat(values: readonly string[], means: 'week' | 'unsaid' = 'unsaid'): DayColumn {
  const texts = differentCells(values);
  const isWeek =
    means === 'week' && texts.length > 0 && countReadable(texts, 'year-week') >= texts.length * DAY_SHARE;
  const week: Verdict = { format: 'year-week', confidence: 0.9, question: null, alternatives: ['month'] };
  const verdict = texts.length === 0 ? NONE : isWeek ? week : judge(texts);
  const { format } = verdict;
  const readable = format === null ? 0 : countReadable(texts, format);
  return {
    ...verdict,
    examples: format === null ? [] : examplesOf(texts, format),
    readable,
    unreadable: texts.length - readable,
  };
}

function differentCells(values: readonly string[]): string[] {
  const seen = new Set<string>();
  for (const value of values) {
    if (!isMissing(value)) seen.add(value.trim());
    if (seen.size >= MOST_CELLS) break;
  }
  return [...seen];
}

function judge(texts: readonly string[]): Verdict {
  const needed = texts.length * DAY_SHARE;
  const plain = bestPlainFormat(texts);
  if (plain.readable >= needed) {
    const isFigure = plain.format === 'compact' || plain.format.startsWith('unix');
    const confidence = (plain.readable / texts.length) * (isFigure ? 0.9 : 0.99);
    return { format: plain.format, confidence, question: null, alternatives: [] };
  }
  if (texts.filter((text) => readNamedDay(text)?.year === null).length >= needed) {
    return { format: 'named-yearless', confidence: 0.9, question: 'year-missing', alternatives: [] };
  }
  if (texts.filter(isTriple).length >= needed) return judgeOrder(texts);
  return judgeSerial(texts);
}

function bestPlainFormat(texts: readonly string[]): { format: DayFormat; readable: number } {
  let best: { format: DayFormat; readable: number } = { format: 'iso', readable: 0 };
  for (const format of PLAIN_FORMATS) {
    const readable = countReadable(texts, format);
    if (readable > best.readable) best = { format, readable };
  }
  return best;
}

function isReadable(text: string, format: DayFormat): boolean {
  const reading = parseDay(text, format, null);
  return (
    reading.kind === 'day' ||
    reading.reason === 'weekday-mismatch' ||
    (format === 'named-yearless' && reading.reason === 'year-missing')
  );
}

function countReadable(texts: readonly string[], format: DayFormat): number {
  let count = 0;
  for (const text of texts) if (isReadable(text, format)) count += 1;
  return count;
}

/** Three figures of which the last can be the year. */
function isTriple(text: string): boolean {
  const reading = parseDay(text, 'dmy', null);
  return reading.kind === 'day' || reading.reason === 'no-such-day';
}

function judgeOrder(texts: readonly string[]): Verdict {
  let onlyDayFirst = 0;
  let onlyMonthFirst = 0;
  let isSameDay = true;
  for (const text of texts) {
    const dayFirst = parseDay(text, 'dmy', null);
    const monthFirst = parseDay(text, 'mdy', null);
    if (dayFirst.kind === 'day' && monthFirst.kind === 'bad') onlyDayFirst += 1;
    if (dayFirst.kind === 'bad' && monthFirst.kind === 'day') onlyMonthFirst += 1;
    if (dayFirst.kind === 'day' && monthFirst.kind === 'day' && dayFirst.day !== monthFirst.day)
      isSameDay = false;
  }
  const telling = onlyDayFirst + onlyMonthFirst;
  const [format, other] =
    onlyDayFirst >= onlyMonthFirst ? (['dmy', 'mdy'] as const) : (['mdy', 'dmy'] as const);
  if (telling === 0 && !isSameDay) return likelierOrder(texts);
  const agreeing = Math.max(onlyDayFirst, onlyMonthFirst);
  if (agreeing < telling * AGREEMENT) {
    return { format, confidence: 0.5, question: 'day-or-month-first', alternatives: [other] };
  }
  return (
    shortYearFirst(texts, format) ?? {
      format,
      confidence: agreeing === telling ? 0.98 : 0.9,
      question: null,
      alternatives: [],
    }
  );
}

/** Every part could be the month: the order that runs day after day is proposed, and asked about. */
function likelierOrder(texts: readonly string[]): Verdict {
  const dayFirst = shareOfShortSteps(texts, 'dmy');
  const monthFirst = shareOfShortSteps(texts, 'mdy');
  const isMonthFirst = monthFirst > dayFirst;
  const isClear = Math.abs(monthFirst - dayFirst) >= 0.5;
  const format = isMonthFirst ? 'mdy' : 'dmy';
  const proposal: Verdict = {
    format,
    confidence: isClear ? 0.8 : 0.5,
    question: 'day-or-month-first',
    alternatives: [isMonthFirst ? 'dmy' : 'mdy'],
  };
  return shortYearFirst(texts, format) ?? proposal;
}

/** "26/10/05, 26/10/06 …": as years 2005, 2006 the days lie a year apart, as days of October 2026 side by side. */
function shortYearFirst(texts: readonly string[], format: 'dmy' | 'mdy'): Verdict | null {
  if (countReadable(texts, 'ymd-short') < texts.length * AGREEMENT) return null;
  const isSide = shareOfShortSteps(texts, 'ymd-short') >= shareOfShortSteps(texts, format) + 0.5;
  if (!isSide) return null;
  return { format: 'ymd-short', confidence: 0.8, question: 'day-or-month-first', alternatives: [format] };
}

/** Share of the steps from one different cell to the next that are at most a week long. */
function shareOfShortSteps(texts: readonly string[], format: DayFormat): number {
  const days = texts.flatMap((text) => {
    const reading = parseDay(text, format, null);
    return reading.kind === 'day' ? [toEpochDay(reading.day)] : [];
  });
  let short = 0;
  for (let index = 1; index < days.length; index += 1) {
    if (Math.abs((days[index] ?? 0) - (days[index - 1] ?? 0)) <= 7) short += 1;
  }
  return days.length < 2 ? 0 : short / (days.length - 1);
}

/** Whole numbers from 20000 to 60000 are days only when they all are and follow each other; a count of visits rarely does. */
function judgeSerial(texts: readonly string[]): Verdict {
  const isSerial =
    texts.length >= 3 &&
    countReadable(texts, 'excel-serial') === texts.length &&
    shareOfShortSteps(texts, 'excel-serial') >= 0.8;
  return isSerial ? { format: 'excel-serial', confidence: 0.7, question: null, alternatives: [] } : NONE;
}

/** First, middle and last. */
function examplesOf(texts: readonly string[], format: DayFormat): DayColumn['examples'] {
  const picked = new Set([texts[0], texts[texts.length >> 1], texts.at(-1)]);
  return [...picked].flatMap((text) => {
    if (text === undefined) return [];
    const reading = parseDay(text, format, null);
    return [{ text, day: reading.kind === 'day' ? reading.day : null }];
  });
}
