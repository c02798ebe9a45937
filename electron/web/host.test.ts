import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { z } from '#shared/kernel/schema.ts';
import { createDoor, type Door } from '#electron/rpc/door.ts';
import { SECURITY_HEADERS } from '#electron/shell/security-headers.ts';
import { startWebHost, type WebHost } from './host.ts';

const notices = {
  language: 'en',
  late: 'Used <already>.',
  unknown: 'Not known.',
  nextStep: 'Start Pilotbook again.',
};

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
type Ask = { method: string; path: string; headers?: Record<string, string>; body?: string | Buffer };

const contract = defineContract('trial', {
  echo: query(z.object({ text: z.string() }), z.string()),
  fail: query(z.object({}), z.string()),
  change: command(z.object({}), z.object({}), ['notes']),
  wait: query(z.object({}), z.string()),
});

let waiting: (() => void) | null = null;
const door: Door = createDoor({
  contract,
  handlers: {
    'trial.echo': ({ text }) => text,
    'trial.fail': () => {
      throw new AppError('conflict', 'trial-failed', { what: 'it' });
    },
    'trial.change': () => ({}),
    'trial.wait': async (_input, { stopIfCancelled }) => {
      await new Promise<void>((resolve) => (waiting = resolve));
      stopIfCancelled();
      return 'done';
    },
  },
});

let host: WebHost;
let port = 0;
let cookie = '';
const folder = mkdtempSync(join(tmpdir(), 'pilotbook-host-'));

function ask({ method, path, headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, headers, agent: false },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function goodHeaders(method: string): Record<string, string> {
  const common = { Host: `127.0.0.1:${port}`, Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' };
  return method === 'POST'
    ? { ...common, Origin: `http://127.0.0.1:${port}`, 'Content-Type': 'application/json' }
    : common;
}

function call(method: string, input: unknown, requestId = 'r1'): Promise<Answer> {
  const body = JSON.stringify({ requestId, method, input });
  return ask({ method: 'POST', path: '/rpc', headers: goodHeaders('POST'), body });
}

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Pilotbook</title>');
  host = await startWebHost({ door, rendererFolder: folder, port: 0, notices });
  port = Number(new URL(host.origin).port);
  const { pathname, search } = new URL(host.newLaunchAddress());
  const opened = await ask({ method: 'GET', path: pathname + search });
  cookie = String(opened.headers['set-cookie']?.[0]).split(';')[0] ?? '';
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

const ROUTES = [
  { method: 'GET', path: '/' },
  { method: 'GET', path: '/start?token=x' },
  { method: 'GET', path: '/events' },
  { method: 'GET', path: '/missing.js' },
  { method: 'POST', path: '/rpc' },
  { method: 'POST', path: '/rpc/cancel' },
  { method: 'POST', path: '/anything' },
] as const;

const ATTACKS: readonly {
  name: string;
  status: number;
  headers: (port: number) => Record<string, string>;
}[] = [
  { name: 'another host name', status: 421, headers: (at) => ({ Host: `evil.example:${at}` }) },
  { name: 'localhost', status: 421, headers: (at) => ({ Host: `localhost:${at}` }) },
  { name: '0.0.0.0', status: 421, headers: (at) => ({ Host: `0.0.0.0:${at}` }) },
  { name: 'a host without a port', status: 421, headers: () => ({ Host: '127.0.0.1' }) },
  { name: 'a foreign origin', status: 403, headers: () => ({ Origin: 'https://evil.example' }) },
  { name: 'the origin null', status: 403, headers: () => ({ Origin: 'null' }) },
  { name: 'an origin on another port', status: 403, headers: () => ({ Origin: 'http://127.0.0.1:1' }) },
  { name: 'a cross-site request', status: 403, headers: () => ({ 'Sec-Fetch-Site': 'cross-site' }) },
  { name: 'a same-site request', status: 403, headers: () => ({ 'Sec-Fetch-Site': 'same-site' }) },
];

describe.each(ROUTES)('$method $path', ({ method, path }) => {
  it.each(ATTACKS)('refuses $name', async ({ status, headers }) => {
    const answer = await ask({ method, path, headers: { ...goodHeaders(method), ...headers(port) } });
    expect(answer.status).toBe(status);
  });

  it.each(['', 'pilotbook=x', 'wrong-secret'])('refuses a visitor with the cookie %j', async (given) => {
    const text = given === 'wrong-secret' ? `pilotbook-${port}=${'A'.repeat(43)}` : given;
    const answer = await ask({ method, path, headers: { ...goodHeaders(method), Cookie: text } });
    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain('<title>Pilotbook</title></head>');
  });

  it('carries every protecting header, also on a refusal', async () => {
    const refused = await ask({ method, path, headers: { Host: 'evil.example' } });
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(refused.headers[name.toLowerCase()]).toBe(value);
    }
  });
});

describe.each(['/rpc', '/rpc/cancel'])('POST %s', (path) => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'refuses a body of type %j',
    async (type) => {
      const headers = { ...goodHeaders('POST'), 'Content-Type': type };
      expect((await ask({ method: 'POST', path, headers, body: '{}' })).status).toBe(415);
    },
  );

  it('refuses a POST that names no origin', async () => {
    const { Origin: _origin, ...headers } = goodHeaders('POST') as Record<string, string> & {
      Origin: string;
    };
    expect((await ask({ method: 'POST', path, headers, body: '{}' })).status).toBe(403);
  });

  it.each(['', '{', '[]', '{"requestId":7}', 'null'])(
    'answers the body %j with a plain refusal',
    async (body) => {
      const answer = await ask({ method: 'POST', path, headers: goodHeaders('POST'), body });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    },
  );

  it('refuses more than one piece of a file in a body, and says so', async () => {
    const body = Buffer.alloc(6 * 1024 * 1024, 'x');
    const answer = await ask({ method: 'POST', path, headers: goodHeaders('POST'), body });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'request-too-large' } });
  });
});

