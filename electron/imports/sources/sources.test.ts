import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { HttpConnection, ResponseShape, SourceDraft } from '#shared/imports/source.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { startMisbehavingServer, type MisbehavingServer } from '#tests/support/misbehaving-server.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { httpConnection, ordersMapping, sourceDraft } from '#tests/support/source-drafts.ts';
import { resolveBySystem } from './address-guard.ts';
import { createSourcesRepository } from './sources.repository.ts';

const FEATURE = 'checkout';
const HOUR = 3_600_000;
const SECRET = 'canary-secret-0815';

let server: MisbehavingServer;
let workspace: TestWorkspace;
let timers: (() => void)[] = [];
let rows: object[] = [];
let printed: string[] = [];

const environment = {
  resolveHost: resolveBySystem,
  chance: () => 0,
  sleep: async () => undefined,
  startTimer: (_milliseconds: number, work: () => void) => {
    timers = [work];
    return () => void (timers = []);
  },
};

beforeAll(async () => {
  server = await startMisbehavingServer();
  for (const name of ['log', 'error', 'warn'] as const) {
    vi.spyOn(console, name).mockImplementation((...words) => void printed.push(words.join(' ')));
  }
});
afterAll(() => server.close());

beforeEach(() => {
  printed = [];
  server.seen.length = 0;
  rows = [
    { day: '2026-11-22', orders: 12 },
    { day: '2026-11-23', orders: 15 },
  ];
  server.behave('/orders', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: rows }));
  });
  workspace = openTestWorkspace({ sourceEnvironment: environment, sourceSchedule: 'run' });
  addFeature(workspace.path, { id: FEATURE, name: 'Checkout' });
});
afterEach(() => workspace.close());

function orders(change: Partial<SourceDraft> = {}, path = '/orders'): SourceDraft {
  return sourceDraft(FEATURE, httpConnection(server.address(path)), change);
}

async function add(draft: SourceDraft = orders()): Promise<string> {
  return (await workspace.call('sources.add', { draft })).sourceId;
}

/** The timer rings; whatever it starts is waited for. */
async function ring(): Promise<void> {
  const [work] = timers;
  timers = [];
  work?.();
  await vi.waitUntil(() => timers.length > 0);
}

async function summaryOf(sourceId: string) {
  return (await workspace.call('sources.get', { sourceId })).summary;
}

/** The imports, newest first, by what they brought. */
async function listImports(): Promise<(string | number)[][]> {
  const imports = await workspace.call('imports.list', {});
  return imports.map(({ counts, state, sourceId }) => [
    state,
    sourceId ?? '',
    counts.newFigures,
    counts.sameFigures,
    counts.changedFigures,
  ]);
}

