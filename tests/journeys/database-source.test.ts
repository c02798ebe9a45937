import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import {
  missingServer,
  PASSWORD,
  startMariadb,
  startPostgresql,
  USER,
  type DatabaseServer,
} from '#tests/support/database-servers.ts';
import { choose, openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';

const PATIENCE_MS = 120_000;
const DAYS = 14;
const CUSTOMERS = 20;

/** Two weeks of orders that end yesterday: every customer of either group orders once or twice a day. */
function orders(): string {
  const today = new Date().toISOString().slice(0, 10);
  const rows = Array.from({ length: DAYS }, (_, day) =>
    ['pilot', 'control'].flatMap((variant) =>
      Array.from({ length: CUSTOMERS + (day % 3) * CUSTOMERS }, (_unused, at) => {
        const amount = (variant === 'pilot' ? 30 : 20) + ((at * 7 + day) % 11);
        const customer = `${variant}-${at % CUSTOMERS}`;
        return `('${addDays(today, day - DAYS)} 10:00:00', '${variant}', '${customer}', ${amount}, ${1 + (at % 3)})`;
      }),
    ),
  );
  return `CREATE TABLE orders (placed_at timestamp NOT NULL, variant varchar(20), customer varchar(20), amount int, items int);
    INSERT INTO orders VALUES ${rows.flat().join(',')};`;
}

const ENGINES = [
  {
    card: /^PostgreSQL/,
    kind: 'postgresql',
    start: startPostgresql,
    fill: () => `\\c shop\n${orders()}GRANT SELECT ON orders TO ${USER};`,
  },
  {
    card: /^MySQL or MariaDB/,
    kind: 'mariadb',
    start: startMariadb,
    fill: () => `USE shop;${orders()}GRANT SELECT ON shop.orders TO '${USER}'@'127.0.0.1';`,
  },
] as const;

for (const { card, kind, start, fill } of ENGINES) {
  const reason = missingServer(kind);
  if (reason !== null) console.log(`The journey of a source in ${kind} is left out here: ${reason}.`);

  describe.skipIf(reason !== null)(`a source in ${kind}`, { timeout: PATIENCE_MS }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'pilotbook-database-'));
    const file = join(folder, 'shop.pilotbook');
    let server: DatabaseServer;
    let journey: Journey;
    beforeAll(async () => {
      server = await start();
      server.run(fill());
      const workspace = openTestWorkspace({ path: file });
      addFeature(file, {
        id: 'f1',
        name: 'Checkout',
        phases: [{ name: 'Closed beta', audience: 'picked', startedOn: '2026-01-05' }],
      });
      await workspace.close();
      journey = await openJourney({ opens: { file } });
    }, PATIENCE_MS);
    beforeEach(() => pictureOnFailure(journey));
    afterAll(async () => {
      await journey.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const write = (name: string, text: string) =>
      journey.page.getByRole('textbox', { name, exact: true }).fill(text);

    it('is described by names, and says in words when one of them is wrong', async () => {
      const { page, goTo } = journey;
      await goTo('/imports/sources/new');
      await page.getByRole('button', { name: card }).click();
      await write('Host', '127.0.0.1');
      await write('Port', String(server.port));
      await write('Database', 'shop');
      await write('User', USER);
      await choose(page, 'Encryption', /^None/);
      await write('Table', 'orders');
      await write('Time column', 'placed_at');
      await write('Group column (optional)', 'variant');
      await write('Customer column (optional)', 'customer');
      await write('Name of the metric', 'Amount per item');
      await choose(page, 'Counted as', 'Ratio of two sums');
      await write('Column above the line', 'total');
      await write('Of or per (column)', 'items');
      await page.getByLabel('Password or key', { exact: true }).fill(PASSWORD);
      await page.getByRole('checkbox', { name: /^Allow 127\.0\.0\.1/ }).check();
      await page.getByRole('button', { name: 'Fetch the table' }).click();
      expect(await seen(page.getByText(/^A name is not known to the database: .*total/))).toBe(true);
    });

    it('shows the sums of each day and group, with what an honest interval needs', async () => {
      const { page } = journey;
      await write('Column above the line', 'amount');
      expect(await seen(page.getByText(/^The form has changed since the last fetch/))).toBe(true);
      await page.getByRole('button', { name: 'Fetch the table' }).click();
      const table = page.getByRole('table', { name: 'The table' });
      expect((await table.getByRole('row').first().innerText()).split('\t')).toEqual([
        'day',
        'arm',
        'total',
        'units',
        'squares',
        'pairs',
        'base_squares',
        'cross_products',
      ]);
      await page
        .getByText(`${DAYS * 2} rows`)
        .first()
        .waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });

    it('comes in, and its chart shows both groups, each customer a witness', async () => {
      const { page, goTo } = journey;
      await page.getByRole('button', { name: 'Save and fetch', disabled: false }).click();
      expect(await seen(page.getByText(new RegExp(`: ${DAYS * 2} rows`)))).toBe(true);
      await goTo('/features/f1/metrics');
      expect(await seen(page.getByRole('application', { name: /Amount per item/ }))).toBe(true);
      const metric = page.getByRole('main');
      expect(await metric.innerText()).toMatch(/Amount per item/);
      await goTo('/imports/sources');
      expect(await seen(page.getByText('All sources are well.'))).toBe(true);
      expect(journey.complaints).toEqual([]);
    });
  });
}
