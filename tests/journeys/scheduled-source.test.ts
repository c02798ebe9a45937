import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addFeature } from '#tests/support/add-feature.ts';
import { missingServer, startPrometheus, type TestServer } from '#tests/support/database-servers.ts';
import { choose, openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';

const PATIENCE_MS = 60_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const reason = missingServer('prometheus');
if (reason !== null) console.log(`The journey of a Prometheus source is left out here: ${reason}.`);

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-schedule-'));
const file = join(folder, 'shop.pilotbook');
let journey: Journey;
let shop: Server;
let target: string;
let prometheus: TestServer;

async function open(): Promise<void> {
  journey = await openJourney({ opens: { file } });
  pictureOnFailure(journey);
  await journey.goTo('/imports/sources');
}

/**
 * The computer sleeps with Pilotbook closed. Instead of waiting, all that the file knows of the source's runs is set back
 * by that time.
 */
async function sleepFor(milliseconds: number): Promise<void> {
  await journey.end();
  const db = new Database(file);
  db.prepare(
    `UPDATE source_states SET next_run_at = next_run_at - @milliseconds,
       last_success_at = last_success_at - @milliseconds`,
  ).run({ milliseconds });
  db.prepare('UPDATE source_runs SET started_at = started_at - ?').run(milliseconds);
  db.close();
  await open();
}

async function collected(): Promise<void> {
  const ask = async () => {
    const answer = await fetch(`http://127.0.0.1:${prometheus.port}/api/v1/query?query=orders_total`);
    return JSON.stringify(await answer.json());
  };
  await expect.poll(ask, { timeout: 20_000 }).toContain('pilot');
}

/** The runs beside the table, newest first, by what they came to. */
async function runs(): Promise<string[]> {
  const { page } = journey;
  const source = page.getByRole('table', { name: 'Sources' }).getByText('Prometheus', { exact: true });
  const list = page.getByRole('region', { name: 'Runs' }).getByRole('listitem');
  if ((await list.count()) === 0) await source.click();
  await list.first().waitFor();
  const texts = await list.allInnerTexts();
  return texts.map((text) => /: (.*)/.exec(text)?.[1] ?? text);
}

describe.skipIf(reason !== null)('a Prometheus source with a schedule', { timeout: PATIENCE_MS }, () => {
  beforeAll(async () => {
    let orders = 40;
    shop = createServer((_request, response) => {
      orders += 1;
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(`# TYPE orders_total counter\norders_total{variant="pilot"} ${orders}\n`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => shop.once('listening', resolve));
    target = `127.0.0.1:${(shop.address() as AddressInfo).port}`;
    prometheus = await startPrometheus(target);
    const workspace = openTestWorkspace({ path: file });
    addFeature(file, { id: 'f1', name: 'Checkout' });
    await workspace.close();
    journey = await openJourney({ opens: { file } });
  }, PATIENCE_MS);
  beforeEach(() => pictureOnFailure(journey));
  afterAll(async () => {
    await journey.end();
    await prometheus.stop();
    shop.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('brings the figure of each day in by a range query', async () => {
    const { page, goTo } = journey;
    await goTo('/imports/sources/new');
    await page.getByRole('button', { name: /^Prometheus/ }).click();
    await page
      .getByRole('textbox', { name: 'Address' })
      .fill(`http://127.0.0.1:${prometheus.port}/api/v1/query_range`);
    await page
      .getByRole('textbox', { name: 'Query: value 1', exact: true })
      .fill('sum by (variant) (max_over_time(orders_total[1d]))');
    await page.getByRole('checkbox', { name: /^Allow 127\.0\.0\.1/ }).check();
    await collected();
    await page.getByRole('button', { name: 'Fetch the table' }).click();
    const table = page.getByRole('table', { name: 'The table' });
    expect(await table.getByRole('row').first().innerText()).toBe('day\tvalue\tvariant');
    expect(await table.getByRole('row').nth(1).innerText()).toMatch(/^\d{4}-\d\d-\d\d\t\d+\tpilot$/);
    await choose(page, 'Schedule', 'Every hour');
    await page.getByRole('button', { name: 'Save and fetch', disabled: false }).click();
    await page
      .getByText(/: one row/)
      .first()
      .waitFor();
    expect(await runs()).toHaveLength(1);
    expect(await seen(page.getByRole('table', { name: 'Sources' }).getByText('Every hour'))).toBe(true);
  });

  it('runs by its schedule, once for all the hours the computer slept', async () => {
    await sleepFor(5 * HOUR_MS);
    await expect.poll(runs, { timeout: 20_000 }).toHaveLength(2);
    expect((await runs())[0]).toMatch(/one row/);
    expect(await seen(journey.page.getByText('All sources are well.'))).toBe(true);
  });

  it('fails in words when the service is gone, says when it tries again, and stands on Today', async () => {
    await prometheus.stop();
    await sleepFor(3 * HOUR_MS);
    await expect.poll(runs, { timeout: 20_000 }).toHaveLength(3);
    const { page, goTo } = journey;
    const words = `Nobody answers at 127.0.0.1, port ${prometheus.port}.`;
    expect(await seen(page.getByText(words))).toBe(true);
    expect(await seen(page.getByText(/^Pilotbook tries again by itself at/))).toBe(true);
    expect(await seen(page.getByText('One source needs a look.'))).toBe(true);
    await goTo('/today');
    expect(await seen(page.getByText('“Prometheus” has brought nothing for a while'))).toBe(true);
  });

  it('is asked again minutes later, not an hour, and recovers once the service is back', async () => {
    prometheus = await startPrometheus(target, prometheus.port);
    await collected();
    await sleepFor(6 * MINUTE_MS);
    await expect.poll(runs, { timeout: 20_000 }).toHaveLength(4);
    const { page, goTo } = journey;
    expect(await seen(page.getByText('All sources are well.'))).toBe(true);
    await goTo('/today');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('has brought nothing for a while').count()).toBe(0);
    expect(journey.complaints).toEqual([]);
  });
});
