import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addFeature } from '#tests/support/add-feature.ts';
import { openWorkspace } from '#electron/workspace/open-workspace.ts';
import { measureCharts } from './chart-query.ts';
import { printTable } from './figures.ts';
import { measureFirstScreen } from './first-screen.ts';
import { csvOf, importBySqliteCli, importThroughApp, insertRaw, rowsOf } from './import-file.ts';

const ROWS = 100_000;
const FEATURE = 'benchmark';

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-bench-'));
const path = join(folder, 'bench.pilotbook');
try {
  const rows = rowsOf(ROWS);
  const text = csvOf(rows);
  const door = openWorkspace({ path, mode: 'create-if-missing', actorFallback: 'benchmark' });
  addFeature(path, { id: FEATURE, name: 'Benchmark' });
  const floor = await insertRaw(folder, rows);
  const cli = await importBySqliteCli(folder, text);
  const app = await importThroughApp(door, FEATURE, text);
  printTable(`Import of ${ROWS.toLocaleString('en')} rows`, [floor, ...(cli === null ? [] : [cli]), ...app]);
  printTable('Charts over the same rows', await measureCharts(door, path, FEATURE));
  await door.close();
  const screen = await measureFirstScreen(path);
  if (screen === null) console.log('\nFirst screen: needs `npm run build` and an installed Chromium.');
  else printTable('First usable screen', screen);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
