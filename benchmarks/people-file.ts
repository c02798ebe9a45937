import { spawnSync } from 'node:child_process';
import { createWriteStream, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { buildProgram } from './build-program.ts';
import { median, timed, type Figure } from './figures.ts';

const PEOPLE = 300_000;
const DAYS = 60;
const ROUNDS = 3;

/** What the import in a process of its own tells of itself. */
export type PeopleTimes = { lookMilliseconds: number; importMilliseconds: number; peakMegabytes: number };

/** Events of people who come again on other days and several times a day; whoever has bought once a day is one buyer. */
async function writeEventsFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write('time,user id,group,converted\n');
  let piece = '';
  for (let index = 0; index < rows; index += 1) {
    // Everybody comes twice; a prime step walks through everybody in an order no cache likes.
    const person = ((index >> 1) * 104_729) % PEOPLE;
    const day = addDays('2026-01-01', Math.floor((index * DAYS) / rows));
    const second = String(index % 60).padStart(2, '0');
    piece += `${day}T12:00:${second},customer-${person},${person % 2 === 0 ? 'pilot' : 'control'},${Number(index % 7 === 0)}\n`;
    if (piece.length < 1_000_000) continue;
    if (!out.write(piece)) await once(out, 'drain');
    piece = '';
  }
  out.end(piece);
  await once(out, 'finish');
}

/** The database's own import of the file and its count of distinct people a day and group. */
function countBySqliteCli(folder: string, csv: string): Promise<number> {
  const path = join(folder, 'people-cli.db');
  rmSync(path, { force: true });
  const count = `SELECT count(*) FROM (SELECT substr(time, 1, 10) AS day, arm, count(DISTINCT user), count(DISTINCT iif(converted = '1', user, NULL)) FROM t GROUP BY day, arm);`;
  const input = `CREATE TABLE t (time, user, arm, converted);\n.mode csv\n.import --skip 1 ${csv} t\n${count}\n`;
  return timed(() => spawnSync('sqlite3', [path], { input })).then(({ milliseconds }) => milliseconds);
}

function importThroughApp(program: string, folder: string, csv: string): PeopleTimes {
  const run = spawnSync(process.execPath, [program, folder, csv], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the import failed:\n${run.stderr}`);
  return JSON.parse(run.stdout) as PeopleTimes;
}

/** A row for each event, distinct people counted a day, beside the database's own way to count them. */
export async function measurePeople(
  folder: string,
  rows: number,
): Promise<{ times: Figure[]; notes: string[] }> {
  const csv = join(folder, 'events.csv');
  await writeEventsFile(csv, rows);
  const hasCli = spawnSync('sqlite3', ['--version']).status === 0;
  const program = await buildProgram('people-process');
  const cli: number[] = [];
  const app: PeopleTimes[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (hasCli) cli.push(await countBySqliteCli(folder, csv));
    app.push(importThroughApp(program, folder, csv));
  }
  const of = (pick: (times: PeopleTimes) => number) => median(app.map(pick));
  return {
    times: [
      ...(hasCli
        ? [{ name: 'floor: sqlite3 .import, count(DISTINCT) by day', milliseconds: median(cli) }]
        : []),
      { name: 'import: read, count people, write', milliseconds: of((each) => each.importMilliseconds) },
      {
        name: 'before it: look at the whole file and dry run',
        milliseconds: of((each) => each.lookMilliseconds),
      },
    ],
    notes: [
      `${(statSync(csv).size / 1e6).toFixed(0)} MB file; peak memory of the process ${of((each) => each.peakMegabytes).toFixed(0)} MB`,
      ...(hasCli ? [] : ['sqlite3 is not installed: no floor']),
    ],
  };
}
