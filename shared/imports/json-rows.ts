import { query } from 'jsonpath-rfc9535';

/** A value JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export type JsonFault = 'json-damaged' | 'json-too-deep' | 'json-without-rows' | 'json-path-wrong';

/** A list of rows in a document; `path` is its place as a JSONPath. */
export type JsonList = { readonly path: string; readonly items: readonly Json[] };

/** Deeper nesting is no table; a reader that follows it could run out of stack. */
const MOST_LEVELS = 64;
/** Whole numbers of more digits are kept as they are written: two customers must not become one by rounding. */
const LONG_NUMBER = /\d{16}/u;

/** The document a text holds, or what is wrong with it. Names such as `__proto__` are names like any other. */
export function parseJson(text: string): { readonly document: Json } | { readonly fault: JsonFault } {
  if (depthOf(text) > MOST_LEVELS) return { fault: 'json-too-deep' };
  try {
    const document = LONG_NUMBER.test(text)
      ? (JSON.parse(text, keepLongNumbers) as Json)
      : (JSON.parse(text) as Json);
    return { document };
  } catch {
    return { fault: 'json-damaged' };
  }
}

function keepLongNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? String(value);
  return /^-?\d+$/u.test(source) ? source : value;
}

/** The deepest nesting of brackets outside texts. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) at = textEnd(text, at);
    else if (code === 91 || code === 123) deepest = Math.max(deepest, (depth += 1));
    else if (code === 93 || code === 125) depth -= 1;
  }
  return deepest;
}

function textEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 34) return at;
  }
  return text.length;
}

/**
 * The rows of a document: those at a JSONPath (RFC 9535), or, with null, those of its largest list of objects or lists, the
 * first of equally large ones. An object of equally long lists is a table written column by column, and one object alone is
 * a table of one row.
 */
export function jsonRows(document: Json, rowsAt: string | null): JsonList | { readonly fault: JsonFault } {
  if (rowsAt !== null) return rowsAtPath(document, rowsAt);
  const lists: JsonList[] = [];
  collectLists(document, '$', lists);
  const [first, ...others] = lists;
  if (first !== undefined) {
    return others.reduce((best, list) => (list.items.length > best.items.length ? list : best), first);
  }
  return findColumns(document, '$') ?? loneRow(document);
}

function rowsAtPath(document: Json, rowsAt: string): JsonList | { readonly fault: JsonFault } {
  let found: Json[];
  try {
    found = query(document, rowsAt);
  } catch {
    return { fault: 'json-path-wrong' };
  }
  const [only] = found;
  if (only === undefined) return { fault: 'json-without-rows' };
  if (found.length > 1) return { path: rowsAt, items: found };
  if (isList(only)) return { path: rowsAt, items: only };
  return findColumns(only, rowsAt) ?? loneRow(only, rowsAt);
}

function isList(value: Json): value is Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists below objects only: a list inside a row belongs to the row. */
function collectLists(value: Json, path: string, lists: JsonList[]): void {
  if (isList(value)) {
    const rows = value.filter((item) => typeof item === 'object' && item !== null).length;
    if (rows > 0 && rows * 2 >= value.length) lists.push({ path, items: value });
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) collectLists(inner, childPath(path, name), lists);
  }
}

function childPath(path: string, name: string): string {
  return `${path}['${name.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}']`;
}

/** { day: […], orders: […] }: turned into rows, with the lists' names as their first row. */
function findColumns(value: Json, path: string): JsonList | null {
  if (!isObject(value)) return null;
  const columns = Object.entries(value).flatMap(([name, inner]) => (isList(inner) ? [{ name, inner }] : []));
  const length = columns[0]?.inner.length ?? 0;
  if (columns.length >= 2 && length > 0 && columns.every(({ inner }) => inner.length === length)) {
    const rows = Array.from({ length }, (_, row) => columns.map(({ inner }) => inner[row] ?? null));
    return { path, items: [columns.map(({ name }) => name), ...rows] };
  }
  for (const [name, inner] of Object.entries(value)) {
    const found = findColumns(inner, childPath(path, name));
    if (found !== null) return found;
  }
  return null;
}

function loneRow(value: Json, path = '$'): JsonList | { readonly fault: JsonFault } {
  return isObject(value) && Object.keys(value).length > 0
    ? { path, items: [value] }
    : { fault: 'json-without-rows' };
}

/** The columns of rows that are objects, in order of first appearance. */
export type JsonColumns = {
  readonly names: string[];
  /** Learns the names of a row; true when it is one. */
  readonly learn: (item: Json) => boolean;
  /** The cells of a row under the names learnt; null when the item is no row. */
  readonly cellsOf: (item: Json) => string[] | null;
};

/**
 * Nested objects become columns with dotted names ("address.city"), lists inside a row their JSON text, null an empty cell.
 * A row that is a list gives its cells in order.
 */
export function createJsonColumns(known: readonly string[] = []): JsonColumns {
  const names = [...known];
  const places = new Map(names.map((name, at) => [name, at]));
  return {
    names,
    learn: (item) => {
      if (isObject(item)) {
        eachField(item, '', (name) => {
          if (places.has(name)) return;
          places.set(name, names.length);
          names.push(name);
        });
      }
      return isObject(item) || isList(item);
    },
    cellsOf: (item) => {
      if (isList(item)) return item.map(cellText);
      if (!isObject(item)) return null;
      const cells = names.map(() => '');
      eachField(item, '', (name, value) => {
        const place = places.get(name);
        if (place !== undefined) cells[place] = cellText(value);
      });
      return cells;
    },
  };
}

function eachField(
  item: { readonly [name: string]: Json },
  prefix: string,
  take: (name: string, value: Json) => void,
): void {
  for (const [name, value] of Object.entries(item)) {
    if (isObject(value) && Object.keys(value).length > 0) eachField(value, `${prefix}${name}.`, take);
    else take(prefix + name, value);
  }
}

function cellText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const JSON_START = /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]]|-?\d+(?:\.\d+)?\s*[,\]]|true|false|null|$))/u;

/** Whether the head of a file is JSON, whole or a record a line; null when it is other text. `isWhole`: nothing follows. */
export function jsonKind(head: string, isWhole: boolean): 'json' | 'json-lines' | null {
  const text = head.startsWith('\uFEFF') ? head.slice(1) : head;
  if (!JSON_START.test(text)) return null;
  const lines = text.split(/\r\n|\n|\r/u).filter((line) => line.trim() !== '');
  const whole = isWhole || lines.length < 2 ? lines : lines.slice(0, -1);
  const records = whole.slice(0, 20).filter((line) => isRecord(line)).length;
  // One damaged record among others makes the file no other kind.
  if (lines.length > 1 && records > 0 && records * 2 >= Math.min(20, whole.length)) return 'json-lines';
  // "[2026] a title" and the like start like JSON and are none.
  const isLikely = /^\s*(?:\{|\[\s*[[{]\s*["{[])/u.test(text) || !isWhole || /[\]}]\s*$/u.test(text);
  return isLikely ? 'json' : null;
}

function isRecord(line: string): boolean {
  const parsed = parseJson(line);
  return 'document' in parsed && typeof parsed.document === 'object' && parsed.document !== null;
}
