import type { Metric } from '#shared/metrics/metric.ts';
import { wordsOf } from './arm-words.ts';
import type { ColumnGuess } from './guess-columns.ts';
import { nameKey } from './name-key.ts';

export type LongGuess = {
  readonly nameColumn: number;
  readonly valueColumn: number;
  /** The different names in order of appearance. */
  readonly names: readonly string[];
  /** The table as if it were wide: a number column for each name, a row for each day, arm and segment. */
  readonly wide: { readonly columns: readonly ColumnGuess[]; readonly rows: readonly (readonly string[])[] };
};

type Table = {
  readonly columns: readonly ColumnGuess[];
  readonly rows: readonly (readonly string[])[];
  readonly metrics: readonly Metric[];
};

const NAME_WORDS = new Set(
  'metric metrics metrica metriche kpi measure misura indicator indicatore variable variabile kennzahl metrik indicateur mesure indicador'.split(
    ' ',
  ),
);
const VALUE_WORDS = new Set('value values valore valori val wert valeur valor'.split(' '));
const MOST_NAMES = 500;
const LONGEST_NAME = 200;

/**
 * Recognises a table that names a metric in each row: exactly one number column beside a text column whose few values come
 * again and again, and a heading ("Metric", "Value") or the feature's own metric names that say so. A column of regions beside
 * one number is a segment, not a long table. Null when nothing says so.
 */
export function guessLong({ columns, rows, metrics }: Table): LongGuess | null {
  const numbers = columns.filter(({ role }) => role === 'number');
  const [value] = numbers;
  if (value === undefined || numbers.length !== 1) return null;
  const candidates = columns.filter(({ role }) => role === 'text' || role === 'segment');
  const isValueNamed = says(value, VALUE_WORDS);
  const known = new Set(metrics.flatMap(({ name }) => name.split(' / ')).map(nameKey));
  const found =
    candidates.find((column) => says(column, NAME_WORDS)) ??
    candidates.find((column) => namesOf(rows, column).some((name) => known.has(nameKey(name)))) ??
    (isValueNamed ? candidates.find((column) => isRepeated(rows, column)) : undefined);
  if (found === undefined) return null;
  const names = namesOf(rows, found);
  if (names.length < 1 || names.length > MOST_NAMES || names.some((name) => name.length > LONGEST_NAME)) {
    return null;
  }
  return {
    nameColumn: found.index,
    valueColumn: value.index,
    names,
    wide: asWide({ columns, rows, name: found, value, names }),
  };
}

function says(column: ColumnGuess, words: ReadonlySet<string>): boolean {
  return wordsOf(column.name).some((word) => words.has(word));
}

function isRepeated(rows: Table['rows'], column: ColumnGuess): boolean {
  const names = namesOf(rows, column);
  return names.length >= 1 && names.length * 2 <= rows.length;
}

function namesOf(rows: Table['rows'], { index }: ColumnGuess): string[] {
  const names = new Map<string, string>();
  for (const row of rows) {
    const name = (row[index] ?? '').trim();
    if (name !== '' && !names.has(nameKey(name))) names.set(nameKey(name), name);
  }
  return [...names.values()];
}

/** The table as if it were wide; the last value counts where a day, arm, segment and person have several of a name. */
export function asWide(input: {
  columns: Table['columns'];
  rows: Table['rows'];
  name: ColumnGuess;
  value: ColumnGuess;
  names: readonly string[];
}): LongGuess['wide'] {
  const { columns, rows, name, value, names } = input;
  const places = new Map(names.map((text, at) => [nameKey(text), at]));
  const keys = columns.filter(({ index }) => index !== name.index && index !== value.index);
  const wide = new Map<string, string[]>();
  for (const row of rows) {
    const key = keys.map(({ index }) => (row[index] ?? '').trim()).join('\u0000');
    const cells = wide.get(key) ?? names.map(() => '');
    const place = places.get(nameKey(row[name.index] ?? ''));
    if (place !== undefined) cells[place] = row[value.index] ?? '';
    wide.set(key, cells);
  }
  return {
    rows: [...wide.values()],
    columns: Array.from(names, (text, index) => ({ ...value, index, name: text })),
  };
}
