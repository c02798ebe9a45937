import { AppError } from '#shared/kernel/app-error.ts';
import type { HttpConnection } from '#shared/imports/source.ts';
import { fillVariables, windowVariables, type SourceWindow } from '#shared/imports/source-window.ts';
import type { HttpRequest } from './http-fetch.ts';

const MEGABYTE = 1_048_576;
const FORBIDDEN_HEADERS = new Set([
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

/** Parts of the query that a page adds or replaces. */
export type PageQuery = Readonly<Record<string, string>>;

type Asked = { connection: HttpConnection; secret: string | null; window: SourceWindow };

function headersOf({ connection, secret, window }: Asked): Record<string, string> {
  const { auth, headers, body } = connection;
  const values = windowVariables(window);
  const given: Record<string, string> = { accept: 'application/json, text/csv, */*;q=0.5' };
  if (body !== null) given['content-type'] = 'application/json';
  for (const { name, value } of headers) {
    const lower = name.toLowerCase();
    if (FORBIDDEN_HEADERS.has(lower) || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(lower)) {
      throw new AppError('validation', 'source-header-wrong', { name });
    }
    given[lower] = fillVariables(value, values);
  }
  if (secret === null) return given;
  if (auth.kind === 'bearer') given['authorization'] = `Bearer ${secret}`;
  if (auth.kind === 'basic') {
    given['authorization'] = `Basic ${Buffer.from(`${auth.user}:${secret}`).toString('base64')}`;
  }
  if (auth.kind === 'header') given[auth.name.toLowerCase()] = secret;
  if (auth.kind === 'form') given['content-type'] = 'application/x-www-form-urlencoded';
  return given;
}

function addressOf({ connection, secret, window }: Asked, page: PageQuery): string {
  const values = windowVariables(window);
  const url = URL.parse(fillVariables(connection.address, values));
  if (url === null) throw new AppError('validation', 'source-address-wrong');
  for (const { name, value } of connection.query) url.searchParams.append(name, fillVariables(value, values));
  for (const [name, value] of Object.entries(page)) url.searchParams.set(name, value);
  if (connection.auth.kind === 'query' && secret !== null) url.searchParams.set(connection.auth.name, secret);
  return url.href;
}

function bodyOf({ connection, secret, window }: Asked): string | null {
  const { auth, body } = connection;
  if (auth.kind === 'form') return new URLSearchParams({ [auth.name]: secret ?? '' }).toString();
  return body === null ? null : fillVariables(body, windowVariables(window));
}

/** One request of a source; `page` is what its paging adds. `nextAddress` replaces address and query altogether. */
export function requestOf(asked: Asked, page: PageQuery, nextAddress: string | null): HttpRequest {
  const { connection, secret } = asked;
  const isPost = connection.method === 'POST' || connection.auth.kind === 'form';
  return {
    method: isPost ? 'POST' : 'GET',
    address: nextAddress ?? addressOf(asked, page),
    headers: headersOf(asked),
    body: isPost ? bodyOf(asked) : null,
    allowedHost: connection.allowedHost,
    carries: secret === null ? 'nothing' : 'secret',
    maxBytes: connection.maxMegabytes * MEGABYTE,
  };
}
