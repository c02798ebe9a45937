import { detectEncoding } from '#shared/imports/decode-bytes.ts';
import { detectDialect } from '#shared/imports/detect-dialect.ts';
import { createDelimitedReader } from '#shared/imports/read-delimited.ts';
import type { LoadedTable } from './score-loading.ts';

/** Reads a file as the import does before a person has said anything about it. */
export function loadUnaided(bytes: Uint8Array): LoadedTable | null {
  const { encoding } = detectEncoding(bytes, 'whole');
  const text = new TextDecoder(encoding).decode(bytes);
  const { delimiter, quote, escape, columnCount, firstLine, headerLine } = detectDialect(text, 'whole');
  const reader = createDelimitedReader({ delimiter, quote, escape, width: columnCount, firstLine });
  const rows = [...reader.push(text), ...reader.finish()];
  const header = headerLine === null ? [] : (rows.shift()?.cells ?? []);
  const good = rows.filter(({ problem }) => problem === null);
  const named = rows.flatMap(({ line, problem }) => (problem === null ? [] : [line]));
  return rows.length === 0 && header.length === 0
    ? null
    : { header, rows: good.map(({ cells }) => cells), named };
}
