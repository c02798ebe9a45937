import { wordsOf } from './arm-words.ts';
import type { ColumnGuess } from './guess-columns.ts';
import type { MetricMapping } from './import-mapping.ts';
import { type NumberFormat, parseNumber } from './parse-number.ts';

type Table = { readonly columns: readonly ColumnGuess[]; readonly rows: readonly (readonly string[])[] };

/** What is counted in a table with a row for each person, or for each day. */
export type RowStandsFor = 'person' | 'day';

const MOST_METRICS = 8;
const MOST_COLUMNS = 2000;

/** So many rows must have both figures before one column is believed to be a part of the other. */
const FEWEST_PAIRS = 5;

/** Words that say a figure is an average of others. */
const AVERAGE = new Set(
  'average avg mean media medio medie medi durchschnitt durchschnittlich moyenne moyen promedio'.split(' '),
);

/** Words that say a smaller figure is better, in English and Italian. */
const LOWER_IS_BETTER = new Set(
  'complaint complaints reclamo reclami error errors errore errori refund refunds rimborso rimborsi return returns reso resi late ritardo ritardi time tempo tempi wait attesa duration durata latency latenza load loading caricamento bounce bounces rimbalzo rimbalzi cancellation cancellations disdetta disdette cost costs costo costi churn abbandoni abbandono ticket tickets fault faults guasto guasti bug bugs failure failures'.split(
    ' ',
  ),
);
/** Of these the ones that tell of harm rather than of effort. */
const HARM = new Set(
  'complaint complaints reclamo reclami error errors errore errori refund refunds rimborso rimborsi churn abbandoni abbandono fault faults guasto guasti bug bugs failure failures'.split(
    ' ',
  ),
);

/**
 * Metrics that the number columns of a table suggest, for a feature that has none yet. Whole numbers that are never
 * above those of the column to their left are a share of it ("Enrollments / Clicks"); other whole numbers are counted,
 * the rest is a plain figure of the day, or an average in a table of persons. A column of averages beside a counted one is
 * an average of what was counted. The first is proposed as primary.
 */
export function guessMetrics(table: Table, rowStandsFor: RowStandsFor): MetricMapping[] {
  const numbers = table.columns.filter(({ role, number }) => role === 'number' && number !== null);
  const values = new Map(numbers.map((column) => [column.index, numbersOf(table, column)]));
  const guesses = numbers.flatMap((column, at) => {
    const before = numbers[at - 1];
    const isPart =
      before !== undefined && isPartOf(values.get(column.index) ?? [], values.get(before.index) ?? []);
    if (isPart && rowStandsFor === 'day') return [shareOf(column, before)];
    const isWhole = numbers[at + 1];
    const next = isWhole === undefined ? [] : (values.get(isWhole.index) ?? []);
    // The column others are a share of is their denominator, not a metric of its own.
    if (rowStandsFor === 'day' && isPartOf(next, values.get(column.index) ?? [])) return [];
    const plain = plainMetric(column, values.get(column.index) ?? [], rowStandsFor);
    return [rowStandsFor === 'day' ? withCases(plain, column, { numbers, values }) : plain];
  });
  return guesses.slice(0, MOST_METRICS).map((guess, at) => asRole(guess, at));
}

/** The number column this one is a part of, the nearest to its left first; null when there is none. */
export function findWhole(table: Table, part: ColumnGuess): ColumnGuess | null {
  const own = numbersOf(table, part);
  const others = table.columns.filter(
    ({ role, number, index }) => role === 'number' && number !== null && index !== part.index,
  );
  const distance = ({ index }: ColumnGuess) =>
    index < part.index ? part.index - index : MOST_COLUMNS + index;
  return (
    others
      .toSorted((left, right) => distance(left) - distance(right))
      .find((whole) => isPartOf(own, numbersOf(table, whole))) ?? null
  );
}

function numbersOf({ rows }: Table, column: ColumnGuess): (number | null)[] {
  const format: NumberFormat =
    column.number?.kind === 'numbers' ? column.number.format : { decimal: null, group: null };
  return rows.map((row) => {
    const reading = parseNumber(row[column.index] ?? '', format);
    return reading.kind === 'number' ? reading.value : null;
  });
}

