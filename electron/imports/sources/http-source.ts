import type { JsonValue } from 'jsonpath-rfc9535';
import type { HttpConnection } from '#shared/imports/source.ts';
import { looksLikePage } from '#shared/imports/source-answer.ts';
import { joinTables, pickTable, type JsonShape, type PickedTable } from '#shared/imports/source-rows.ts';
import { writeCsvRow } from '#shared/imports/write-csv.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CollectedFile } from '#electron/workspace/file-store.ts';
import type { FetchedTable, FetchWish } from './fetch-wish.ts';
import { untilGivenUp } from './give-up.ts';
import { fetchHttp, headerOf, type HttpAnswer } from './http-fetch.ts';
import { firstPage, nextPage, type Page } from './http-pages.ts';
import { requestOf } from './http-request.ts';
import { withRetry } from './retry.ts';

type HttpWish = FetchWish<HttpConnection>;
type Fetched = { answer: HttpAnswer; bytes: Buffer };

const MEGABYTE = 1_048_576;

function typeOf(headers: HttpAnswer['headers']): string {
  return (headerOf(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

type Asking = { page: Page; budgetBytes: number; signal: AbortSignal };

async function fetchPage(wish: HttpWish, { page, budgetBytes, signal }: Asking): Promise<Fetched> {
  const asked = requestOf(wish, page.parts, page.address);
  const fetchOnce = async (): Promise<Fetched> => {
    const pieces: Uint8Array[] = [];
    const request = { ...asked, signal, maxBytes: Math.min(asked.maxBytes, budgetBytes) };
    const answer = await fetchHttp(request, wish.environment, {
      onBytes: (piece) => void pieces.push(piece),
      onRefusal: (bytes, headers) => wish.onAnswer({ bytes, type: typeOf(headers) }),
    });
    return { answer, bytes: Buffer.concat(pieces) };
  };
  const fetched = await withRetry(fetchOnce, wish);
  const host = fetched.answer.url.hostname;
  wish.onAnswer({ bytes: fetched.bytes, type: typeOf(fetched.answer.headers) });
  if (fetched.bytes.length === 0) throw new AppError('unavailable', 'source-empty', { host });
  if (looksLikePage(fetched.bytes.subarray(0, 500).toString('utf8'))) {
    throw new AppError('unavailable', 'source-answered-with-page', { host });
  }
  return fetched;
}

function parseJson({ answer, bytes }: Fetched): JsonValue {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    const type = typeOf(answer.headers);
    // What calls itself JSON and is none is broken; anything else is simply something else.
    const code = type === '' || type.includes('json') ? 'source-json-broken' : 'source-not-json';
    throw new AppError('unavailable', code, { host: answer.url.hostname, type });
  }
}

async function fetchJson(wish: HttpWish, shape: JsonShape, signal: AbortSignal): Promise<PickedTable> {
  const { address, paging, maxPages, maxMegabytes } = wish.connection;
  const host = URL.parse(address)?.hostname ?? '';
  const pages: PickedTable[] = [];
  const asked = new Set<string>();
  let budget = maxMegabytes * MEGABYTE;
  let page: Page | null = firstPage(paging);
  while (page !== null) {
    const key = JSON.stringify(page);
    if (asked.has(key)) throw new AppError('unavailable', 'source-pages-repeat', { host });
    if (pages.length >= maxPages)
      throw new AppError('validation', 'source-too-many-pages', { host, limit: maxPages });
    asked.add(key);
    const fetched = await fetchPage(wish, { page, budgetBytes: Math.max(1, budget), signal });
    budget -= fetched.bytes.length;
    const document = parseJson(fetched);
    const table = pickTable(document, shape, wish.window.timeZone);
    if (pages.length === 0) refuseNoRows(table, shape);
    pages.push(table);
    wish.onProgress(pages.length);
    wish.stopIfCancelled();
    page = nextPage(paging, {
      number: pages.length,
      rows: table.rows.length,
      document,
      answer: fetched.answer,
    });
  }
  return joinTables(pages);
}

/** A path beside the rows finds something too, but none of the columns in it: that is no row either. */
function refuseNoRows({ rows }: PickedTable, shape: JsonShape): void {
  const details = { rows: shape.rows };
  if (rows.length === 0) throw new AppError('unavailable', 'source-no-rows', details);
  if (rows.every((row) => row.every((cell) => cell === ''))) {
    throw new AppError('unavailable', 'source-no-columns', details);
  }
}

/** The name a fetched file gets decides nothing but how its format is guessed. */
export function endingOf({ response }: HttpConnection, contentType: string | null): string {
  if (response.kind === 'json' || contentType === null) return '.csv';
  if (contentType.includes('json')) return '.json';
  if (contentType.includes('spreadsheetml')) return '.xlsx';
  return contentType.includes('tab-separated') ? '.tsv' : '.csv';
}

async function fetchTable(
  wish: HttpWish,
  openFile: (ending: string) => CollectedFile,
  signal: AbortSignal,
): Promise<FetchedTable> {
  const { response, maxMegabytes } = wish.connection;
  if (response.kind === 'file') {
    const whole = { page: firstPage({ kind: 'none' }), budgetBytes: maxMegabytes * MEGABYTE, signal };
    const { bytes, answer } = await fetchPage(wish, whole);
    const file = openFile(endingOf(wish.connection, headerOf(answer.headers, 'content-type')));
    file.write(bytes);
    return { file: file.finish(), table: null, rowCount: 0 };
  }
  const table = await fetchJson(wish, response, signal);
  const file = openFile('.csv');
  for (const row of [table.columns, ...table.rows]) file.write(Buffer.from(writeCsvRow(row)));
  return { file: file.finish(), table, rowCount: table.rows.length };
}

/**
 * Fetches the table of an HTTP source into a file. Answers with the number of rows, 0 where the file readers count
 * them. Throws AppErrors with codes `source-…`.
 */
export function fetchHttpSource(
  wish: HttpWish,
  openFile: (ending: string) => CollectedFile,
): Promise<FetchedTable> {
  return untilGivenUp(wish.stopIfCancelled, ({ signal }) => fetchTable(wish, openFile, signal));
}
