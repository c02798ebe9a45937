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
 * What a series of files has in common: the name of a file without its ending and without the date or number that makes it one of a row:
 * "GA4 weekly 2026-11-03.csv" is "GA4 weekly", "metriche_novembre_2026 (2).csv" is "metriche". A name of dates alone is
 * kept as it is.
 */
export function fileStem(fileName: string): string {
  const stem = fileName.replace(/(?:\.[a-z0-9]{1,6}){1,2}$/iu, '').trim();
  const words = stem.split(/([\s_\-.,()]+)/u);
  while (words.length > 0 && isTail(words.at(-1) ?? '')) words.pop();
  const kept = words.join('').trim();
  return (kept === '' ? stem : kept).slice(0, LONGEST_NAME) || fileName.slice(0, LONGEST_NAME);
}

/** The name of one metric in a profile's name; two are named where both are short, the others are counted. */
const LONGEST_METRIC = 40;

export type ProfileToName = {
  readonly metrics: readonly string[];
  readonly stem: string;
  /** The names other profiles have. */
  readonly taken: readonly string[];
};

/**
 * A name that says what a way of reading brings: "Orders, Won + 3". Neither a feature nor a file belongs to it, since it
 * reads whatever has its columns. A second one of the same metrics is told apart by its files ("… (Shop weekly)"),
 * further ones by a number.
 */
export function proposeProfileName({ metrics, stem, taken }: ProfileToName): string {
  const both = metrics.slice(0, 2).join(', ');
  const [first = ''] = metrics;
  const isBoth = both.length <= LONGEST_METRIC;
  const cut = first.length > LONGEST_METRIC ? `${first.slice(0, LONGEST_METRIC - 1).trim()}…` : first;
  const rest = metrics.length - (isBoth ? 2 : 1);
  const base = `${isBoth ? both : cut}${rest > 0 ? ` + ${rest}` : ''}`.slice(0, LONGEST_NAME);
  const others = new Set(taken.map((name) => name.toLowerCase()));
  const isFree = (name: string) => !others.has(name.toLowerCase());
  if (isFree(base)) return base;
  const ofFile = `${base.slice(0, LONGEST_NAME / 2)} (${asTitle(stem).slice(0, LONGEST_NAME / 3)})`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? ofFile : `${ofFile} ${number}`;
    if (isFree(name)) return name;
  }
}

function asTitle(stem: string): string {
  const words = stem.replaceAll(/[\s_-]+/gu, ' ').trim();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function isTail(word: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(word)) return true;
  if (/^\d+(?:t\d+z?)?$/iu.test(word) || NUMBERED_WEEK.test(word)) return true;
  return COPY_WORDS.has(word.toLowerCase()) || readMonthWord(word) !== null;
}
