import { AppError } from '#shared/kernel/app-error.ts';
import type { HttpConnection } from '#shared/imports/source.ts';
import { fillVariables, windowVariables, type SourceWindow } from '#shared/imports/source-window.ts';
import { putIntoBody, type PageParts } from '#shared/imports/source-page-parts.ts';
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

type Asked = { connection: HttpConnection; secret: string | null; window: SourceWindow };

function headersOf({ connection, secret, window }: Asked): Record<string, string> {
  const { auth, headers, body, paging } = connection;
  const values = windowVariables(window);
  const given: Record<string, string> = { accept: 'application/json, text/csv, */*;q=0.5' };
  const isPaged = 'place' in paging && paging.place === 'body';
  if (body !== null || isPaged) given['content-type'] = 'application/json';
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

function addressOf({ connection, secret, window }: Asked, { place, values: added }: PageParts): string {
  const values = windowVariables(window);
  const url = URL.parse(fillVariables(connection.address, values));
  if (url === null) throw new AppError('validation', 'source-address-wrong');
  for (const { name, value } of connection.query) url.searchParams.append(name, fillVariables(value, values));
  if (place === 'query') {
    for (const [name, value] of Object.entries(added)) url.searchParams.set(name, String(value));
  }
  if (connection.auth.kind === 'query' && secret !== null) url.searchParams.set(connection.auth.name, secret);
  return url.href;
}

function bodyOf({ connection, secret, window }: Asked, page: PageParts): string | null {
  const { auth, body } = connection;
  if (auth.kind === 'form') return new URLSearchParams({ [auth.name]: secret ?? '' }).toString();
  const filled = body === null ? null : fillVariables(body, windowVariables(window));
  return page.place === 'body' ? putIntoBody(filled, page.values) : filled;
}

/**
 * One request of a source; `page` is what its paging adds. `nextAddress` replaces address and query altogether. Throws
 * AppErrors with codes `source-…`; see `putIntoBody` and `fillVariables`.
 */
export function requestOf(
  asked: Asked,
  page: PageParts,
  nextAddress: string | null,
): Omit<HttpRequest, 'signal'> {
  const { connection, secret } = asked;
  const isPost = connection.method === 'POST' || connection.auth.kind === 'form';
  if (page.place === 'body' && !isPost) throw new AppError('validation', 'source-body-needs-post');
  return {
    method: isPost ? 'POST' : 'GET',
    address: nextAddress ?? addressOf(asked, page),
    headers: headersOf(asked),
    body: isPost ? bodyOf(asked, page) : null,
    allowedHost: connection.allowedHost,
    carries: secret === null ? 'nothing' : 'secret',
    maxBytes: connection.maxMegabytes * MEGABYTE,
  };
}
