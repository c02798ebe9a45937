import { readMonthWord } from './day-words.ts';

/** What a name keeps when nothing but dates and numbers stands in it. */
const LONGEST_NAME = 200;

/** What programs and people put behind a name, in English and Italian: copies, editions, and the word before a number. */
const COPY_WORDS = new Set(
  'copy copia export download final finale ultima latest new nuovo week wk kw settimana sett month mese'.split(
    ' ',
  ),
);
const NUMBERED_WEEK = /^(?:w|wk|kw|sett|settimana)\d{1,2}$/iu;

/**
 * The name of a file without its ending and without the date or number that makes it one of a row:
 * "GA4 weekly 2026-11-03.csv" is "GA4 weekly", "metriche_novembre_2026 (2).csv" is "metriche". A name of dates alone is
 * kept as it is.
 */
export function profileName(fileName: string): string {
  const stem = fileName.replace(/(?:\.[a-z0-9]{1,6}){1,2}$/iu, '').trim();
  const words = stem.split(/([\s_\-.,()]+)/u);
  while (words.length > 0 && isTail(words.at(-1) ?? '')) words.pop();
  const kept = words.join('').trim();
  return (kept === '' ? stem : kept).slice(0, LONGEST_NAME) || fileName.slice(0, LONGEST_NAME);
}

function isTail(word: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(word)) return true;
  if (/^\d+(?:t\d+z?)?$/iu.test(word) || NUMBERED_WEEK.test(word)) return true;
  return COPY_WORDS.has(word.toLowerCase()) || readMonthWord(word) !== null;
}
