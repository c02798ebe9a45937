import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, request } from 'undici';
import { AppError } from '#shared/kernel/app-error.ts';
import { createGuardedLookup, judgeAddress } from './address-guard.ts';
import { isSuccess, refuseStatus } from './http-status.ts';
import { explainNetworkError } from './network-error.ts';
import type { SourceEnvironment } from './source-environment.ts';

export type HttpRequest = {
  method: 'GET' | 'POST';
  address: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  allowedHost: string | null;
  /** `secret` requests never follow a redirect to another host. */
  carries: 'secret' | 'nothing';
  maxBytes: number;
  /** Ends the request when the person gives up. */
  signal: AbortSignal;
};

export type HttpSink = {
  onBytes: (bytes: Uint8Array) => void;
  /** The first few kilobytes of an answer that is no success: often the service says there what is wrong. */
  onRefusal: (head: Buffer, headers: HttpAnswer['headers']) => void;
};

export type HttpAnswer = {
  url: URL;
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;
/** Bytes unpacked for each byte received before an answer counts as a bomb. */
const MOST_UNPACKING = 200;
const HARMLESS_BYTES = 1_048_576;
const REFUSAL_BYTES = 8192;

type Hop = { url: URL; method: 'GET' | 'POST'; body: string | null };
type Reading = { wish: HttpRequest; host: string; onBytes: (bytes: Uint8Array) => void };
type Response = Awaited<ReturnType<typeof request>>;

export function headerOf(headers: HttpAnswer['headers'], name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(', ') : value) ?? null;
}

const USUAL_PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

function portOf(url: URL): string {
  return url.port === '' ? (USUAL_PORTS[url.protocol] ?? '') : url.port;
}

function nextHop({ url, method, body }: Hop, response: Response, wish: HttpRequest): Hop {
  const location = headerOf(response.headers, 'location');
  const target = location === null ? null : URL.parse(location, url.href);
  if (target === null) throw new AppError('unavailable', 'source-redirect-nowhere', { host: url.hostname });
  const next = judgeAddress(target.href, wish.allowedHost);
  const isElsewhere = next.host !== url.host || (url.protocol === 'https:' && next.protocol === 'http:');
  if (isElsewhere && wish.carries === 'secret') {
    throw new AppError('precondition', 'source-redirect-elsewhere', {
      host: url.hostname,
      target: next.hostname,
    });
  }
  // A browser turns these into GET, so servers expect it (RFC 9110 section 15.4).
  const turnsToGet = response.statusCode === 303 || (response.statusCode < 307 && method === 'POST');
  return turnsToGet ? { url: next, method: 'GET', body: null } : { url: next, method, body };
}

function unpack(response: Response, host: string): Readable {
  const packing = (headerOf(response.headers, 'content-encoding') ?? 'identity').trim().toLowerCase();
  if (packing === 'identity' || packing === '') return response.body;
  const unpacker =
    packing === 'gzip' || packing === 'x-gzip'
      ? createGunzip()
      : packing === 'deflate'
        ? createInflate()
        : packing === 'br'
          ? createBrotliDecompress()
          : null;
  if (unpacker === null) throw new AppError('unavailable', 'source-unreadable-packing', { host });
  response.body.on('error', (error) => unpacker.destroy(error));
  return response.body.pipe(unpacker);
}

function refuseTooLarge(wish: HttpRequest, host: string): never {
  throw new AppError('validation', 'source-too-large', {
    host,
    limitMegabytes: Math.floor(wish.maxBytes / 1_048_576),
  });
}

async function readBody(response: Response, { wish, host, onBytes }: Reading): Promise<void> {
  const declared = Number(headerOf(response.headers, 'content-length') ?? 0);
  if (declared > wish.maxBytes) refuseTooLarge(wish, host);
  let received = 0;
  let unpacked = 0;
  const body = unpack(response, host);
  if (body !== response.body) response.body.on('data', (piece: Uint8Array) => (received += piece.length));
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    unpacked += piece.length;
    const isBomb =
      body !== response.body && unpacked > HARMLESS_BYTES && unpacked > received * MOST_UNPACKING;
    if (unpacked > wish.maxBytes || isBomb) refuseTooLarge(wish, host);
    onBytes(piece);
  }
}

async function readRefusal(response: Response, host: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of unpack(response, host) as AsyncIterable<Uint8Array>) {
      pieces.push(piece);
      length += piece.length;
      if (length >= REFUSAL_BYTES) break;
    }
  } catch {
    // The status says enough; what came until here may say more.
  }
  return Buffer.concat(pieces).subarray(0, REFUSAL_BYTES);
}

/**
 * Asks once, follows redirects by hand and hands the body over piece by piece. Every hop and every address connected to
 * is judged. Throws AppErrors with codes `source-…`; see `judgeAddress`, `refuseStatus` and `explainNetworkError`.
 */
export async function fetchHttp(
  wish: HttpRequest,
  { resolveHost }: Pick<SourceEnvironment, 'resolveHost'>,
  { onBytes, onRefusal }: HttpSink,
): Promise<HttpAnswer> {
  const lookup = createGuardedLookup(wish.allowedHost, resolveHost);
  const dispatcher = new Agent({ connect: { lookup, timeout: TIMEOUT_MS }, pipelining: 0 });
  let hop: Hop = { url: judgeAddress(wish.address, wish.allowedHost), method: wish.method, body: wish.body };
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const response = await request(hop.url, {
        dispatcher,
        method: hop.method,
        headers: { 'accept-encoding': 'gzip, deflate, br', ...wish.headers },
        body: hop.body,
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
        signal: AbortSignal.any([wish.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (!REDIRECTS.has(response.statusCode)) {
        if (!isSuccess(response.statusCode)) {
          onRefusal(await readRefusal(response, hop.url.hostname), response.headers);
        }
        refuseStatus(response.statusCode, headerOf(response.headers, 'retry-after'), hop.url.hostname);
        await readBody(response, { wish, host: hop.url.hostname, onBytes });
        return { url: hop.url, headers: response.headers };
      }
      hop = nextHop(hop, response, wish);
      await response.body.dump();
    }
    throw new AppError('unavailable', 'source-redirects-forever', { host: hop.url.hostname });
  } catch (error) {
    throw explainNetworkError(error, { host: hop.url.hostname, port: portOf(hop.url) });
  } finally {
    await dispatcher.destroy();
  }
}
