import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { startMisbehavingServer, type MisbehavingServer } from '#tests/support/misbehaving-server.ts';

const PATIENCE_MS = 60_000;

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
  // The only feature there is stands there already.
  expect(await page.getByRole('combobox', { name: 'Feature' }).inputValue()).toBe('Checkout');
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

  it('shows what came when the path finds no rows, and reads the rows where a click says', async () => {
    const { page } = journey;
    const wrapped = { meta: { pages: 1 }, result: { orders: rows } };
    service.behave('/wrapped', (_request, response) => response.end(JSON.stringify(wrapped)));
    await page.getByRole('textbox', { name: 'Address' }).fill(service.address('/wrapped'));
    await page.getByRole('checkbox', { name: /^Allow 127\.0\.0\.1/ }).check();
    await page.getByRole('button', { name: 'Fetch the table' }).click();
    expect(await seen(page.getByText('There is something at $[*], but none of the columns is in it.'))).toBe(
      true,
    );
    expect(await page.getByLabel('What came', { exact: true }).last().innerText()).toContain('"pages": 1');
    await page.getByRole('button', { name: '$.result.orders[*]' }).click();
    const table = page.getByRole('table', { name: 'The table' });
    await table.waitFor();
    expect(await table.getByRole('row').allInnerTexts()).toEqual(['day\tvalue', '2026-11-22\t12']);
    expect(await page.getByRole('textbox', { name: 'Rows' }).inputValue()).toBe('$.result.orders[*]');
  });

  it('marks a table of earlier settings, and shows the words of a page that came instead', async () => {
    const { page } = journey;
    await page.getByRole('textbox', { name: 'Address' }).fill(service.address('/sign-in'));
    expect(await seen(page.getByText(/^The form has changed since the last fetch/))).toBe(true);
    await page.getByRole('button', { name: 'Fetch again' }).click();
    expect(await seen(page.getByText('127.0.0.1 answered with a web page, not with data.'))).toBe(true);
    expect(await page.getByLabel('What came', { exact: true }).last().innerText()).toBe('Sign in');
    expect(await page.getByRole('table', { name: 'The table' }).count()).toBe(0);
  });

  it('waits for a silent service with a way to give up, and never shows a late answer', async () => {
    const { page } = journey;
    let answerLate = (): void => undefined;
    service.behave('/late', (_request, response) => {
      answerLate = () => response.end(JSON.stringify([{ day: '2020-01-01', value: 1 }]));
    });
    await page.getByRole('textbox', { name: 'Address' }).fill(service.address('/late'));
    await page.getByRole('button', { name: 'Fetch the table' }).click();
    await page.getByText('Asking 127.0.0.1').waitFor();
    await page.getByRole('status').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill(service.address('/figures'));
    await page.getByRole('textbox', { name: 'Rows' }).fill('$[*]');
    await page.getByRole('button', { name: 'Fetch the table' }).click();
    const table = page.getByRole('table', { name: 'The table' });
    expect(await table.getByRole('row').last().innerText()).toBe('2026-11-22\t12');
    answerLate();
    await page.waitForTimeout(500);
    expect(await table.getByRole('row').last().innerText()).toBe('2026-11-22\t12');
  });

  it('keeps what was typed when the form is left, until it is begun anew', async () => {
    const { page, goTo } = journey;
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await seen(page.getByText('What you typed is kept until Pilotbook closes.'))).toBe(true);
    await page.getByRole('link', { name: 'Add a source' }).click();
    expect(await page.getByRole('textbox', { name: 'Address' }).inputValue()).toContain('/figures');
    await page.getByRole('button', { name: 'Start anew' }).click();
    await goTo('/imports/sources');
    await startSource(/^JSON on the web/);
    expect(await page.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('');
    await page.getByRole('textbox', { name: 'Address' }).fill(service.address('/figures'));
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
    await goTo('/imports/sources/new');
    expect(await seen(page.getByText('Where do the figures come from?'))).toBe(true);
    expect(journey.complaints).toEqual([]);
  });

  it('is removed, and comes back', async () => {
    const { page, goTo } = journey;
    await goTo('/imports/sources');
    await page.getByRole('table', { name: 'Sources' }).getByText('JSON on the web').click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No source yet').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await seen(page.getByRole('table', { name: 'Sources' }).getByText('JSON on the web'))).toBe(true);
  });
});
