import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HttpConnection } from '#shared/imports/source.ts';
import { createFileStore } from '#electron/workspace/file-store.ts';
import { startMisbehavingServer, type MisbehavingServer } from '#tests/support/misbehaving-server.ts';
import { httpConnection } from '#tests/support/source-drafts.ts';
import type { Received } from './fetch-wish.ts';
import { nextLink } from './http-pages.ts';
import { fetchHttpSource } from './http-source.ts';
import { resolveBySystem } from './address-guard.ts';
import { withRetry, waitBefore } from './retry.ts';
import { retryAfterSeconds } from './http-status.ts';

const SECRET = 'canary-secret-4711';

let server: MisbehavingServer;
const files = createFileStore(() => crypto.randomUUID());
const slept: number[] = [];
const received: Received[] = [];
beforeAll(async () => {
  server = await startMisbehavingServer();
});
beforeEach(() => {
  slept.length = 0;
  received.length = 0;
  server.seen.length = 0;
});
afterAll(async () => {
  files.close();
  await server.close();
});

function fetchAll(connection: HttpConnection, secret: string | null = null) {
  return fetchHttpSource(
    {
      connection,
      secret,
      window: { from: '2026-11-20', to: '2026-11-24', timeZone: 'Europe/Rome' },
      environment: {
        resolveHost: resolveBySystem,
        chance: () => 1,
        sleep: async (milliseconds) => void slept.push(milliseconds),
        startTimer: () => () => undefined,
      },
      patience: 'again',
      onProgress: () => undefined,
      onAnswer: (answer) => void received.push(answer),
      stopIfCancelled: () => undefined,
    },
    (ending) => files.collect(`answer${ending}`),
  );
}

const asFile = (path: string, change: Partial<HttpConnection> = {}) =>
  httpConnection(server.address(path), { response: { kind: 'file' }, ...change });

async function textOf(connection: HttpConnection): Promise<string> {
  const { file } = await fetchAll(connection);
  return readFileSync(files.get(file).path, 'utf8');
}

describe('a file fetched from a web service', () => {
  it.each(['/data.csv', '/once', '/packed-gzip', '/packed-brotli'])('arrives whole from %s', async (path) => {
    expect(await textOf(asFile(path))).toBe('day,orders\n2026-11-23,12\n2026-11-24,15\n');
  });

  it.each([
    ['/status-400', 'source-bad-request'],
    ['/status-401', 'source-unauthorised'],
    ['/status-403', 'source-forbidden'],
    ['/status-404', 'source-not-found'],
    ['/status-418', 'source-bad-request'],
    ['/status-500', 'source-server-error'],
    ['/status-503', 'source-server-error'],
    ['/busy', 'source-too-many-requests'],
    ['/truncated', 'source-cut-short'],
    ['/sign-in', 'source-answered-with-page'],
    ['/empty', 'source-empty'],
    ['/loop', 'source-redirects-forever'],
    ['/nowhere', 'source-redirect-nowhere'],
    ['/inward', 'source-address-not-encrypted'],
    ['/packed-strangely', 'source-unreadable-packing'],
    ['/packed-badly', 'source-unreadable-packing'],
    ['/bomb', 'source-too-large'],
  ])('is refused in words when %s answers: %s', async (path, code) => {
    await expect(fetchAll(asFile(path))).rejects.toMatchObject({ code });
  });

  it('is cut off at its limit however much comes', async () => {
    await expect(fetchAll(asFile('/huge', { maxMegabytes: 1 }))).rejects.toMatchObject({
      code: 'source-too-large',
      details: { limitMegabytes: 1 },
    });
  });

  it('is refused in words when nobody listens', async () => {
    await expect(
      fetchAll(httpConnection('http://127.0.0.1:1/', { response: { kind: 'file' } })),
    ).rejects.toMatchObject({ code: 'source-refused', details: { host: '127.0.0.1', port: '1' } });
  });

  it('is refused in words when what listens speaks no TLS', async () => {
    const address = server.address('/data.csv').replace('http:', 'https:');
    await expect(fetchAll(httpConnection(address, { response: { kind: 'file' } }))).rejects.toMatchObject({
      code: 'source-encryption',
    });
  });

  it('is asked for again after the pause the server wants', async () => {
    expect(await textOf(asFile('/busy-twice'))).toContain('2026-11-24,15');
    expect(slept).toEqual([7000, 7000]);
  });

  it('is given up when the server wants a pause of an hour', async () => {
    await expect(fetchAll(asFile('/busy'))).rejects.toMatchObject({ details: { retryAfterSeconds: 3600 } });
    expect(slept).toEqual([]);
  });

  it('is asked for four times, each pause twice the last, when the server has a problem', async () => {
    await expect(fetchAll(asFile('/status-503'))).rejects.toMatchObject({ code: 'source-server-error' });
    expect(slept).toEqual([1000, 2000, 4000]);
    expect(server.seen).toHaveLength(4);
  });
});

