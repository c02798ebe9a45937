import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The part of a request that says where it comes from. */
export type Caller = { method: string; headers: IncomingHttpHeaders };

export type Refusal = { status: 403 | 405 | 415 | 421; reason: string };

const SAME_ORIGIN_FETCHES = new Set(['same-origin', 'none']);

/** Compares texts in a time that does not tell how much of a guess is right. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function comesFromElsewhere({ method, headers }: Caller, origin: string): boolean {
  if (headers.origin === undefined) {
    // Browsers name the origin of every POST; a POST without one is no window of ours.
    if (method === 'POST') return true;
  } else if (headers.origin !== origin) return true;
  const site = headers['sec-fetch-site'];
  return site !== undefined && !SAME_ORIGIN_FETCHES.has(site);
}

/**
 * Why a request is refused before anything is looked at, or null. The exact Host defeats DNS rebinding; Origin and
 * Sec-Fetch-Site keep out every other page of the same browser, also those served from another port.
 */
export function refusalOf(caller: Caller, host: string): Refusal | null {
  if (caller.headers.host !== host) return { status: 421, reason: 'Wrong host.' };
  if (comesFromElsewhere(caller, `http://${host}`)) return { status: 403, reason: 'Wrong origin.' };
  if (caller.method !== 'GET' && caller.method !== 'POST') {
    return { status: 405, reason: 'Only GET and POST are answered.' };
  }
  const mediaType = caller.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (caller.method === 'POST' && mediaType !== 'application/json') {
    return { status: 415, reason: 'Only JSON is read.' };
  }
  return null;
}