describe('the launch address', () => {
  it('opens Pilotbook once, leaves no secret in the address and dies with use', async () => {
    const { pathname, search, searchParams } = new URL(host.newLaunchAddress());
    expect(Buffer.from(searchParams.get('token') ?? '', 'base64url')).toHaveLength(32);
    const first = await ask({ method: 'GET', path: pathname + search });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    const second = await ask({ method: 'GET', path: pathname + search });
    expect(second.status).toBe(401);
    expect(second.body).toContain('Used &#60;already&#62;.');
    expect(second.body).toContain('Start Pilotbook again.');
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('brings a browser that is known already straight in', async () => {
    const answer = await ask({ method: 'GET', path: '/start?token=used', headers: goodHeaders('GET') });
    expect(answer.status).toBe(303);
  });

  it('is void when a newer one was made', async () => {
    const { pathname, search } = new URL(host.newLaunchAddress());
    host.newLaunchAddress();
    expect((await ask({ method: 'GET', path: pathname + search })).status).toBe(401);
  });
});

describe('a known browser', () => {
  it('gets the interface and nothing outside it', async () => {
    const page = await ask({ method: 'GET', path: '/', headers: goodHeaders('GET') });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>Pilotbook</title>');
    const outside = await ask({
      method: 'GET',
      path: '/..%2f..%2fpackage.json',
      headers: goodHeaders('GET'),
    });
    expect(outside.status).toBe(404);
  });

  it('calls through the door and gets its reply', async () => {
    const answer = await call('trial.echo', { text: 'ciao €' });
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: 'ciao €' });
  });

  it.each([
    ['trial.fail', {}, { kind: 'conflict', code: 'trial-failed', details: { what: 'it' } }],
    ['trial.echo', { text: 7 }, { kind: 'validation', code: 'invalid-input' }],
    ['constructor', {}, { kind: 'not-found', code: 'unknown-method' }],
    ['__proto__', {}, { kind: 'not-found', code: 'unknown-method' }],
  ])('gets the error of %s in an envelope', async (method, input, error) => {
    const answer = await call(method, input);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error });
    expect(answer.body).not.toMatch(/\.ts:\d|node_modules/);
  });

  it('cancels a running call by its request id', async () => {
    const running = call('trial.wait', {}, 'long');
    await expect.poll(() => waiting).not.toBeNull();
    const body = JSON.stringify({ requestId: 'long' });
    const cancelled = await ask({ method: 'POST', path: '/rpc/cancel', headers: goodHeaders('POST'), body });
    expect(cancelled.status).toBe(200);
    waiting?.();
    expect(JSON.parse((await running).body)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('may not use %s', async (method) => {
    expect((await ask({ method, path: '/rpc', headers: goodHeaders('GET') })).status).toBe(405);
  });
});

async function readEvents(
  lastEventId: string | null,
  until: string,
  onConnected: () => unknown = () => null,
): Promise<string> {
  const headers = {
    ...goodHeaders('GET'),
    ...(lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }),
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path: '/events', headers, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          if (text === '') onConnected();
          text += piece;
          if (!text.includes(until)) return;
          response.destroy();
          resolve(text);
        });
      },
    );
    request.on('error', reject);
    request.end();
  });
}

describe('the event stream', () => {
  it('tells what a command made stale', async () => {
    const text = await readEvents(null, 'notes', () => call('trial.change', {}));
    expect(text).toContain('data: {"type":"changed","invalidates":["notes","workspace"]}');
  });

  it('tells a window that was away what it missed, and only that', async () => {
    const first = await readEvents('0', 'id: 1');
    expect(first).toContain('id: 1\n');
    await call('trial.change', {});
    await call('trial.change', {});
    const text = await readEvents('1', 'id: 3');
    expect(text).not.toContain('id: 1\n');
    expect(text).toContain('id: 2\n');
  });

  it.each(['999999', 'nonsense', '-5'])(
    'has a window with the unknown position %s fetch everything',
    async (id) => {
      expect(await readEvents(id, 'data:')).toContain('"everything"');
    },
  );
});

describe('the listening address', () => {
  it('is 127.0.0.1 and no other', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1');
    for (const { address } of others) {
      const isFree = await new Promise<boolean>((resolve) => {
        const probe = createServer().once('error', () => resolve(false));
        probe.listen(port, address, () => probe.close(() => resolve(true)));
      });
      expect(isFree).toBe(true);
    }
    expect(host.origin).toBe(`http://127.0.0.1:${port}`);
  });

  it('refuses a port that is taken', async () => {
    const again = startWebHost({ door, rendererFolder: folder, port, notices });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
