import Sqlite from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ImportMapping, ImportPreview } from '#shared/imports/imports.contract.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import type { Door } from '#electron/rpc/door.ts';
import { timed, type Figure } from './figures.ts';

export type Row = [day: string, arm: 'pilot' | 'control', segment: string, orders: number, visits: number];

const SEGMENTS = 100;

/** Days of two arms in a hundred segments: every row is a figure of its own, the hardest case for the store. */
export function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => {
    const arm = index % 2 === 0 ? 'pilot' : 'control';
    const segment = `Segment ${Math.floor(index / 2) % SEGMENTS}`;
    const day = addDays('2020-01-01', Math.floor(index / (2 * SEGMENTS)));
    const visits = 50 + ((index * 7919) % 400);
    return [day, arm, segment, (index * 104_729) % visits, visits];
  });
}

export function csvOf(rows: readonly Row[]): string {
  return ['Day,Group,Segment,Orders,Visits', ...rows.map((row) => row.join(','))].join('\n');
}

async function call(door: Door, method: string, input: unknown): Promise<unknown> {
  const reply = await door.call({ requestId: `${method} ${performance.now()}`, method, input });
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
  return reply.value;
}

async function upload(door: Door, text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const begun = await call(door, 'files.begin', { name: 'figures.csv', sizeBytes: bytes.length });
  const { file } = begun as { file: string };
  const piece = 2 * 1024 * 1024;
  for (let at = 0; at < bytes.length; at += piece) {
    await call(door, 'files.append', { file, base64: bytes.subarray(at, at + piece).toString('base64') });
  }
  return file;
}

const ORDERS: ImportMapping['metrics'][number] = {
  metricId: null,
  draft: {
    name: 'Orders of visits',
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    role: 'primary',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
  },
  totalColumn: 3,
  unitsColumn: 4,
  squaresColumn: null,
};

/** The whole way of a file through the app: looked at, then read, compared, written and made the daily table. */
export async function importThroughApp(door: Door, featureId: string, text: string): Promise<Figure[]> {
  const file = await upload(door, text);
  const looked = await timed(() => call(door, 'imports.preview', { file, featureId, mapping: null }));
  const { mapping } = looked.value as ImportPreview;
  const wanted: ImportMapping = { ...mapping, segmentColumn: 2, personColumn: null, metrics: [ORDERS] };
  const written = await timed(() => call(door, 'imports.commit', { file, featureId, mapping: wanted }));
  const { counts } = written.value as OutputOf<'imports.commit'>;
  if (counts.used !== counts.rows) throw new Error(`only ${counts.used} of ${counts.rows} rows were used`);
  return [
    { name: 'look at the file (preview)', milliseconds: looked.milliseconds },
    { name: 'import: read, compare, write, daily table', milliseconds: written.milliseconds },
  ];
}

const ROWS_PER_STATEMENT = 50;

/** The floor: the same rows, already parsed, into the same table by the same driver in one transaction. */
export async function insertRaw(folder: string, rows: readonly Row[]): Promise<Figure> {
  const db = new Sqlite(join(folder, 'floor.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE observations (metric_id TEXT NOT NULL, arm TEXT NOT NULL, day TEXT NOT NULL,
    segment TEXT NOT NULL, import_sequence INTEGER NOT NULL, units REAL NOT NULL, total REAL NOT NULL,
    total_squares REAL, PRIMARY KEY (metric_id, arm, day, segment, import_sequence)) STRICT, WITHOUT ROWID`);
  const values = Array.from({ length: ROWS_PER_STATEMENT }, () => '(?,?,?,?,?,?,?,?)').join(',');
  const insert = db.prepare(`INSERT INTO observations VALUES ${values}`);
  const { milliseconds } = await timed(() =>
    db
      .transaction(() => {
        for (let at = 0; at + ROWS_PER_STATEMENT <= rows.length; at += ROWS_PER_STATEMENT) {
          const cells = rows
            .slice(at, at + ROWS_PER_STATEMENT)
            .flatMap(([day, arm, segment, total, units]) => ['m', arm, day, segment, 1, units, total, total]);
          insert.run(...cells);
        }
      })
      .immediate(),
  );
  db.close();
  return { name: 'floor: raw insert of parsed rows', milliseconds };
}

/** The command line's own import of the file, where it is installed. */
export async function importBySqliteCli(folder: string, text: string): Promise<Figure | null> {
  if (spawnSync('sqlite3', ['--version']).status !== 0) return null;
  const csv = join(folder, 'figures.csv');
  const path = join(folder, 'cli.db');
  writeFileSync(csv, text);
  rmSync(path, { force: true });
  const create = `CREATE TABLE t (day, arm, segment, orders, visits, PRIMARY KEY (arm, day, segment)) WITHOUT ROWID;`;
  const { milliseconds } = await timed(() =>
    spawnSync('sqlite3', [path], { input: `${create}\n.mode csv\n.import --skip 1 ${csv} t\n` }),
  );
  return { name: 'floor: sqlite3 .import', milliseconds };
}
