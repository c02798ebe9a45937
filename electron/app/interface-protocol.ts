import { protocol, type Protocol } from 'electron';
import { SECURITY_HEADERS } from '#electron/shell/security-headers.ts';
import { findStaticFile } from '#electron/shell/static-files.ts';

const SCHEME = 'app';
const HOST = 'pilotbook';

export const APP_ORIGIN = `${SCHEME}://${HOST}`;
export const REPORT_ORIGIN = `${SCHEME}://report`;

/** Must run before the app is ready, and before anything is awaited. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

function notFound(): Response {
  return new Response('Not found.', { status: 404, headers: { ...SECURITY_HEADERS } });
}

/** Serves the built interface under app://pilotbook and nothing else of the disk. */
export function serveInterface(target: Protocol, rendererFolder: string): void {
  target.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== HOST || request.method !== 'GET') return notFound();
    const file = await findStaticFile(rendererFolder, url.pathname === '' ? '/' : url.pathname);
    if (file === null) return notFound();
    return new Response(file.bytes, {
      headers: { ...SECURITY_HEADERS, 'Content-Type': file.contentType },
    });
  });
}

/** Serves one page at a time under app://report, for printing. */
export function servePages(target: Protocol, pages: ReadonlyMap<string, string>): void {
  target.handle(SCHEME, (request) => {
    const html = pages.get(request.url);
    if (html === undefined) return notFound();
    return new Response(html, {
      headers: {
        ...SECURITY_HEADERS,
        'Content-Security-Policy':
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
        'Content-Type': 'text/html; charset=utf-8',
      },
    });
  });
}
