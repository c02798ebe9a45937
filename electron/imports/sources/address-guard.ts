import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { AppError } from '#shared/kernel/app-error.ts';

/** Finds all addresses of a host; the system's resolver, or a test's. */
export type ResolveHost = (host: string) => Promise<readonly LookupAddress[]>;

export const resolveBySystem: ResolveHost = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });

/** The only part of IPv6 in public use (RFC 4291 and IANA); `::7f00:1` and its like lie outside of it. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Whether an address lies in the public internet: not this computer, its network, or anything reserved. */
export function isPublicAddress(address: string): boolean {
  try {
    const read = ipaddr.process(address);
    if (read.range() !== 'unicast') return false;
    return read.kind() === 'ipv4' || read.match(GLOBAL_IPV6);
  } catch {
    return false;
  }
}

function withoutBrackets(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}

/** The host as the person may have allowed it, compared without case, brackets or the dot of the root. */
export function isAllowed(host: string, allowedHost: string | null): boolean {
  const plain = (text: string) => withoutBrackets(text.trim().toLowerCase()).replace(/\.$/, '');
  return allowedHost !== null && plain(allowedHost) === plain(host);
}

/**
 * Reads an address and refuses what must not be asked. Plain http and hosts of this computer or the local network pass
 * only when the person allowed that very host. Names are judged again when they are connected to (`createGuardedLookup`).
 * Throws AppError `source-address-wrong`, `source-address-scheme`, `source-address-has-password`,
 * `source-address-not-encrypted`, `source-host-private`.
 */
export function judgeAddress(address: string, allowedHost: string | null): URL {
  const url = URL.parse(address);
  if (url === null || url.hostname === '') throw new AppError('validation', 'source-address-wrong');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new AppError('validation', 'source-address-scheme', { scheme: url.protocol.slice(0, -1) });
  }
  if (url.username !== '' || url.password !== '') {
    throw new AppError('validation', 'source-address-has-password');
  }
  if (isAllowed(url.hostname, allowedHost)) return url;
  if (url.protocol === 'http:') {
    throw new AppError('precondition', 'source-address-not-encrypted', { host: url.hostname });
  }
  const host = withoutBrackets(url.hostname);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw privateHost(url.hostname);
  return url;
}

function privateHost(host: string): AppError {
  return new AppError('precondition', 'source-host-private', { host });
}

/**
 * Resolves a host and judges what came of it, so that a public name cannot lead into the local network. One address
 * that is not public condemns the name. Throws AppError `source-host-private`; errors of the resolver pass through.
 */
export async function resolveGuarded(
  host: string,
  allowedHost: string | null,
  resolve: ResolveHost,
): Promise<readonly LookupAddress[]> {
  const plain = withoutBrackets(host);
  const family = isIP(plain);
  const addresses = family === 0 ? await resolve(plain) : [{ address: plain, family }];
  if (!isAllowed(host, allowedHost) && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw privateHost(host);
  }
  return addresses;
}

/** A lookup for sockets whose answer was judged: what is checked is what is connected to. */
export function createGuardedLookup(allowedHost: string | null, resolve: ResolveHost): LookupFunction {
  return (host, options, callback) => {
    resolveGuarded(host, allowedHost, resolve).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all === true) callback(null, [...addresses]);
        else if (first === undefined) callback(notFound(host), '');
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : notFound(host), ''),
    );
  };
}

function notFound(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' });
}
