import { AppError } from '#shared/kernel/app-error.ts';

const CODES: Readonly<Record<number, string>> = {
  400: 'source-bad-request',
  401: 'source-unauthorised',
  403: 'source-forbidden',
  404: 'source-not-found',
  405: 'source-bad-request',
  410: 'source-not-found',
  422: 'source-bad-request',
  429: 'source-too-many-requests',
};

const LONGEST_PAUSE_SECONDS = 7 * 86_400;

/** Seconds a server asks to wait: a number, or a moment of HTTP (RFC 9110 section 10.2.3). Null when it says nothing. */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), LONGEST_PAUSE_SECONDS) : null;
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Throws an AppError for every status that is no success, with a sentence of its own for the usual ones. */
export function refuseStatus(status: number, retryAfter: string | null, host: string): void {
  if (isSuccess(status)) return;
  const code = CODES[status] ?? (status >= 500 ? 'source-server-error' : 'source-bad-request');
  throw new AppError('unavailable', code, {
    host,
    status,
    retryAfterSeconds: retryAfterSeconds(retryAfter, Date.now()),
  });
}