/** Whole numbers, never above the other's, and clearly below it altogether. */
function isPartOf(part: readonly (number | null)[], whole: readonly (number | null)[]): boolean {
  let pairs = 0;
  let partSum = 0;
  let wholeSum = 0;
  for (const [at, figure] of part.entries()) {
    const of = whole[at] ?? null;
    if (figure === null || of === null) continue;
    if (!Number.isInteger(figure) || !Number.isInteger(of) || figure < 0 || figure > of) return false;
    pairs += 1;
    partSum += figure;
    wholeSum += of;
  }
  return pairs >= FEWEST_PAIRS && partSum < wholeSum * 0.95;
}

type Draft = NonNullable<MetricMapping['draft']>;

function draftOf(name: string, words: readonly string[], kind: Draft['kind']): Draft {
  const direction = words.some((word) => LOWER_IS_BETTER.has(word)) ? 'lower' : 'higher';
  return {
    name,
    kind,
    unit: '',
    direction,
    role: 'secondary',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  };
}

function nameOf(column: ColumnGuess): string {
  return column.name === '' ? `#${column.index + 1}` : column.name.slice(0, 90);
}

function shareOf(part: ColumnGuess, whole: ColumnGuess): MetricMapping {
  const name = `${nameOf(part)} / ${nameOf(whole)}`;
  return {
    metricId: null,
    draft: draftOf(name, wordsOf(part.name), 'proportion'),
    totalColumn: part.index,
    unitsColumn: whole.index,
    squaresColumn: null,
  };
}

function plainMetric(
  column: ColumnGuess,
  values: readonly (number | null)[],
  rowStandsFor: RowStandsFor,
): MetricMapping {
  const known = values.filter((value) => value !== null);
  const isFlag = known.length > 0 && known.every((value) => value === 0 || value === 1);
  const ofPerson = isFlag ? 'proportion' : 'mean';
  const ofDay = isCounted(values) ? 'count' : 'value';
  const kind = rowStandsFor === 'person' ? ofPerson : ofDay;
  return {
    metricId: null,
    draft: draftOf(nameOf(column), wordsOf(column.name), kind),
    totalColumn: column.index,
    unitsColumn: null,
    squaresColumn: null,
  };
}

type Numbers = {
  readonly numbers: readonly ColumnGuess[];
  readonly values: ReadonlyMap<number, readonly (number | null)[]>;
};

/** An average is weighed with the cases counted beside it: of a part and its whole, with the whole. */
function withCases(plain: MetricMapping, column: ColumnGuess, { numbers, values }: Numbers): MetricMapping {
  const isAverage = wordsOf(column.name).some((word) => AVERAGE.has(word));
  if (plain.draft?.kind !== 'value' || !isAverage) return plain;
  const at = numbers.indexOf(column);
  const valuesAt = (place: number) => values.get(numbers[place]?.index ?? -1) ?? [];
  const beside = [at - 1, at + 1].find((place) => isCounted(valuesAt(place)));
  if (beside === undefined) return plain;
  const isPart = beside > 0 && isPartOf(valuesAt(beside), valuesAt(beside - 1));
  const cases = numbers[isPart ? beside - 1 : beside];
  if (cases === undefined) return plain;
  return { ...plain, draft: { ...plain.draft, kind: 'mean' }, unitsColumn: cases.index };
}

/** Whole figures, none below zero. */
function isCounted(values: readonly (number | null)[]): boolean {
  const known = values.filter((value) => value !== null);
  return known.length > 0 && known.every((value) => Number.isInteger(value) && value >= 0);
}

function asRole(guess: MetricMapping, at: number): MetricMapping {
  if (guess.draft === null) return guess;
  const isHarm =
    guess.draft.direction === 'lower' && wordsOf(guess.draft.name).some((word) => HARM.has(word));
  const role = at === 0 && !isHarm ? 'primary' : isHarm ? 'guardrail' : 'secondary';
  return { ...guess, draft: { ...guess.draft, role } };
}
