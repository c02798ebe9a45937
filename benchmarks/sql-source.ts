import { createFileStore } from '#electron/workspace/file-store.ts';
import { resolveBySystem } from '#electron/imports/sources/address-guard.ts';
import { fetchSqlSource } from '#electron/imports/sources/sql-source.ts';
import { writeTemplate } from '#shared/imports/source-sql.ts';
import type { SqlConnection, SqlQuery } from '#shared/imports/source.ts';
import { missingServer, PASSWORD, startPostgresql, USER } from '#tests/support/database-servers.ts';
import { median, timed, type Figure } from './figures.ts';

const ROWS = 10_000_000;
const RUNS = 5;

const QUERY = {
  kind: 'template',
  table: 'visits',
  timeColumn: 'at',
  armColumn: 'arm',
  segmentColumn: 'region',
  userColumn: '',
  metric: { name: 'Orders', kind: 'proportion', value: 'bought', over: '' },
} as const satisfies SqlQuery;

const TABLE = `\\c shop
SET max_parallel_maintenance_workers = 2;
CREATE UNLOGGED TABLE visits AS
  SELECT timestamp '2026-01-01' + (n % 300) * interval '1 day' AS at,
    CASE WHEN n % 2 = 0 THEN 'pilot' ELSE 'control' END AS arm, 'region ' || n % 7 AS region, n % 5 = 0 AS bought
  FROM generate_series(1, ${ROWS}) AS n;
ANALYZE visits;
GRANT SELECT ON visits TO ${USER};`;

/**
 * Ten million rows in a local PostgreSQL, summed there by day, arm and region: the time of the source beside that of the
 * same query alone in psql, both warm. Null where PostgreSQL cannot run.
 */
export async function measureSqlSource(): Promise<Figure[] | null> {
  const reason = missingServer('postgresql');
  if (reason !== null) {
    console.log(`\nSQL source: left out here: ${reason}.`);
    return null;
  }
  const server = await startPostgresql();
  const files = createFileStore(() => crypto.randomUUID());
  try {
    server.run(TABLE);
    const connection: SqlConnection = {
      kind: 'sql',
      engine: 'postgresql',
      host: '127.0.0.1',
      port: server.port,
      database: 'shop',
      user: USER,
      encryption: 'none',
      query: QUERY,
      timeoutSeconds: 300,
      maxRows: 200_000,
      allowedHost: '127.0.0.1',
    };
    const alone = `\\c shop\n${writeTemplate(QUERY, 'postgresql').replace(':from', `'2026-01-01'`)};`;
    const askSource = () =>
      fetchSqlSource(
        {
          connection,
          secret: PASSWORD,
          window: { from: '2026-01-01', to: '2026-11-24', timeZone: 'UTC' },
          environment: {
            resolveHost: resolveBySystem,
            chance: () => 0,
            sleep: async () => undefined,
            startTimer: () => () => undefined,
          },
          patience: 'once',
          onProgress: () => undefined,
          onAnswer: () => undefined,
          stopIfCancelled: () => undefined,
        },
        (ending) => files.collect(`visits${ending}`),
      );
    server.run(alone);
    const floors: number[] = [];
    const sources: number[] = [];
    let rows = 0;
    for (let run = 0; run < RUNS; run += 1) {
      floors.push((await timed(() => server.run(alone))).milliseconds);
      const source = await timed(askSource);
      sources.push(source.milliseconds);
      rows = source.value.rowCount;
    }
    return [
      { name: `floor: psql, ${ROWS.toLocaleString('en')} rows by day`, milliseconds: median(floors) },
      { name: `source: the same, as a file of ${rows} rows`, milliseconds: median(sources) },
    ];
  } finally {
    await server.stop();
    files.close();
  }
}