describe('the secret of a source', () => {
  it.each([
    [{ kind: 'bearer' } as const, { authorization: `Bearer ${SECRET}` }],
    [
      { kind: 'basic', user: 'ada' } as const,
      { authorization: `Basic ${Buffer.from(`ada:${SECRET}`).toString('base64')}` },
    ],
    [{ kind: 'header', name: 'X-Api-Key' } as const, { 'x-api-key': SECRET }],
  ])('travels as %o', async (auth, headers) => {
    await fetchAll(asFile('/data.csv', { auth }), SECRET);
    expect(server.seen[0]?.headers).toMatchObject(headers);
  });

  it('travels in the query or in a posted form where a service wants it there', async () => {
    await fetchAll(asFile('/data.csv', { auth: { kind: 'query', name: 'token' } }), SECRET);
    await fetchAll(asFile('/data.csv', { auth: { kind: 'form', name: 'token_auth' } }), SECRET);
    expect(server.seen[0]?.url).toBe(`/data.csv?token=${SECRET}`);
    expect(server.seen[1]).toMatchObject({ method: 'POST', body: `token_auth=${SECRET}` });
  });

  it('never follows a redirect to another host', async () => {
    const failure = fetchAll(asFile('/away', { auth: { kind: 'bearer' } }), SECRET);
    await expect(failure).rejects.toMatchObject({ code: expect.stringMatching(/^source-/) });
    expect(server.seen.map(({ url }) => url)).toEqual(['/away']);
  });

  it('never follows a next page to another place', async () => {
    const connection = httpConnection(server.address('/next-away'), {
      auth: { kind: 'bearer' },
      paging: { kind: 'next-address', address: '$.next' },
    });
    await expect(fetchAll(connection, SECRET)).rejects.toMatchObject({ code: 'source-next-page-elsewhere' });
  });

  it('stands in no error, whatever fails', async () => {
    for (const path of ['/status-401', '/status-500', '/truncated', '/sign-in', '/away', '/loop']) {
      const error = await fetchAll(asFile(path, { auth: { kind: 'query', name: 'token' } }), SECRET).catch(
        (thrown: unknown) => thrown,
      );
      expect(JSON.stringify([error, String(error)])).not.toContain(SECRET);
    }
  });
});

describe('a list that comes in pages', () => {
  it.each([
    ['/pages', { kind: 'page', place: 'query', parameter: 'page', firstPage: 1 }],
    [
      '/offset',
      { kind: 'offset', place: 'query', offsetParameter: 'offset', limitParameter: 'limit', limit: 10 },
    ],
    [
      '/cursor',
      {
        kind: 'cursor',
        place: 'query',
        parameter: 'starting_after',
        cursor: '$.data[-1].id',
        more: '$.has_more',
      },
    ],
    ['/link', { kind: 'link-header' }],
    ['/next', { kind: 'next-address', address: '$.next' }],
  ] as const)('is fetched whole from %s', async (path, paging) => {
    const { table } = await fetchAll(httpConnection(server.address(path), { paging }));
    expect(table?.rows.map(([, orders]) => Number(orders))).toEqual(
      Array.from({ length: 25 }, (_, at) => at),
    );
  });

  it.each([
    [{ kind: 'page', place: 'body', parameter: 'page', firstPage: 1 }, { page: 2 }],
    [
      {
        kind: 'offset',
        place: 'body',
        offsetParameter: 'pagination.offset',
        limitParameter: 'pagination.limit',
        limit: 10,
      },
      { pagination: { keep: true, offset: 10, limit: 10 } },
    ],
    [{ kind: 'cursor', place: 'body', parameter: 'after', cursor: '$.next', more: null }, { after: 10 }],
  ] as const)('is fetched whole when its pages are named in the body: %o', async (paging, second) => {
    const body = '{"days":["{{from}}"],"pagination":{"keep":true}}';
    const connection = httpConnection(server.address('/body-pages'), { method: 'POST', body, paging });
    const { table } = await fetchAll(connection);
    expect(table?.rows).toHaveLength(25);
    expect(JSON.parse(server.seen[1]?.body ?? '')).toEqual({
      days: ['2026-11-20'],
      pagination: { keep: true },
      ...second,
    });
  });

  it.each([
    [{ body: '[1]' }, 'after', 'source-body-not-json'],
    [{ body: 'days=3' }, 'after', 'source-body-not-json'],
    [{ body: '{"days":[]}' }, 'days.after', 'source-body-field-wrong'],
    [{ body: '{}' }, '__proto__.after', 'source-body-field-wrong'],
    [{ method: 'GET' }, 'after', 'source-body-needs-post'],
  ] as const)('is refused when a page cannot be named in the body: %o, %s', async (change, name, code) => {
    const paging = { kind: 'page', place: 'body', parameter: name, firstPage: 1 } as const;
    const connection = httpConnection(server.address('/body-pages'), { method: 'POST', ...change, paging });
    await expect(fetchAll(connection)).rejects.toMatchObject({ code });
  });

  it('is refused when its pages never end or repeat', async () => {
    const paging = { kind: 'page', place: 'query', parameter: 'p', firstPage: 1 } as const;
    const endless = httpConnection(server.address('/rows'), { paging, maxPages: 5 });
    await expect(fetchAll(endless)).rejects.toMatchObject({ code: 'source-too-many-pages' });
    const again = httpConnection(server.address('/next-same'), {
      paging: { kind: 'next-address', address: '$.next' },
    });
    await expect(fetchAll(again)).rejects.toMatchObject({ code: 'source-pages-repeat' });
  });

  it('is refused when its answer is no JSON or holds no rows', async () => {
    await expect(fetchAll(httpConnection(server.address('/data.csv')))).rejects.toMatchObject({
      code: 'source-not-json',
      details: { type: 'text/csv' },
    });
    await expect(fetchAll(httpConnection(server.address('/broken.json')))).rejects.toMatchObject({
      code: 'source-json-broken',
    });
    await expect(
      fetchAll(
        httpConnection(server.address('/next-same'), {
          response: {
            kind: 'json',
            rows: '$.nothing[*]',
            items: null,
            spread: null,
            columns: [],
          },
        }),
      ),
    ).rejects.toMatchObject({
      code: 'source-no-rows',
    });
  });
});

