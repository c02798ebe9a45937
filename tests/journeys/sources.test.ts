import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { missingServer, startPrometheus, type TestServer } from '#tests/support/database-servers.ts';
import { choose, openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { startMisbehavingServer, type MisbehavingServer } from '#tests/support/misbehaving-server.ts';

const PATIENCE_MS = 60_000;
const reason = missingServer('prometheus');
if (reason !== null) console.log(`The journey of a Prometheus source is left out here: ${reason}.`);

let journey: Journey;

async function planFeature(name: string): Promise<void> {
  const { page, goTo } = journey;
  await goTo('/features/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Customers in all' }).fill('1000');
  await page.getByRole('textbox', { name: 'Staff who can test' }).fill('0');
  await page.getByText('Nothing can be counted yet').click();
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function startSource(preset: RegExp): Promise<void> {
  const { page, goTo } = journey;
  await goTo('/imports/sources/new');
  await page.getByRole('button', { name: preset }).click();
  await page.getByRole('heading', { name: 'Where it comes from' }).waitFor();
  await choose(page, 'Feature', 'Checkout');
}

async function fetchTable(): Promise<void> {
  const { page } = journey;
  await page.getByRole('checkbox', { name: /^Allow 127\.0\.0\.1/ }).check();
  await page.getByRole('button', { name: 'Fetch the table' }).click();
  await page.getByRole('heading', { name: 'The table' }).waitFor();
}

describe('a source', () => {
  let service: MisbehavingServer;
  let rows = [{ day: '2026-11-22', value: 12 }];
  beforeAll(async () => {
    service = await startMisbehavingServer();
    service.behave('/figures', (_request, response) => response.end(JSON.stringify(rows)));
    journey = await openJourney();
    await planFeature('Checkout');
  }, PATIENCE_MS);
  beforeEach(() => pictureOnFailure(journey));
  afterAll(async () => {
    await journey.end();
    await service.close();
  });

  it('says why it does not fetch before the person allows this computer', async () => {
    const { page } = journey;
    await startSource(/^JSON on the web/);
    await page.getByRole('textbox', { name: 'Address' }).fill(service.address('/figures'));
    await page.getByRole('button', { name: 'Fetch the table' }).click();
    expect(await seen(page.getByText('127.0.0.1 would be asked without encryption.'))).toBe(true);
  });

  it('shows its table and its columns, asks what only the person knows, and is saved', async () => {
    const { page } = journey;
    await fetchTable();
    const table = page.getByRole('table', { name: 'The table' });
    expect(await table.getByRole('row').allInnerTexts()).toEqual(['day\tvalue', '2026-11-22\t12']);
    expect(await page.getByRole('button', { name: 'Save and fetch' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /^Pilot/ }).click();
    await page.getByRole('button', { name: 'Save and fetch', disabled: false }).click();
    expect(await seen(page.getByText(/: one row/))).toBe(true);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('fails in words beside a next step, and recovers', async () => {
    const { page } = journey;
    service.behave('/figures', (_request, response) => response.writeHead(401).end());
    await page.getByRole('button', { name: 'Fetch now' }).click();
    expect(await seen(page.getByText('127.0.0.1 does not accept the password or key.'))).toBe(true);
    expect(await seen(page.getByText('One source needs a look.'))).toBe(true);
    rows = [...rows, { day: '2026-11-23', value: 17 }];
    service.behave('/figures', (_request, response) => response.end(JSON.stringify(rows)));
    // Two presses within 600 ms count as one.
    await page.waitForTimeout(800);
    await page.getByRole('button', { name: 'Fetch now' }).click();
    expect(await seen(page.getByText('All sources are well.'))).toBe(true);
  });

  it('stands among the imports with what it brought', async () => {
    const { page, goTo } = journey;
    await goTo('/imports');
    await page.getByRole('link', { name: 'Sources' }).click();
    expect(await seen(page.getByRole('table', { name: 'Sources' }).getByText('Every day at 07:00'))).toBe(
      true,
    );
    await page.getByRole('link', { name: 'Came in' }).click();
    expect(await seen(page.getByRole('table', { name: 'Imports' }).getByText('JSON on the web.csv'))).toBe(
      true,
    );
    expect(journey.complaints).toEqual([]);
  });

  it('is removed, and comes back', async () => {
    const { page, goTo } = journey;
    await goTo('/imports/sources');
    await page.getByRole('table', { name: 'Sources' }).getByText('JSON on the web').click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No source yet.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await seen(page.getByRole('table', { name: 'Sources' }).getByText('JSON on the web'))).toBe(true);
  });
});

describe.skipIf(reason !== null)('a Prometheus source', () => {
  let orders = 40;
  let shop: Server;
  let prometheus: TestServer;
  beforeAll(async () => {
    shop = createServer((_request, response) => {
      orders += 1;
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(`# TYPE orders_total counter\norders_total{variant="pilot"} ${orders}\n`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => shop.once('listening', resolve));
    const target = `127.0.0.1:${(shop.address() as AddressInfo).port}`;
    prometheus = await startPrometheus(target, (path, text) => writeFileSync(path, text));
    journey = await openJourney();
    await planFeature('Checkout');
  }, PATIENCE_MS);
  beforeEach(() => pictureOnFailure(journey));
  afterAll(async () => {
    await journey.end();
    await prometheus.stop();
    shop.close();
  });

  it(
    'brings the figure of each day in by a range query, and on by its schedule',
    { timeout: PATIENCE_MS },
    async () => {
      const { page } = journey;
      await startSource(/^Prometheus/);
      await page
        .getByRole('textbox', { name: 'Address' })
        .fill(`http://127.0.0.1:${prometheus.port}/api/v1/query_range`);
      await page
        .getByRole('textbox', { name: 'Query: value 1', exact: true })
        .fill('sum by (variant) (max_over_time(orders_total[1d]))');
      // The first figures need a moment to be collected.
      await expect
        .poll(
          async () => {
            const answer = await fetch(`http://127.0.0.1:${prometheus.port}/api/v1/query?query=orders_total`);
            return JSON.stringify(await answer.json());
          },
          { timeout: 20_000 },
        )
        .toContain('pilot');
      await fetchTable();
      const table = page.getByRole('table', { name: 'The table' });
      expect(await table.getByRole('row').first().innerText()).toBe('day\tvalue\tvariant');
      expect(await table.getByRole('row').nth(1).innerText()).toMatch(/^\d{4}-\d\d-\d\d\t\d+\tpilot$/);
      await choose(page, 'Schedule', 'Every hour');
      await page.getByRole('button', { name: 'Save and fetch', disabled: false }).click();
      expect(await seen(page.getByText(/: one row/))).toBe(true);
      expect(await seen(page.getByRole('table', { name: 'Sources' }).getByText('Every hour'))).toBe(true);
    },
  );
});
