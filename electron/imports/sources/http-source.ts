import type { JsonValue } from 'jsonpath-rfc9535';
import type { HttpConnection, Paging } from '#shared/imports/source.ts';
import {
  findAll,
  joinTables,
  pickTable,
  type JsonShape,
  type PickedTable,
} from '#shared/imports/source-rows.ts';
import type { SourceWindow } from '#shared/imports/source-window.ts';
import { writeCsvRow } from '#shared/imports/write-csv.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { assertNever } from '#shared/kernel/assert.ts';
import type { CollectedFile } from '#electron/workspace/file-store.ts';
import { fetchHttp, headerOf, type HttpAnswer } from './http-fetch.ts';
import { requestOf, type PageQuery } from './http-request.ts';
import { withRetry } from './retry.ts';
import type { SourceEnvironment } from './source-environment.ts';

/** What fetching a table needs, whatever kind of source it is. */
export type FetchWish<Kind> = {
  connection: Kind;
  secret: string | null;
  window: SourceWindow;
  environment: SourceEnvironment;
  /** Told how many rows or pages came in so far. */
  onProgress: (done: number) => void;
  stopIfCancelled: () => void;
};

type HttpWish = FetchWish<HttpConnection>;
type Next = { page: PageQuery; address: string | null };
type Fetched = { answer: HttpAnswer; bytes: Buffer };

const MEGABYTE = 1_048_576;

function looksLikePage(head: string): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<body)/i.test(head);
}

async function fetchPage(wish: HttpWish, { page, address }: Next, budgetBytes: number): Promise<Fetched> {
  const asked = requestOf(wish, page, address);
  const fetchOnce = async (): Promise<Fetched> => {
    const pieces: Uint8Array[] = [];
    const request = { ...asked, maxBytes: Math.min(asked.maxBytes, budgetBytes) };
    const answer = await fetchHttp(request, wish.environment, (piece) => {
      wish.stopIfCancelled();
      pieces.push(piece);
    });
    return { answer, bytes: Buffer.concat(pieces) };
  };
  const fetched = await withRetry(fetchOnce, wish.environment, wish.stopIfCancelled);
  const host = fetched.answer.url.hostname;
  if (fetched.bytes.length === 0) throw new AppError('unavailable', 'source-empty', { host });
  if (looksLikePage(fetched.bytes.subarray(0, 500).toString('utf8'))) {
    throw new AppError('unavailable', 'source-answered-with-page', { host });
  }
  return fetched;
}

function parseJson({ answer, bytes }: Fetched): JsonValue {
  const host = answer.url.hostname;
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    const type = (headerOf(answer.headers, 'content-type') ?? '').split(';')[0] ?? '';
    throw new AppError('unavailable', 'source-not-json', { host, type });
  }
}

function textOf(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? String(value) : null;
}

/** The address of `rel=next` in a Link header (RFC 8288). */
export function nextLink(header: string | null): string | null {
  for (const [, address, parameters] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.test(parameters ?? ''))
      return address ?? null;
  }
  return null;
}

function elsewhere(address: string | null, from: URL): Next | null {
  if (address === null) return null;
  const url = URL.parse(address, from.href);
  if (url === null) return null;
  // The next page is asked for with the same secret, so it must be the same place.
  if (url.origin !== from.origin) {
    throw new AppError('precondition', 'source-next-page-elsewhere', {
      host: from.hostname,
      target: url.hostname,
    });
  }
  return { page: {}, address: url.href };
}

function firstPage(paging: Paging): Next {
  if (paging.kind === 'page')
    return { page: { [paging.parameter]: String(paging.firstPage) }, address: null };
  if (paging.kind !== 'offset') return { page: {}, address: null };
  const { offsetParameter, limitParameter, limit } = paging;
  return { page: { [offsetParameter]: '0', [limitParameter]: String(limit) }, address: null };
}

type PageSeen = { number: number; rows: number; document: JsonValue; answer: HttpAnswer };

function nextPage(paging: Paging, { number, rows, document, answer }: PageSeen): Next | null {
  switch (paging.kind) {
    case 'none':
      return null;
    case 'page':
      return rows === 0
        ? null
        : { page: { [paging.parameter]: String(paging.firstPage + number) }, address: null };
    case 'offset': {
      if (rows < paging.limit) return null;
      const { offsetParameter, limitParameter, limit } = paging;
      return {
        page: { [offsetParameter]: String(number * limit), [limitParameter]: String(limit) },
        address: null,
      };
    }
    case 'cursor': {
      if (paging.more !== null && findAll(document, paging.more)[0] !== true) return null;
      const cursor = textOf(findAll(document, paging.cursor)[0]);
      return cursor === null ? null : { page: { [paging.parameter]: cursor }, address: null };
    }
    case 'link-header':
      return elsewhere(nextLink(headerOf(answer.headers, 'link')), answer.url);
    case 'next-address':
      return elsewhere(textOf(findAll(document, paging.address)[0]), answer.url);
    default:
      return assertNever(paging);
  }
}

async function fetchJson(wish: HttpWish, shape: JsonShape): Promise<PickedTable> {
  const { paging, maxPages, maxMegabytes } = wish.connection;
  const pages: PickedTable[] = [];
  const asked = new Set<string>();
  let budget = maxMegabytes * MEGABYTE;
  let next: Next | null = firstPage(paging);
  while (next !== null) {
    const key = JSON.stringify(next);
    const host = new URL(requestOf({ ...wish, secret: null }, {}, null).address).hostname;
    if (asked.has(key)) throw new AppError('unavailable', 'source-pages-repeat', { host });
    if (pages.length >= maxPages)
      throw new AppError('validation', 'source-too-many-pages', { host, limit: maxPages });
    asked.add(key);
    const fetched = await fetchPage(wish, next, Math.max(1, budget));
    budget -= fetched.bytes.length;
    const document = parseJson(fetched);
    const table = pickTable(document, shape, wish.window.timeZone);
    pages.push(table);
    wish.onProgress(pages.length);
    wish.stopIfCancelled();
    next = nextPage(paging, {
      number: pages.length,
      rows: table.rows.length,
      document,
      answer: fetched.answer,
    });
  }
  return joinTables(pages);
}

/** The name a fetched file gets decides nothing but how its format is guessed. */
export function endingOf({ response }: HttpConnection, contentType: string | null): string {
  if (response.kind === 'json' || contentType === null) return '.csv';
  if (contentType.includes('json')) return '.json';
  if (contentType.includes('spreadsheetml')) return '.xlsx';
  return contentType.includes('tab-separated') ? '.tsv' : '.csv';
}

/**
 * Fetches the table of an HTTP source into a file. Answers with the number of rows, null where the file readers count
 * them. Throws AppErrors with codes `source-…`.
 */
export async function fetchHttpSource(wish: HttpWish, openFile: (ending: string) => CollectedFile) {
  const { response, maxMegabytes } = wish.connection;
  if (response.kind === 'file') {
    const { bytes, answer } = await fetchPage(wish, firstPage({ kind: 'none' }), maxMegabytes * MEGABYTE);
    const file = openFile(endingOf(wish.connection, headerOf(answer.headers, 'content-type')));
    file.write(bytes);
    return { file: file.finish(), table: null, rowCount: 0 };
  }
  const table = await fetchJson(wish, response);
  if (table.rows.length === 0) throw new AppError('unavailable', 'source-no-rows', { rows: response.rows });
  const file = openFile('.csv');
  for (const row of [table.columns, ...table.rows]) file.write(Buffer.from(writeCsvRow(row)));
  return { file: file.finish(), table, rowCount: table.rows.length };
}