describe('what a source sends', () => {
  it('names the days wanted where the address, the query and the body ask for them', async () => {
    await fetchAll(
      asFile('/data.csv', {
        method: 'POST',
        query: [{ name: 'start', value: '{{from_unix}}' }],
        body: '{"date_range":["{{from}}","{{to}}"]}',
      }),
    );
    // 2026-11-20 begins in Rome at 2026-11-19T23:00:00Z.
    expect(server.seen[0]).toMatchObject({
      url: '/data.csv?start=1795129200',
      body: '{"date_range":["2026-11-20","2026-11-24"]}',
    });
  });

  it('is refused when a name between braces stands for nothing, or a header would break the request', async () => {
    const wrong = asFile('/data.csv', { query: [{ name: 'q', value: '{{yesterday}}' }] });
    await expect(fetchAll(wrong)).rejects.toMatchObject({ code: 'source-variable-unknown' });
    const header = asFile('/data.csv', { headers: [{ name: 'Host', value: 'evil' }] });
    await expect(fetchAll(header)).rejects.toMatchObject({ code: 'source-header-wrong' });
  });
});

describe('trying again', () => {
  it.each([
    [1, 0, null, 500],
    [1, 1, null, 1000],
    [3, 0.5, null, 3000],
    [2, 0, 7000, 7000],
    [4, 0, null, null],
    [1, 0, 3_600_000, null],
  ])(
    'waits before attempt %i with chance %d after a wish of %s: %s ms',
    (attempt, chance, wish, expected) => {
      expect(waitBefore(attempt, chance, wish)).toBe(expected);
    },
  );

  it('does not repeat what cannot recover', async () => {
    let asked = 0;
    const work = async () => {
      asked += 1;
      throw new TypeError('no');
    };
    await expect(
      withRetry(work, {
        environment: { chance: () => 0, sleep: async () => undefined },
        patience: 'again',
        stopIfCancelled: () => undefined,
      }),
    ).rejects.toThrow(TypeError);
    expect(asked).toBe(1);
  });

  it.each([
    ['120', 120],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 30],
    ['soon', null],
    [null, null],
  ])('reads the pause %j as %s seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, Date.UTC(2026, 10, 24, 10, 0, 0))).toBe(seconds);
  });

  it.each([
    ['<https://a.example/?p=2>; rel="next", <https://a.example/?p=9>; rel="last"', 'https://a.example/?p=2'],
    ['<https://a.example/?p=1>; rel="prev"; title="next", </two>; rel=next', '/two'],
    ['<https://a.example/>; rel="last"', null],
    [null, null],
  ])('finds the next page in the header %j', (header, address) => {
    expect(nextLink(header)).toBe(address);
  });
});
