import { spawnSync } from 'node:child_process';
import { createWriteStream, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { buildProgram } from './build-program.ts';
import { median, timed, type Figure } from './figures.ts';

const SEGMENTS = 100;
const ROUNDS = 3;

/** What the import in a process of its own tells of itself. */
export type ImportTimes = {
  lookMilliseconds: number;
  importMilliseconds: number;
  undoMilliseconds: number;
  peakMegabytes: number;
  slowestUserWrites: { p50: number; p99: number; most: number; writes: number };
};

/** Days of two arms in a hundred segments: every row is a figure of its own, the hardest case for the store. */
export async function writeFiguresFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write('Day,Group,Segment,Orders,Visits\n');
  let piece = '';
  for (let index = 0; index < rows; index += 1) {
    const arm = index % 2 === 0 ? 'pilot' : 'control';
    const segment = `Segment ${Math.floor(index / 2) % SEGMENTS}`;
    const day = addDays('2010-01-01', Math.floor(index / (2 * SEGMENTS)));
    const visits = 50 + ((index * 7919) % 400);
    piece += `${day},${arm},${segment},${(index * 104_729) % visits},${visits}\n`;
    if (piece.length < 1_000_000) continue;
    if (!out.write(piece)) await once(out, 'drain');
    piece = '';
  }
  out.end(piece);
  await once(out, 'finish');
}

/** The command line's own import of the file into a keyed table, where it is installed. */
function importBySqliteCli(folder: string, csv: string): Promise<number> {
  const path = join(folder, 'cli.db');
  rmSync(path, { force: true });
  const create = `CREATE TABLE t (day, arm, segment, orders, visits, PRIMARY KEY (arm, day, segment)) WITHOUT ROWID;`;
  return timed(() =>
    spawnSync('sqlite3', [path], { input: `${create}\n.mode csv\n.import --skip 1 ${csv} t\n` }),
  ).then(({ milliseconds }) => milliseconds);
}

function importThroughApp(program: string, folder: string, csv: string): ImportTimes {
  const run = spawnSync(process.execPath, [program, folder, csv], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the import failed:\n${run.stderr}`);
  return JSON.parse(run.stdout) as ImportTimes;
}

export type ImportFigures = { times: Figure[]; notes: string[] };

/** A file through the whole app beside the database's own import of it, turn by turn so that both meet the same machine. */
export async function measureImport(folder: string, rows: number): Promise<ImportFigures> {
  const csv = join(folder, 'figures.csv');
  await writeFiguresFile(csv, rows);
  const hasCli = spawnSync('sqlite3', ['--version']).status === 0;
  const program = await buildProgram('import-process');
  const cli: number[] = [];
  const app: ImportTimes[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (hasCli) cli.push(await importBySqliteCli(folder, csv));
    app.push(importThroughApp(program, folder, csv));
  }
  const of = (pick: (times: ImportTimes) => number) => median(app.map(pick));
  const writes = app[0]?.slowestUserWrites;
  return {
    times: [
      ...(hasCli ? [{ name: 'floor: sqlite3 .import into a keyed table', milliseconds: median(cli) }] : []),
      {
        name: 'import: read, check, compare, write, count days',
        milliseconds: of((each) => each.importMilliseconds),
      },
      {
        name: 'before it: look at the whole file and dry run',
        milliseconds: of((each) => each.lookMilliseconds),
      },
      { name: 'undo the whole import', milliseconds: of((each) => each.undoMilliseconds) },
    ],
    notes: [
      `${(statSync(csv).size / 1e6).toFixed(0)} MB file; peak memory of the process ${of((each) => each.peakMegabytes).toFixed(0)} MB (goal 300)`,
      `changes by a person meanwhile: p50 ${writes?.p50.toFixed(1)} ms, p99 ${writes?.p99.toFixed(1)} ms, most ${writes?.most.toFixed(1)} ms of ${writes?.writes} (goal p99 40)`,
      ...(hasCli ? [] : ['sqlite3 is not installed: no floor']),
    ],
  };
}
