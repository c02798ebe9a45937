import { readNamedDay, type NamedDay } from './day-words.ts';
import { parseDay, type YearRule } from './parse-day.ts';

/** A year for the first row of a file without years; `misfits` counts the different days that cannot be in it. */
export type YearSuggestion = { readonly year: number; readonly misfits: number };

type Run = {
  readonly texts: readonly string[];
  readonly rules: readonly YearRule[];
  readonly first: NamedDay | null;
};

/** Weekdays repeat after 28 years, so a wider search finds nothing new. */
const SEARCH_YEARS = 28;
const MOST_SUGGESTIONS = 6;
/** So many of the different days may be mistyped before a year is no suggestion any more. */
const MISFIT_SHARE = 0.1;
const DAYS_IN_LAYOUT = 12 * 31;

/**
 * Years of the first row in which the written weekdays fit all rows, nearest to `aroundYear` first (the earlier of two
 * equally near). When no year fits all, those that fit best, if only few rows disagree. Without weekdays every year in
 * which the days exist fits. Empty when nothing fits.
 */
export function suggestYears(input: { rows: readonly string[]; aroundYear: number }): YearSuggestion[] {
  const run = runOf(input.rows);
  if (run.texts.length === 0) return [];
  const found: YearSuggestion[] = [];
  for (let distance = 0; distance <= SEARCH_YEARS; distance += 1) {
    for (const year of distance === 0
      ? [input.aroundYear]
      : [input.aroundYear - distance, input.aroundYear + distance]) {
      found.push({ year, misfits: bestRule(run, year).misfits });
    }
  }
  const fewest = Math.min(...found.map((suggestion) => suggestion.misfits));
  if (fewest > run.texts.length * MISFIT_SHARE) return [];
  return found.filter((suggestion) => suggestion.misfits === fewest).slice(0, MOST_SUGGESTIONS);
}

/** The rule that gives the first row the year `year` and every other row its own, over New Year too. */
export function yearRuleFor(rows: readonly string[], year: number): YearRule {
  return bestRule(runOf(rows), year).rule;
}

function bestRule(run: Run, year: number): { rule: YearRule; misfits: number } {
  let best: { rule: YearRule; misfits: number } | null = null;
  for (const shape of run.rules) {
    const rule = { ...shape, year: isInSecondYear(run.first, shape) ? year - 1 : year };
    let misfits = 0;
    for (const text of run.texts) if (parseDay(text, 'named-yearless', rule).kind === 'bad') misfits += 1;
    if (best === null || misfits < best.misfits) best = { rule, misfits };
  }
  return best ?? { rule: { year, firstMonth: 1, firstDay: 1 }, misfits: 0 };
}

function isInSecondYear(first: NamedDay | null, rule: YearRule): boolean {
  return first !== null && place(first) < (rule.firstMonth - 1) * 31 + rule.firstDay - 1;
}

function runOf(rows: readonly string[]): Run {
  const texts: string[] = [];
  const days: NamedDay[] = [];
  for (const text of new Set(rows)) {
    const day = readNamedDay(text);
    if (day === null) continue;
    texts.push(text);
    days.push(day);
  }
  return { texts, rules: possibleRules(days), first: days[0] ?? null };
}

/** Place in a year laid out with 31 days a month. */
function place(day: NamedDay): number {
  return (day.month - 1) * 31 + day.dayOfMonth - 1;
}

/** Within one year, or starting after the longest stretch of the year without a row; the likelier shape first. */
function possibleRules(days: readonly NamedDay[]): YearRule[] {
  const oneYear: YearRule = { year: 0, firstMonth: 1, firstDay: 1 };
  const start = startAfterLongestGap(days.map(place).toSorted((a, b) => a - b));
  if (start === null) return [oneYear];
  const crossing = { year: 0, firstMonth: Math.floor(start / 31) + 1, firstDay: (start % 31) + 1 };
  return isOrdered(days) ? [oneYear, crossing] : [crossing, oneYear];
}

/** Null when the longest gap is the one around New Year. */
function startAfterLongestGap(places: readonly number[]): number | null {
  let start: number | null = null;
  let longest = (places[0] ?? 0) + DAYS_IN_LAYOUT - (places.at(-1) ?? 0);
  for (let index = 1; index < places.length; index += 1) {
    const gap = (places[index] ?? 0) - (places[index - 1] ?? 0);
    if (gap <= longest) continue;
    longest = gap;
    start = places[index] ?? null;
  }
  return start;
}

function isOrdered(days: readonly NamedDay[]): boolean {
  let rises = 0;
  let falls = 0;
  for (let index = 1; index < days.length; index += 1) {
    const step = place(days[index] as NamedDay) - place(days[index - 1] as NamedDay);
    if (step > 0) rises += 1;
    if (step < 0) falls += 1;
  }
  return rises === 0 || falls === 0;
}
