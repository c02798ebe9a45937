import type { JsonValue } from 'jsonpath-rfc9535';
import type { Paging } from '#shared/imports/source.ts';
import { NO_PAGE_PARTS, type PageParts } from '#shared/imports/source-page-parts.ts';
import { findAll } from '#shared/imports/source-rows.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { assertNever } from '#shared/kernel/assert.ts';
import { headerOf, type HttpAnswer } from './http-fetch.ts';

/** How one page is asked for: `address` replaces address and query altogether. */
export type Page = { parts: PageParts; address: string | null };

/** What is known once a page came: how many came so far, the rows of this one, and what it said. */
export type PageSeen = { number: number; rows: number; document: JsonValue; answer: HttpAnswer };

function scalarOf(value: JsonValue | undefined): string | number | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? value : null;
}

/** The address of `rel=next` in a Link header (RFC 8288). */
export function nextLink(header: string | null): string | null {
  for (const [, address, parameters] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.test(parameters ?? ''))
      return address ?? null;
  }
  return null;
}

function elsewhere(address: string | number | null, from: URL): Page | null {
  const url = typeof address === 'string' ? URL.parse(address, from.href) : null;
  if (url === null) return null;
  // The next page is asked for with the same secret, so it must be the same place.
  if (url.origin !== from.origin) {
    throw new AppError('precondition', 'source-next-page-elsewhere', {
      host: from.hostname,
      target: url.hostname,
    });
  }
  return { parts: NO_PAGE_PARTS, address: url.href };
}

function here(place: PageParts['place'], values: PageParts['values']): Page {
  return { parts: { place, values }, address: null };
}

function offsetPage(paging: Extract<Paging, { kind: 'offset' }>, pagesBefore: number): Page {
  const { place, offsetParameter, limitParameter, limit } = paging;
  return here(place, { [offsetParameter]: pagesBefore * limit, [limitParameter]: limit });
}

export function firstPage(paging: Paging): Page {
  if (paging.kind === 'page') return here(paging.place, { [paging.parameter]: paging.firstPage });
  return paging.kind === 'offset' ? offsetPage(paging, 0) : { parts: NO_PAGE_PARTS, address: null };
}

/** The page after the one seen; null when that was the last. Throws AppError `source-next-page-elsewhere`. */
export function nextPage(paging: Paging, { number, rows, document, answer }: PageSeen): Page | null {
  switch (paging.kind) {
    case 'none':
      return null;
    case 'page':
      return rows === 0 ? null : here(paging.place, { [paging.parameter]: paging.firstPage + number });
    case 'offset':
      return rows < paging.limit ? null : offsetPage(paging, number);
    case 'cursor': {
      if (paging.more !== null && findAll(document, paging.more)[0] !== true) return null;
      const cursor = scalarOf(findAll(document, paging.cursor)[0]);
      return cursor === null ? null : here(paging.place, { [paging.parameter]: cursor });
    }
    case 'link-header':
      return elsewhere(nextLink(headerOf(answer.headers, 'link')), answer.url);
    case 'next-address':
      return elsewhere(scalarOf(findAll(document, paging.address)[0]), answer.url);
    default:
      return assertNever(paging);
  }
}