describe('a source', () => {
  it('brings its figures in as an import that names it', async () => {
    const sourceId = await add();
    const run = await workspace.call('sources.runNow', { sourceId });
    expect(run).toMatchObject({ outcome: 'imported', rows: 2, setAside: 0, trigger: 'hand', problem: null });
    expect(await listImports()).toEqual([['done', sourceId, 2, 0, 0]]);
    expect(await summaryOf(sourceId)).toMatchObject({ state: 'waiting', freshness: 'fresh' });
  });

  it('changes nothing when the service has nothing new', async () => {
    const sourceId = await add();
    await workspace.call('sources.runNow', { sourceId });
    expect(await workspace.call('sources.runNow', { sourceId })).toMatchObject({ outcome: 'unchanged' });
    expect(await workspace.call('imports.list', {})).toHaveLength(1);
  });

  it('feeds the metric it made, also after the person renamed it', async () => {
    const sourceId = await add();
    await workspace.call('sources.runNow', { sourceId });
    const [metric] = await workspace.call('metrics.list', { featureId: FEATURE });
    await workspace.call('metrics.edit', { metricId: metric?.id ?? '', change: { name: 'Orders a day' } });
    rows.push({ day: '2026-11-24', orders: 20 });
    await workspace.call('sources.runNow', { sourceId });
    const names = (await workspace.call('metrics.list', { featureId: FEATURE })).map(({ name }) => name);
    expect(names).toEqual(['Orders a day']);
  });

  it('keeps a figure that changed as a revision', async () => {
    const sourceId = await add();
    await workspace.call('sources.runNow', { sourceId });
    rows[1] = { day: '2026-11-23', orders: 16 };
    expect(await workspace.call('sources.runNow', { sourceId })).toMatchObject({ outcome: 'imported' });
    expect((await listImports())[0]).toEqual(['done', sourceId, 0, 1, 1]);
  });

  it('asks again from some days before the newest figures, and never before its first day', async () => {
    const query = [{ name: 'since', value: '{{from}}' }];
    const sourceId = await add(orders({ connection: httpConnection(server.address('/orders'), { query }) }));
    await workspace.call('sources.runNow', { sourceId });
    await workspace.call('sources.runNow', { sourceId });
    expect(server.seen.map(({ url }) => url)).toEqual([
      '/orders?since=2026-11-01',
      '/orders?since=2026-11-20',
    ]);
  });

  it('starts anew from its first day after its import was undone, and makes its metric again', async () => {
    const sourceId = await add();
    await workspace.call('sources.runNow', { sourceId });
    await workspace.call('workspace.undo', {});
    expect(await workspace.call('metrics.list', { featureId: FEATURE })).toEqual([]);
    expect((await workspace.call('imports.list', {}))[0]).toMatchObject({ state: 'undone', sourceId });
    expect(await workspace.call('sources.runNow', { sourceId })).toMatchObject({ outcome: 'imported' });
    expect(await workspace.call('metrics.list', { featureId: FEATURE })).toHaveLength(1);
  });

  it('names rows it cannot use and brings the others in', async () => {
    rows.push({ day: 'soon', orders: 1 });
    const sourceId = await add();
    expect(await workspace.call('sources.runNow', { sourceId })).toMatchObject({ rows: 3, setAside: 1 });
  });

  it('finds its columns by name when they change places', async () => {
    const file = httpConnection(server.address('/table'), { response: { kind: 'file' } });
    const answer = (text: string) =>
      server.behave('/table', (_request, response) => response.writeHead(200).end(text));
    answer('day,orders\n2026-11-22,12\n2026-11-23,15\n');
    const sourceId = await add(orders({ connection: file }));
    await workspace.call('sources.runNow', { sourceId });
    answer('orders,note,day\n12,a,2026-11-22\n17,b,2026-11-24\n');
    await workspace.call('sources.runNow', { sourceId });
    expect((await listImports())[0]).toEqual(['done', sourceId, 1, 1, 0]);
  });

  it.each([
    ['a column that is gone', '/gone', 'day,visits\n2026-11-22,12\n', 'source-column-gone'],
    ['a page instead of data', '/page', '<!doctype html><p>Sign in</p>', 'source-answered-with-page'],
    ['a table without a usable row', '/useless', 'day,orders\nsoon,many\n', 'no-usable-rows'],
  ])('waits for the person after %s', async (_what, path, text, code) => {
    server.behave(path, (_request, response) => response.writeHead(200).end(text));
    const sourceId = await add(
      orders({ connection: httpConnection(server.address(path), { response: { kind: 'file' } }) }),
    );
    const run = await workspace.call('sources.runNow', { sourceId });
    expect(run).toMatchObject({ outcome: 'needs-you', importId: null, problem: { code } });
    expect(await summaryOf(sourceId)).toMatchObject({ state: 'needs-you' });
    expect(await workspace.call('imports.list', {})).toEqual([]);
  });

  it('waits for the person when a question comes up that was never answered', async () => {
    const open = { ...ordersMapping(), fixedArm: null };
    const sourceId = await add(orders({ mapping: open }));
    expect(await workspace.call('sources.runNow', { sourceId })).toMatchObject({
      outcome: 'needs-you',
      problem: { code: 'source-question-open', details: { question: 'which-arm' } },
    });
  });

  it('shows its table before it is saved, and keeps nothing of it', async () => {
    const { connection, span } = orders();
    const seen = await workspace.call('sources.tryOut', { name: 'Orders', connection, span, secretId: null });
    expect(seen).toMatchObject({ outcome: 'table', columns: ['day', 'orders'], rowCount: 2 });
    if (seen.outcome === 'no-table') throw new Error('there is a table');
    expect(await workspace.call('sources.list', {})).toEqual([]);
    const preview = await workspace.call('imports.preview', {
      file: seen.file,
      featureId: FEATURE,
      mapping: null,
    });
    expect(preview.columns.map(({ name }) => name)).toEqual(['day', 'orders']);
  });

  const tryOut = (change: Partial<HttpConnection>, path = '/orders', secretId: string | null = null) =>
    workspace.call('sources.tryOut', {
      name: 'Orders',
      connection: httpConnection(server.address(path), change),
      span: orders().span,
      secretId,
    });
  const rowsAt = (path: string) => ({ ...httpConnection('').response, rows: path }) as ResponseShape;

  it.each([
    ['$[*]', 'source-no-columns'],
    ['$.data', 'source-no-columns'],
    ['$.nothing[*]', 'source-no-rows'],
    ['data', 'source-path-wrong'],
  ])('shows what came, and the lists in it, when its path to the rows is %s', async (path, code) => {
    expect(await tryOut({ response: rowsAt(path) })).toMatchObject({
      outcome: 'no-table',
      problem: { code },
      answer: {
        kind: 'json',
        type: 'application/json',
        text: expect.stringContaining('"orders": 12'),
        lists: [
          {
            path: '$.data[*]',
            count: 2,
            columns: [
              { name: 'day', path: '$.day', as: 'text' },
              { name: 'orders', path: '$.orders', as: 'text' },
            ],
          },
        ],
      },
    });
  });

  it('shows what a service says against the question, asked once only while a person waits', async () => {
    server.behave('/refusing', (_request, response) =>
      response.writeHead(503, { 'content-type': 'application/json' }).end('{"error":"no such metric"}'),
    );
    expect(await tryOut({}, '/refusing')).toMatchObject({
      problem: { code: 'source-server-error', details: { status: 503 } },
      answer: { text: expect.stringContaining('no such metric') },
    });
    expect(server.seen).toHaveLength(1);
  });

  it('is given up at once, though the service is silent', async () => {
    const requestId = 'a-try';
    const input = {
      name: 'Orders',
      connection: httpConnection(server.address('/silent')),
      span: orders().span,
      secretId: null,
    };
    const reply = workspace.door.call({ requestId, method: 'sources.tryOut', input });
    await vi.waitUntil(() => server.seen.length === 1);
    workspace.door.cancel(requestId);
    expect(await reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it.each([
    [
      'a password in the address',
      { address: 'https://ada:secret@shop.example/' },
      'source-address-has-password',
    ],
    ['a key in the query', { query: [{ name: 'api_key', value: 'abc' }] }, 'source-secret-in-the-open'],
    [
      'a key in the address',
      { address: 'https://shop.example/?access_token=abc' },
      'source-secret-in-the-open',
    ],
    [
      'a key in a header',
      { headers: [{ name: 'Authorization', value: 'abc' }] },
      'source-secret-in-the-open',
    ],
    ['a value that was not filled in', { address: 'https://YOUR_SHOP.example/' }, 'source-placeholder-left'],
    ['no host', { address: 'shop' }, 'source-address-wrong'],
  ])('is not saved with %s', async (_what, change, code) => {
    const connection = httpConnection(server.address('/orders'), change);
    await expect(workspace.call('sources.add', { draft: orders({ connection }) })).rejects.toMatchObject({
      code,
    });
  });

  it('is changed, paused and removed, and each can be undone', async () => {
    const sourceId = await add();
    await workspace.call('sources.change', { sourceId, draft: orders({ name: 'Orders of the till' }) });
    await workspace.call('sources.pause', { sourceId, paused: 'paused' });
    expect(await summaryOf(sourceId)).toMatchObject({
      name: 'Orders of the till',
      state: 'paused',
      nextRunAt: null,
    });
    await workspace.call('sources.remove', { sourceId });
    await expect(workspace.call('sources.get', { sourceId })).rejects.toMatchObject({
      code: 'source-missing',
    });
    await workspace.call('workspace.undo', {});
    await workspace.call('workspace.undo', {});
    await workspace.call('workspace.undo', {});
    expect(await summaryOf(sourceId)).toMatchObject({ name: 'Orders of the shop', state: 'waiting' });
  });
});

describe('the schedule of a source', () => {
  it('runs it when its time has come, and not before', async () => {
    const sourceId = await add();
    await ring();
    expect((await workspace.call('sources.get', { sourceId })).runs).toEqual([]);
    workspace.clock.pass(HOUR);
    await ring();
    expect((await workspace.call('sources.get', { sourceId })).runs).toMatchObject([
      { trigger: 'schedule', outcome: 'imported' },
    ]);
  });

  it('catches up once what was missed while the app was closed', async () => {
    const sourceId = await add();
    workspace.clock.pass(30 * HOUR);
    await ring();
    await ring();
    expect((await workspace.call('sources.get', { sourceId })).runs).toHaveLength(1);
  });

  it('fails in words, says when figures are old, and recovers by itself', async () => {
    const sourceId = await add();
    server.behave('/orders', (_request, response) => response.writeHead(503).end());
    workspace.clock.pass(HOUR);
    await ring();
    expect(await summaryOf(sourceId)).toMatchObject({
      state: 'failing',
      freshness: 'fresh',
      lastRun: { problem: { code: 'source-server-error', details: { status: 503 } } },
    });
    const { nextRunAt, lastRun } = await summaryOf(sourceId);
    expect(Math.round(((nextRunAt ?? 0) - (lastRun?.startedAt ?? 0)) / 60_000)).toBe(5);
    expect(await workspace.call('sources.listStale', {})).toEqual([]);
    workspace.clock.pass(2 * HOUR);
    expect(await workspace.call('sources.listStale', {})).toMatchObject([
      { sourceId, featureName: 'Checkout' },
    ]);
    server.behave('/orders', (_request, response) => response.end(JSON.stringify({ data: rows })));
    await ring();
    expect(await summaryOf(sourceId)).toMatchObject({ state: 'waiting', freshness: 'fresh' });
    expect(await workspace.call('sources.listStale', {})).toEqual([]);
  });

  it('leaves a paused source and one that runs by hand alone', async () => {
    const paused = await add();
    await workspace.call('sources.pause', { sourceId: paused, paused: 'paused' });
    await add(orders({ schedule: { every: 'never' } }));
    workspace.clock.pass(50 * HOUR);
    await ring();
    expect(server.seen).toEqual([]);
    expect(await workspace.call('sources.listStale', {})).toEqual([]);
  });

  it('does not start a run that is in progress', async () => {
    const sourceId = await add();
    let answer = (): void => undefined;
    server.behave('/orders', (_request, response) => {
      answer = () => response.end(JSON.stringify({ data: rows }));
    });
    const first = workspace.call('sources.runNow', { sourceId });
    await vi.waitUntil(() => server.seen.length === 1);
    await expect(workspace.call('sources.runNow', { sourceId })).rejects.toMatchObject({
      code: 'source-already-running',
    });
    expect(await summaryOf(sourceId)).toMatchObject({ state: 'running' });
    answer();
    expect(await first).toMatchObject({ outcome: 'imported' });
  });

  it('keeps the last fifty runs', () => {
    const test = openTestContext();
    onTestFinished(() => test.close());
    const repository = createSourcesRepository(test.context.db);
    for (let at = 1; at <= 53; at += 1) {
      repository.addRun('shop', {
        id: `run-${at}`,
        startedAt: at,
        milliseconds: 5,
        trigger: 'schedule',
        outcome: 'unchanged',
        rows: 0,
        setAside: 0,
        importId: null,
        problem: null,
      });
    }
    const kept = repository.listRuns('shop');
    expect([kept.length, kept[0]?.startedAt, kept.at(-1)?.startedAt]).toEqual([50, 53, 4]);
  });
});

describe('the secret of a source', () => {
  const bearer = () => httpConnection(server.address('/orders'), { auth: { kind: 'bearer' } });
  const give = (host = '127.0.0.1') =>
    workspace.ask('internal.giveSecrets', { secrets: [{ secretId: 'key', host, secret: SECRET }] });

  it('is asked for when it is not at hand', async () => {
    const sourceId = await add(orders({ connection: bearer(), secretId: 'key' }));
    expect(await summaryOf(sourceId)).toMatchObject({ state: 'needs-secret' });
    expect(await workspace.call('sources.runNow', { sourceId })).toMatchObject({
      outcome: 'needs-you',
      problem: { code: 'source-needs-secret' },
    });
    await give();
    expect(await workspace.call('sources.runNow', { sourceId })).toMatchObject({ outcome: 'imported' });
    await workspace.ask('internal.forgetSecret', { secretId: 'key' });
    expect(await summaryOf(sourceId)).toMatchObject({ state: 'needs-secret' });
  });

  it('is not sent to another host than the one it was given for', async () => {
    await give('shop.example');
    const sourceId = await add(orders({ connection: bearer(), secretId: 'key' }));
    expect(await workspace.call('sources.runNow', { sourceId })).toMatchObject({
      problem: { code: 'source-secret-other-host' },
    });
    expect(server.seen).toEqual([]);
  });

  it.each([
    { kind: 'bearer' } as const,
    { kind: 'basic', user: 'ada' } as const,
    { kind: 'query', name: 'token' } as const,
  ])('is hidden where a service sends back what it was sent (%o)', async (auth) => {
    await give();
    server.behave('/echo', (request, response) =>
      response.end(JSON.stringify({ url: request.url, sent: request.headers.authorization ?? '' })),
    );
    const shown = await workspace.call('sources.tryOut', {
      name: 'Orders',
      connection: httpConnection(server.address('/echo'), { auth }),
      span: orders().span,
      secretId: 'key',
    });
    expect(shown).toMatchObject({ outcome: 'no-table', answer: { text: expect.stringContaining('•••') } });
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    expect(JSON.stringify(shown)).not.toContain(Buffer.from(`ada:${SECRET}`).toString('base64'));
  });

  it('stands nowhere: not in the file, its journal, its backups, a reply or a log', async () => {
    await give();
    const sourceId = await add(orders({ connection: bearer(), secretId: 'key' }));
    const replies = [
      await workspace.ask('sources.runNow', { sourceId }),
      await workspace.ask('sources.get', { sourceId }),
      await workspace.ask('sources.list', {}),
      await workspace.ask('workspace.listAudit', {}),
    ];
    server.behave('/orders', (_request, response) => response.writeHead(500).end(SECRET));
    replies.push(await workspace.ask('sources.runNow', { sourceId }));
    replies.push(await workspace.ask('workspace.backUp', {}));
    expect(server.seen.every(({ headers }) => headers.authorization === `Bearer ${SECRET}`)).toBe(true);
    expect(JSON.stringify(replies) + printed.join('\n')).not.toContain(SECRET);
    const folder = dirname(workspace.path);
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());
    expect(written.length).toBeGreaterThan(1);
    expect(written.filter((path) => readFileSync(path).includes(SECRET))).toEqual([]);
  });
});
