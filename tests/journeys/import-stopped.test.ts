import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/calendar-day.ts';
import {
  bringIn,
  checkFile,
  importButton,
  openChart,
  planToImport,
  readFirstDay,
} from '#tests/support/import-steps.ts';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'pilotbook-stopped-'));
let journey: Journey | null = null;

afterEach(async () => {
  await journey?.end();
  journey = null;
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

async function open(folder: string | null): Promise<Journey> {
  journey = await openJourney({ dataFolder: folder });
  pictureOnFailure(journey);
  return journey;
}

/** So many rows that a person has time to change their mind: each day of both arms in so many shops. */
function largeTable(shops: number): string {
  const rows = Array.from({ length: 1000 }, (_, at) => {
    const day = addDays('2024-01-01', at);
    return Array.from(
      { length: shops },
      (__, shop) => `${day},pilot,s${shop},40\n${day},control,s${shop},20`,
    );
  });
  return ['day,group,segment,orders', ...rows.flat()].join('\n');
}

const LARGE = { name: 'orders of all shops.csv', content: largeTable(250) };

/** Presses Import and waits until rows of the file are read into figures. */
async function startImport(large: Journey): Promise<void> {
  await importButton(large).click();
  await large.page.getByText(/^Reading rows: /).waitFor();
}

describe('a large import', () => {
  it('that is cancelled is over at once, leaves nothing behind and can be begun again', async () => {
    const cancelled = await open(null);
    const { page, goTo } = cancelled;
    await planToImport(cancelled, 'Order by message');
    await checkFile(cancelled, LARGE);
    await startImport(cancelled);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Nothing counts until all of it is in.').waitFor({ state: 'detached' });
    await importButton(cancelled).waitFor();
    expect(await page.getByText(`${LARGE.name} is in.`).count()).toBe(0);
    await goTo('/imports');
    expect(await seen(page.getByText('Nothing has been imported yet'))).toBe(true);
    const small = { name: 'orders.csv', content: largeTable(1) };
    await checkFile(cancelled, small);
    await bringIn(cancelled, small);
    const chart = await openChart(cancelled, 'orders');
    expect(await readFirstDay(cancelled, chart, /^Mon 1 Jan.*; Pilot 40\b/)).toBe(true);
    expect(cancelled.complaints).toEqual([]);
  });

  it('during which the program is killed is told as interrupted at the next start, and comes in again from there', async () => {
    const before = await open(dataFolder);
    await planToImport(before, 'Order by message');
    await checkFile(before, LARGE);
    await startImport(before);
    await before.host.kill();
    await before.end();

    const after = await open(dataFolder);
    const { page, goTo } = after;
    await goTo('/imports');
    const row = page.getByRole('row').filter({ hasText: LARGE.name });

    await row.getByText('Interrupted').waitFor();
    await row.getByText(LARGE.name).click();
    const side = page.getByRole('complementary', { name: 'Details of the import' });
    await side.getByText(/Nothing of it counts/).waitFor();
    await side.getByRole('link', { name: 'Import again' }).click();
    await page.getByRole('button', { name: 'Choose a file' }).first().waitFor();
    expect(page.url()).toContain('/imports/new?feature=');
    const small = { name: LARGE.name, content: largeTable(1) };
    await checkFile(after, small);
    await bringIn(after, small);
    const chart = await openChart(after, 'orders');
    expect(await readFirstDay(after, chart, /^Mon 1 Jan.*; Pilot 40\b/)).toBe(true);
    expect(after.complaints).toEqual([]);
  });
});
