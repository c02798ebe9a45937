import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlConnection, SqlMetric } from '#shared/imports/source.ts';
import { createFileStore } from '#electron/workspace/file-store.ts';
import {
  missingServer,
  PASSWORD,
  startMariadb,
  startPostgresql,
  USER,
  type DatabaseServer,
} from '#tests/support/database-servers.ts';
import { resolveBySystem } from './address-guard.ts';
import { offsetText } from './mysql.ts';
import { fetchSqlSource } from './sql-source.ts';

const START_MS = 120_000;
const files = createFileStore(() => crypto.randomUUID());
afterAll(() => files.close());

const ORDERS = `
INSERT INTO orders VALUES
  ('2026-11-22 10:00:00', 'pilot', 'north', 'a', 10, 2, 1),
  ('2026-11-23 09:00:00', 'pilot', 'north', 'a', 10, 2, 1),
  ('2026-11-23 09:30:00', 'pilot', 'north', 'a', 30, 3, 0),
  ('2026-11-23 12:00:00', 'pilot', 'south', 'b', 20, 1, 1),
  ('2026-11-23 15:00:00', 'control', 'north', 'c', 5, 1, 0),
  ('2026-11-24 08:00:00', 'control', 'north', 'd', NULL, 4, 1);`;
const COLUMNS = `placed_at timestamp NOT NULL, variant text, region text, customer text,
  amount int, items int, paid int`;

const ENGINES = [
  { engine: 'postgresql', server: 'postgresql', start: startPostgresql },
  { engine: 'mysql', server: 'mariadb', start: startMariadb },
] as const;

