import { exec, query, type JsonValue } from 'jsonpath-rfc9535';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Pick, ResponseShape } from './source.ts';

export type JsonShape = Extract<ResponseShape, { kind: 'json' }>;
export type PickedTable = { columns: string[]; rows: string[][] };

type Row = { row: JsonValue; item: JsonValue; key: JsonValue; document: JsonValue };

const PATTERN_FUNCTION = /\b(?:match|search)\s*\(/;

/** Patterns inside a path could keep the program busy for minutes; no preset needs them. */
function refusePatterns(path: string): void {
  if (PATTERN_FUNCTION.test(path)) throw new AppError('validation', 'source-path-wrong', { path });
}

/** Everything a JSONPath finds; throws AppError `source-path-wrong` when the path itself cannot be read. */
export function findAll(document: JsonValue, path: string): JsonValue[] {
  refusePatterns(path);
  try {
    return query(document, path);
  } catch {
    throw new AppError('validation', 'source-path-wrong', { path });
  }
}

function findRows(document: JsonValue, path: string): { value: JsonValue; key: string }[] {
  const found: { value: JsonValue; key: string }[] = [];
  refusePatterns(path);
  try {
    exec(document, path, (value: JsonValue, place: readonly (string | number)[]) => {
      found.push({ value, key: String(place.at(-1) ?? '') });
    });
  } catch {
    throw new AppError('validation', 'source-path-wrong', { path });
  }
  return found;
}

/** `YYYY-MM-DD` of a moment where the time zone is. Worked value: 0 in America/New_York is 1969-12-31. */
export function dayOfMoment(milliseconds: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(milliseconds);
}

const LATEST_MOMENT = 8.64e15;

function textOf(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function writeAs(text: string, as: Pick['as'], timeZone: string): string {
  if (as === 'text' || text === '') return text;
  const moment = Number(text) * (as === 'day-of-seconds' ? 1000 : 1);
  // What is no moment stays as it was written, so that the row is set aside by name and not lost.
  return Math.abs(moment) <= LATEST_MOMENT ? dayOfMoment(moment, timeZone) : text;
}

function members(value: JsonValue | undefined): [string, JsonValue][] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value);
}

function rowsOf(document: JsonValue, shape: JsonShape): Row[] {
  return findRows(document, shape.rows).flatMap(({ value, key }) => {
    const items = shape.items === null ? [value] : findAll(value, shape.items);
    return items.map((item) => ({ row: value, item, key, document }));
  });
}

/**
 * The table inside one JSON answer. Columns stand in the order of the picks, then the spread members in the order they
 * are met; what a row does not have is an empty cell. Throws AppError `source-path-wrong`.
 */
export function pickTable(document: JsonValue, shape: JsonShape, timeZone: string): PickedTable {
  const rows = rowsOf(document, shape);
  const spreads = rows.map(
    ({ row }) => new Map(shape.spread === null ? [] : members(findAll(row, shape.spread)[0])),
  );
  const labels = [...new Set(spreads.flatMap((spread) => [...spread.keys()]))];
  return {
    columns: [...shape.columns.map(({ name }) => name), ...labels],
    rows: rows.map((row, at) => {
      const picked = shape.columns.map((pick) => writeAs(textOf(pickOf(row, pick)), pick.as, timeZone));
      return picked.concat(labels.map((label) => textOf(spreads[at]?.get(label))));
    }),
  };
}

function pickOf(row: Row, { from, path }: Pick): JsonValue | undefined {
  return from === 'key' ? row.key : findAll(row[from], path)[0];
}

/** Pages joined into one table: a column that only some pages have is empty in the others. */
export function joinTables(pages: readonly PickedTable[]): PickedTable {
  const columns = [...new Set(pages.flatMap((page) => page.columns))];
  const rows = pages.flatMap((page) => {
    const places = columns.map((column) => page.columns.indexOf(column));
    return page.rows.map((row) => places.map((place) => row[place] ?? ''));
  });
  return { columns, rows };
}
