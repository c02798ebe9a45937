import { AppError } from '#shared/kernel/app-error.ts';
import type { HttpConnection } from './source.ts';

/** What a page adds to the request: parts of the query, or members of the JSON body by dotted name. */
export type PageParts = {
  readonly place: 'query' | 'body';
  readonly values: Readonly<Record<string, string | number>>;
};

/** The first page of a service that needs no word for it. */
export const NO_PAGE_PARTS: PageParts = { place: 'query', values: {} };

type Members = Record<string, unknown>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function put(members: Members, [name = '', ...rest]: readonly string[], value: string | number): boolean {
  if (name === '' || name === '__proto__') return false;
  if (rest.length === 0) {
    members[name] = value;
    return true;
  }
  members[name] ??= {};
  const inner = members[name];
  return isMembers(inner) && put(inner, rest, value);
}

function readBody(body: string | null): Members {
  try {
    const read: unknown = JSON.parse(body ?? '{}');
    if (isMembers(read)) return read;
  } catch {
    // Said below, as for a body that is JSON but no object.
  }
  throw new AppError('validation', 'source-body-not-json');
}

/**
 * A JSON body with the members of a page put in: `pagination.offset` stands inside `pagination`. Throws AppError
 * `source-body-not-json` when the body is no JSON object, `source-body-field-wrong` when a name cannot be put there.
 */
export function putIntoBody(body: string | null, values: PageParts['values']): string {
  const members = readBody(body);
  for (const [name, value] of Object.entries(values)) {
    if (!put(members, name.split('.'), value)) {
      throw new AppError('validation', 'source-body-field-wrong', { name });
    }
  }
  return JSON.stringify(members);
}

/** What the second page of a connection is asked for with, a cursor written as `…`; null where the answer names it. */
export function secondPageOf({ paging }: HttpConnection): PageParts | null {
  switch (paging.kind) {
    case 'page':
      return { place: paging.place, values: { [paging.parameter]: paging.firstPage + 1 } };
    case 'offset': {
      const { offsetParameter, limitParameter, limit } = paging;
      return { place: paging.place, values: { [offsetParameter]: limit, [limitParameter]: limit } };
    }
    case 'cursor':
      return { place: paging.place, values: { [paging.parameter]: '…' } };
    default:
      return null;
  }
}
