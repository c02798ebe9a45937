/** English, Italian, German, French and Spanish names of months and weekdays, as people and programs write them, without accents, in lower case. */
const MONTHS: readonly string[] = [
  'jan january gen genn gennaio januar janner janv janvier ene enero',
  'feb february febb febbraio februar fev fevr fevrier febrero',
  'mar march marzo marz mrz mars',
  'apr april aprile avr avril abr abril',
  'may mag maggio mai mayo',
  'jun june giu giugno juni juin junio',
  'jul july lug luglio juli juil juillet julio',
  'aug august ago agosto aout',
  'sep sept september set sett settembre septembre septiembre',
  'oct october ott ottobre okt oktober octobre octubre',
  'nov november novembre noviembre',
  'dec december dic dicembre dez dezember decembre diciembre',
];
/** Monday first, as ISO numbers them. "mar" is both Tuesday (martedì) and March. */
const WEEKDAYS: readonly string[] = [
  'mon monday lun lunedi mo montag lundi lunes',
  'tue tues tuesday mar martedi die dienstag mardi martes',
  'wed weds wednesday mer merc mercoledi mi mittwoch mercredi mie miercoles',
  'thu thur thurs thursday gio giov giovedi do donnerstag jeu jeudi jue jueves',
  'fri friday ven venerdi fr freitag vendredi vie viernes',
  'sat saturday sab sabato sa samstag sam samedi sabado',
  'sun sunday dom domenica so sonntag dim dimanche domingo',
];
const FILLERS = new Set('st nd rd th o a º ª of the di del de il der den le el er'.split(' '));

const monthOf = numbered(MONTHS);
const weekdayOf = numbered(WEEKDAYS);

function numbered(lists: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lists.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)));
}

/** The month (1 to 12) a word names, in English or Italian; null when it names none. */
export function readMonthWord(word: string): number | null {
  return monthOf.get(word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()) ?? null;
}

/** A day written with the name of its month. `year` and `weekday` (1 is Monday) are null when not written. */
export type NamedDay = {
  readonly year: number | null;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly weekday: number | null;
};

const TIME_OF_DAY =
  /[ ,T]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[+-]\d{2}:?\d{2}))?$/i;

/** Reads "Sat, Oct 11", "11 October 2014", "sab 11 ott 26"; null when the text is nothing of the kind. */
export function readNamedDay(text: string): NamedDay | null {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replace(TIME_OF_DAY, '');
  const words: string[] = [];
  const numbers: string[] = [];
  for (const part of plain.match(/\p{L}+|\d+/gu) ?? []) {
    if (part >= '0' && part <= '9999999999') numbers.push(part);
    else if (!FILLERS.has(part) || monthOf.has(part)) words.push(part);
  }
  const names = readNames(words);
  const figures = readFigures(numbers);
  return names === null || figures === null ? null : { ...names, ...figures };
}

/** A month and its year: "May 2026", "maggio 2026", "2026 mai"; null when the text is nothing of the kind. */
export function readNamedMonth(text: string): { year: number; month: number } | null {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const match = /^(?:(\p{L}+)\.?[ ,/-]+(\d{4})|(\d{4})[ ,/-]+(\p{L}+)\.?)$/u.exec(plain.trim());
  const month = monthOf.get(match?.[1] ?? match?.[4] ?? '');
  return month === undefined ? null : { year: Number(match?.[2] ?? match?.[3]), month };
}

/** One month and at most one weekday, in any order; a lone "mar" is March. */
function readNames(words: readonly string[]): { month: number; weekday: number | null } | null {
  const [first = '', second] = words;
  if (words.length === 1) {
    const month = monthOf.get(first);
    return month === undefined ? null : { month, weekday: null };
  }
  if (words.length !== 2 || second === undefined) return null;
  return named(first, second) ?? named(second, first);
}

function named(weekdayWord: string, monthWord: string): { month: number; weekday: number } | null {
  const weekday = weekdayOf.get(weekdayWord);
  const month = monthOf.get(monthWord);
  return weekday === undefined || month === undefined ? null : { month, weekday };
}

/** The day of the month and, if written, the year: the one with four digits, else the second one. */
function readFigures(numbers: readonly string[]): { dayOfMonth: number; year: number | null } | null {
  const [first = '', second] = numbers;
  if (numbers.length === 0 || numbers.length > 2) return null;
  const [day, year] = first.length === 4 && second !== undefined ? [second, first] : [first, second];
  if (day.length > 2) return null;
  if (year === undefined) return { dayOfMonth: Number(day), year: null };
  if (year.length !== 2 && year.length !== 4) return null;
  return { dayOfMonth: Number(day), year: fullYear(year) };
}

/** Two digits mean 1970 to 2069, as spreadsheets and POSIX (from 69) read them. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
