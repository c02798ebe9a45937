import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureChartPaint } from './chart-paint.ts';
import { FEATURE, measureCharts, SINGLE_FEATURE } from './chart-query.ts';
import { printDecisions } from './decisions/print-all.ts';
import { printTable } from './figures.ts';
import { measureFirstScreen } from './first-screen.ts';
import { measureImport } from './import-file.ts';
import { measurePeople } from './people-file.ts';
import { printPollutedFiles } from './polluted-files.ts';
import { printFileReading } from './read-files.ts';
import { measureSqlSource } from './sql-source.ts';

const IMPORTED_ROWS = 1_000_000;
const STORED_ROWS = 10_000_000;

const count = (rows: number): string => rows.toLocaleString('en');

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-bench-'));
const path = join(folder, 'bench.pilotbook');
try {
  const imported = await measureImport(folder, IMPORTED_ROWS);
  printTable(`Import of a file of ${count(IMPORTED_ROWS)} rows`, imported.times);
  for (const note of imported.notes) console.log(`  ${note}`);
  const people = await measurePeople(folder, IMPORTED_ROWS);
  printTable(`People counted a day in ${count(IMPORTED_ROWS)} events`, people.times);
  for (const note of people.notes) console.log(`  ${note}`);
  await printFileReading();
  printPollutedFiles();
  await printDecisions();
  printTable(`Charts over ${count(STORED_ROWS)} figures`, await measureCharts(path, STORED_ROWS));
  const screen = await measureFirstScreen(path);
  if (screen === null) console.log('\nFirst screen: needs `npm run build` and an installed Chromium.');
  else printTable('First usable screen', screen);
  const [one, ten] = (await measureChartPaint(path, [SINGLE_FEATURE, FEATURE])) ?? [];
  if (one !== undefined) printTable('One chart of two years, painted', one);
  if (ten !== undefined) printTable('Ten charts of two years beneath each other, painted', ten);
  const sql = await measureSqlSource();
  if (sql !== null) printTable('Ten million rows summed where they lie, in PostgreSQL', sql);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