for (const { engine, server: kind, start } of ENGINES) {
  const reason = missingServer(kind);
  if (reason !== null) console.log(`The sources of ${kind} are left out here: ${reason}.`);

  describe.skipIf(reason !== null)(`a source in ${kind}`, () => {
    let server: DatabaseServer;
    beforeAll(async () => {
      server = await start();
      const use = engine === 'postgresql' ? '\\c shop\n' : 'USE shop;';
      const grant =
        engine === 'postgresql'
          ? `GRANT SELECT ON orders TO ${USER};`
          : `GRANT SELECT ON shop.orders TO '${USER}'@'127.0.0.1';
             GRANT SELECT (name) ON shop.suppliers TO '${USER}'@'127.0.0.1';`;
      server.run(
        `${use}CREATE TABLE orders (${COLUMNS});${ORDERS}
         CREATE TABLE suppliers (name varchar(20), secret varchar(20));${grant}`,
      );
    }, START_MS);
    afterAll(() => server.stop());

    function connection(change: Partial<SqlConnection> = {}): SqlConnection {
      return {
        kind: 'sql',
        engine,
        host: '127.0.0.1',
        port: server.port,
        database: 'shop',
        user: USER,
        encryption: 'none',
        query: own(
          'SELECT DATE(placed_at) AS day, COUNT(*) AS orders FROM orders WHERE placed_at >= :from GROUP BY 1 ORDER BY 1',
        ),
        timeoutSeconds: 20,
        maxRows: 1000,
        allowedHost: '127.0.0.1',
        ...change,
      };
    }

    const own = (text: string) => ({ kind: 'own', text }) as const;

    function template(metric: Omit<SqlMetric, 'name'>, userColumn = '') {
      return {
        kind: 'template' as const,
        table: 'orders',
        timeColumn: 'placed_at',
        armColumn: 'variant',
        segmentColumn: 'region',
        userColumn,
        metric: { ...metric, name: 'Orders' },
      };
    }

    function ask(change: Partial<SqlConnection>, secret = PASSWORD) {
      return fetchSqlSource(
        {
          connection: connection(change),
          secret,
          window: { from: '2026-11-23', to: '2026-11-24', timeZone: 'UTC' },
          environment: {
            resolveHost: resolveBySystem,
            chance: () => 0,
            sleep: async () => undefined,
            startTimer: () => () => undefined,
          },
          patience: 'again',
          onProgress: () => undefined,
          onAnswer: () => undefined,
          stopIfCancelled: () => undefined,
        },
        (ending) => files.collect(`answer${ending}`),
      );
    }

    it('gives its rows as a file, from the first day wanted on', async () => {
      const { file, rowCount } = await ask({});
      expect(rowCount).toBe(2);
      expect(readFileSync(files.get(file).path, 'utf8')).toBe(
        '"day","orders"\r\n"2026-11-23","4"\r\n"2026-11-24","1"\r\n',
      );
    });

    const north = (row: string[]) => row[0] === '2026-11-23' && row[1] === 'pilot' && row[2] === 'north';

    it.each([
      [{ kind: 'proportion', value: 'paid = 1', over: '' }, 'customer', { total: 1, units: 1 }],
      [{ kind: 'proportion', value: 'paid = 1', over: '' }, '', { total: 1, units: 2 }],
      [{ kind: 'mean', value: 'amount', over: '' }, '', { average: 20, units: 2, squares: 1000 }],
      [
        { kind: 'duration', value: 'amount', over: '' },
        '',
        { typical: Math.sqrt(300), units: 2, squares: Math.log(10) ** 2 + Math.log(30) ** 2 },
      ],
      [{ kind: 'count', value: '', over: '' }, 'customer', { total: 2, units: 1 }],
      [{ kind: 'count', value: 'items', over: 'amount' }, '', { total: 5, units: 40 }],
      [
        { kind: 'ratio', value: 'amount', over: 'items' },
        '',
        { total: 40, units: 5, pairs: 2, squares: 1000, base_squares: 13, cross_products: 110 },
      ],
      // Both orders are of one customer, who is one witness: 40 over 5.
      [
        { kind: 'ratio', value: 'amount', over: 'items' },
        'customer',
        { total: 40, units: 5, pairs: 1, squares: 1600, base_squares: 25, cross_products: 200 },
      ],
      [{ kind: 'value', value: 'amount', over: '' }, '', { total: 20 }],
    ] as const)(
      'sums %o by day, arm and segment where the data lives (people in "%s")',
      async (metric, user, sums) => {
        const { table } = await ask({ query: template(metric, user) });
        if (table === null) throw new Error('a database names its columns');
        const row = table.rows.find(north) ?? [];
        const found = Object.fromEntries(
          table.columns.slice(3).map((name, at) => [name, Number(row[at + 3])]),
        );
        for (const [name, value] of Object.entries(sums)) expect(found[name]).toBeCloseTo(value, 6);
      },
    );

    it.each([
      ['a wrong password', {}, 'wrong', 'source-sql-password'],
      ['a user who is not there', { user: 'nobody' }, PASSWORD, 'source-sql-password'],
      ['a port where nobody listens', { port: 1 }, PASSWORD, 'source-refused'],
      ['a server that offers no encryption', { encryption: 'verify' }, PASSWORD, 'source-sql-no-encryption'],
      [
        'a host that was not allowed',
        { encryption: 'verify', allowedHost: null },
        PASSWORD,
        'source-host-private',
      ],
      [
        'no encryption to a host that was not allowed',
        { allowedHost: null },
        PASSWORD,
        'source-address-not-encrypted',
      ],
      [
        'a table that may not be read',
        { query: own('SELECT * FROM suppliers') },
        PASSWORD,
        'source-sql-permission',
      ],
      [
        'a column that is not there',
        { query: own('SELECT colour FROM orders') },
        PASSWORD,
        'source-sql-name',
      ],
      [
        'more rows than the limit',
        { maxRows: 3, query: own('SELECT * FROM orders') },
        PASSWORD,
        'source-too-many-rows',
      ],
      ['no row at all', { query: own('SELECT * FROM orders WHERE 1 = 0') }, PASSWORD, 'source-sql-no-rows'],
      [
        'two statements',
        { query: own('SELECT 1) AS x; DROP TABLE orders; SELECT * FROM (SELECT 2') },
        PASSWORD,
        'source-sql-syntax',
      ],
      ['a change of data', { query: own('DELETE FROM orders') }, PASSWORD, 'source-sql-syntax'],
    ] as const)('says what is wrong with %s', async (_what, change, secret, code) => {
      const failure = await ask(change, secret).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code });
      expect(JSON.stringify(failure)).not.toContain(PASSWORD);
      expect(
        server.run(`${engine === 'postgresql' ? '\\c shop\n' : 'USE shop;'} SELECT COUNT(*) FROM orders`),
      ).toContain('6');
    });

    it('names the line of a mistake in the query', async () => {
      const query = own('SELECT placed_at\nFROM orders\nWHERE placed_at >= :from AND AND paid = 1');
      await expect(ask({ query })).rejects.toMatchObject({
        code: 'source-sql-syntax',
        details: { line: 3, near: expect.stringMatching(/^AND/) },
      });
    });

    it('stops a query that takes too long', async () => {
      const sleep = engine === 'postgresql' ? 'SELECT pg_sleep(20)' : 'SELECT SLEEP(20) AS x FROM orders';
      await expect(ask({ timeoutSeconds: 1, query: own(sleep) })).rejects.toMatchObject({
        code: 'source-sql-timeout',
      });
    }, 20_000);

    it('cannot be changed through it, even by a user who may', async () => {
      const owner =
        engine === 'postgresql'
          ? `GRANT INSERT ON orders TO ${USER}`
          : `GRANT ALL ON shop.* TO '${USER}'@'127.0.0.1'`;
      server.run(`${engine === 'postgresql' ? '\\c shop\n' : ''}${owner}`);
      const text =
        engine === 'postgresql'
          ? 'SELECT set_config($$transaction_read_only$$, $$off$$, false) AS x'
          : 'SELECT * FROM orders FOR UPDATE';
      // MariaDB grants the lock and changes nothing; PostgreSQL refuses to leave its read-only transaction.
      await ask({ query: own(text) }).catch((error: unknown) => error);
      expect(
        server.run(`${engine === 'postgresql' ? '\\c shop\n' : 'USE shop;'} SELECT COUNT(*) FROM orders`),
      ).toContain('6');
    });
  });
}

describe('the offset of a time zone', () => {
  it.each([
    ['Europe/Rome', '+01:00'],
    ['America/New_York', '-05:00'],
    ['Asia/Kathmandu', '+05:45'],
    ['UTC', '+00:00'],
  ])('in winter in %s is %s', (zone, text) => {
    expect(offsetText(zone, Date.UTC(2026, 11, 1))).toBe(text);
  });
});
