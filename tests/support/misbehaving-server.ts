import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';

type Behaviour = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const CSV = 'day,orders\n2026-11-23,12\n2026-11-24,15\n';
const ROWS = Array.from({ length: 25 }, (_, index) => ({ id: index + 1, day: '2026-11-24', orders: index }));

function json(response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

/**
 * A web service on this computer that does whatever a bad (or a good) one may do, by path. `seen` remembers what it was
 * asked; `behave` replaces what a path does.
 */
export async function startMisbehavingServer() {
  const seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  let busy = 0;
  const behaviours = new Map<string, Behaviour>([
    ['/data.csv', (_request, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end(CSV)],
    ['/rows', (_request, response) => json(response, { data: ROWS })],
    ['/silent', () => undefined],
    [
      '/huge',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/csv' });
        const piece = Buffer.alloc(65_536, 'x');
        const more = (): void => {
          while (!response.destroyed && response.write(piece));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
    ],
    [
      '/bomb',
      (_request, response) => {
        const packed = gzipSync(Buffer.alloc(60_000_000));
        response.writeHead(200, { 'content-type': 'text/csv', 'content-encoding': 'gzip' }).end(packed);
      },
    ],
    [
      '/packed-gzip',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(CSV)),
    ],
    [
      '/packed-brotli',
      (_request, response) =>
        response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(CSV)),
    ],
    [
      '/packed-strangely',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'zebra' }).end(CSV),
    ],
    [
      '/packed-badly',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(CSV),
    ],
    [
      '/truncated',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '100000' });
        response.write(CSV, () => response.destroy());
      },
    ],
    [
      '/sign-in',
      (_request, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<!DOCTYPE html><html><body>Sign in</body></html>'),
    ],
    ['/empty', (_request, response) => response.writeHead(200).end()],
    ['/broken.json', (_request, response) => response.writeHead(200).end('{"data": [')],
    ['/loop', (_request, response) => response.writeHead(302, { location: '/loop' }).end()],
    ['/once', (_request, response) => response.writeHead(302, { location: '/data.csv' }).end()],
    [
      '/away',
      (request, response) =>
        response.writeHead(307, { location: `http://localhost:${request.socket.localPort}/data.csv` }).end(),
    ],
    ['/inward', (_request, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end()],
    ['/nowhere', (_request, response) => response.writeHead(302).end()],
    [
      '/busy-twice',
      (_request, response) => {
        busy += 1;
        if (busy > 2) response.writeHead(200, { 'content-type': 'text/csv' }).end(CSV);
        else response.writeHead(429, { 'retry-after': '7' }).end();
      },
    ],
    ['/busy', (_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end()],
    [
      '/pages',
      (request, response) => {
        const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1);
        json(response, { data: ROWS.slice((page - 1) * 10, page * 10) });
      },
    ],
    [
      '/offset',
      (request, response) => {
        const { searchParams } = new URL(request.url ?? '', 'http://x');
        const from = Number(searchParams.get('offset'));
        json(response, { data: ROWS.slice(from, from + Number(searchParams.get('limit'))) });
      },
    ],
    [
      '/cursor',
      (request, response) => {
        const after = Number(new URL(request.url ?? '', 'http://x').searchParams.get('starting_after') ?? 0);
        json(response, { data: ROWS.slice(after, after + 10), has_more: after + 10 < ROWS.length });
      },
    ],
    [
      '/body-pages',
      (_request, response, body) => {
        type Asked = { page?: number; after?: number; pagination?: { offset?: number } };
        const { page = 1, after, pagination } = JSON.parse(body) as Asked;
        const from = after ?? pagination?.offset ?? (page - 1) * 10;
        const next = from + 10 < ROWS.length ? { next: from + 10 } : {};
        json(response, { data: ROWS.slice(from, from + 10), ...next });
      },
    ],
    [
      '/link',
      (request, response) => {
        const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1);
        const link =
          page < 3 ? { link: `</link?page=${page + 1}>; rel="next", </link?page=3>; rel="last"` } : {};
        json(response, { data: ROWS.slice((page - 1) * 10, page * 10) }, link);
      },
    ],
    [
      '/next',
      (request, response) => {
        const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1);
        const next = page < 3 ? `http://${request.headers.host}/next?page=${page + 1}` : null;
        json(response, { data: ROWS.slice((page - 1) * 10, page * 10), next });
      },
    ],
    ['/next-away', (_request, response) => json(response, { data: ROWS, next: 'http://localhost:1/steal' })],
    ['/next-same', (_request, response) => json(response, { data: ROWS, next: '/next-same' })],
  ]);
  for (const status of [400, 401, 403, 404, 418, 500, 503]) {
    behaviours.set(`/status-${status}`, (_request, response) => response.writeHead(status).end('no'));
  }
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = Buffer.concat(pieces).toString();
      seen.push({ method, url, headers, body });
      const behave = behaviours.get(url.split('?')[0] ?? '');
      if (behave === undefined) response.writeHead(404).end();
      else behave(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (path: string) => `http://127.0.0.1:${port}${path}`,
    port,
    seen,
    behave: (path: string, behaviour: Behaviour) => behaviours.set(path, behaviour),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

export type MisbehavingServer = Awaited<ReturnType<typeof startMisbehavingServer>>;
