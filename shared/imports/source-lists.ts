import type { JsonValue } from 'jsonpath-rfc9535';
import { z } from '#shared/kernel/schema.ts';
import { pickSchema, type Pick } from './source.ts';

/**
 * A list inside an answer whose items may be rows. `path` is what finds them (RFC 9535), `count` how many there are, and
 * `columns` what its first row has, by name and path; empty where the rows are plain values.
 */
export const sourceListSchema = z.object({
  path: z.string(),
  count: z.number().int(),
  columns: z.array(pickSchema.pick({ name: true, path: true, as: true })),
});
export type SourceList = z.infer<typeof sourceListSchema>;

const DEEPEST = 8;
const ITEMS_LOOKED_INTO = 5;
const MEMBERS_LOOKED_INTO = 60;
const COLUMNS_NAMED = 40;
const LISTS_NAMED = 8;
const LONGEST_PATH = 500;
/** As a name may stand behind a dot; all others stand in brackets. */
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const DAY_NAME = /^\d{4}-?\d\d-?\d\d/;

type Found = Map<string, { count: number; first: JsonValue | undefined }>;

function memberPath(path: string, name: string): string {
  return PLAIN_NAME.test(name) ? `${path}.${name}` : `${path}[${quoted(name)}]`;
}

function quoted(name: string): string {
  return `'${JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function note(found: Found, path: string, items: readonly JsonValue[]): void {
  const before = found.get(path);
  found.set(path, { count: (before?.count ?? 0) + items.length, first: before?.first ?? items[0] });
}

type Spot = { value: JsonValue; path: string; depth: number };

function lookInto({ value, path, depth }: Spot, found: Found): void {
  if (value === null || typeof value !== 'object' || depth > DEEPEST || path.length > LONGEST_PATH) return;
  if (Array.isArray(value)) {
    const inside = `${path}[*]`;
    note(found, inside, value);
    for (const item of value.slice(0, ITEMS_LOOKED_INTO)) {
      lookInto({ value: item, path: inside, depth: depth + 1 }, found);
    }
    return;
  }
  const members = Object.entries(value);
  // Services that answer by day name their rows by it: {"2026-11-23": {…}}.
  if (members.length > 0 && members.every(([name]) => DAY_NAME.test(name))) {
    note(found, `${path}.*`, Object.values(value));
    return;
  }
  for (const [name, member] of members.slice(0, MEMBERS_LOOKED_INTO)) {
    lookInto({ value: member, path: memberPath(path, name), depth: depth + 1 }, found);
  }
}

const MOMENT_NAME = /time|date|day|creat|updat|_at$|^ts$|^t$/i;
const FIRST_SECOND = 1e9;
const SECONDS_END = 1e10;
const MILLISECONDS_END = 1e13;

/** A number of 2001 and later under a name of time, or first in a list, is a moment: 1795474800 is in 2026. */
function writingOf(value: JsonValue, isTime: boolean): Pick['as'] {
  if (typeof value !== 'number' || !isTime || value < FIRST_SECOND || value >= MILLISECONDS_END)
    return 'text';
  return value < SECONDS_END ? 'day-of-seconds' : 'day-of-milliseconds';
}

function columnsOf(first: JsonValue | undefined): SourceList['columns'] {
  if (first === null || first === undefined || typeof first !== 'object') return [];
  if (Array.isArray(first)) {
    return first.slice(0, COLUMNS_NAMED).map((item, at) => ({
      name: `column_${at + 1}`,
      path: `$[${at}]`,
      as: writingOf(item, at === 0),
    }));
  }
  const plain = Object.entries(first).filter(([, member]) => member === null || typeof member !== 'object');
  return plain.slice(0, COLUMNS_NAMED).map(([name, member]) => ({
    name,
    path: memberPath('$', name),
    as: writingOf(member, MOMENT_NAME.test(name)),
  }));
}

/**
 * The lists of rows inside an answer, those whose rows have named columns first, then the longest. A list inside the rows
 * of another counts the items of the rows looked into. Worked value: `{"data": [{"day": "2026-11-23"}]}` holds
 * `$.data[*]` once, with the column `day`.
 */
export function findLists(document: JsonValue): SourceList[] {
  const found: Found = new Map();
  lookInto({ value: document, path: '$', depth: 0 }, found);
  const lists = [...found].map(([path, { count, first }]) => ({ path, count, columns: columnsOf(first) }));
  const rank = ({ columns, count }: SourceList) => (columns.length > 1 ? 2 : columns.length) * 1e9 + count;
  return lists.toSorted((left, right) => rank(right) - rank(left)).slice(0, LISTS_NAMED);
}
