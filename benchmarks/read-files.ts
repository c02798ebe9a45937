import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { guessMapping } from '#shared/imports/guess-mapping.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { inspectFile } from '#electron/imports/inspect-file.ts';
import { lookAtFile } from '#electron/imports/look-at-file.ts';
import { mapFile } from '#electron/imports/map-file.ts';
import type { Pause } from '#electron/imports/read-text.ts';
import { writeFiguresFile } from './import-file.ts';

const TEXT_ROWS = 1_000_000;
const SHEET_ROWS = 40_000;
const PAUSE: Pause = { onBytes: () => undefined, stopIfCancelled: () => undefined };

/** Reads one file into figures and prints milliseconds of each step and the peak of this process. */
async function readOne(path: string): Promise<void> {
  const start = performance.now();
  const file = await inspectFile({ path, name: path, sizeBytes: statSync(path).size }, PAUSE);
  const look = await lookAtFile(file, null, PAUSE);
  const looked = performance.now();
  const guess = guessMapping({ ...look, metrics: [] });
  const mapping = { ...guess, segmentColumn: 2, metrics: [] };
  const columns = [
    { metricId: 'm', kind: 'proportion', totalColumn: 3, unitsColumn: 4, squaresColumn: null } as const,
  ];
  const boundary = { timeZone: 'UTC', dayStartsAtHour: 0 };
  const today = '2100-01-01';
  const { figures } = await mapFile(
    { file, look },
    { mapping, metrics: columns, mends: [], boundary, today },
    PAUSE,
  );
  const peak = process.resourceUsage().maxRSS / 1024;
  const times = `looked at in ${(looked - start).toFixed(0)} ms, read and mapped in ${(performance.now() - looked).toFixed(0)} ms`;
  console.log(`${figures.table.length.toLocaleString('en')} figures, ${times}, peak ${peak.toFixed(0)} MB`);
}

async function workbookOf(rows: number): Promise<Uint8Array> {
  const head = ['Day', 'Group', 'Segment', 'Orders', 'Visits'].map((value) => ({ value }));
  const cells = Array.from({ length: rows }, (_, at) => [
    {
      value: new Date(`${addDays('2010-01-01', Math.floor(at / 200))}T00:00:00Z`),
      type: Date,
      format: 'yyyy-mm-dd',
    },
    { value: at % 2 === 0 ? 'pilot' : 'control' },
    { value: `Segment ${Math.floor(at / 2) % 100}` },
    { value: at % 50 },
    { value: 50 + (at % 400) },
  ]);
  return writeExcelFile([head, ...cells], {}).toBuffer();
}

/** Prints how long a million rows of text and a workbook of 200,000 cells take, each in a process of its own. */
export async function printFileReading(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-read-'));
  try {
    const text = join(folder, 'figures.csv');
    const book = join(folder, 'figures.xlsx');
    await writeFiguresFile(text, TEXT_ROWS);
    writeFileSync(book, await workbookOf(SHEET_ROWS));
    console.log('\nReading files, one thread each');
    for (const [name, path] of [
      ['1,000,000 rows of text', text],
      ['workbook of 200,000 cells', book],
    ] as const) {
      const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, path], {
        encoding: 'utf8',
      });
      console.log(`  ${name}: ${stdout.trim()}${stderr.trim()}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, script, path] = process.argv;
if (script === import.meta.filename && path !== undefined) await readOne(path);
