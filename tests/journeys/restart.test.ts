import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, type Journey } from '#tests/support/journey.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'pilotbook-restart-'));
let journey: Journey | null = null;

afterAll(async () => {
  await journey?.end();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function reopen(): Promise<Journey> {
  await journey?.end();
  journey = null;
  journey = await openJourney({ dataFolder });
  pictureOnFailure(journey);
  return journey;
}

describe('closing Pilotbook and opening it again', () => {
  it('keeps the plan, a person, a note and half a sentence', async () => {
    const before = await reopen();
    const { page, goTo } = before;
    await goTo('/features/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Order by message');
    await page.getByRole('textbox', { name: 'Customers in all' }).fill('300');
    await page.getByText('Nothing can be counted yet').click();
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await page.getByRole('heading', { name: 'Order by message', level: 1 }).waitFor();

    await goTo('/notes/new');
    const line = page.getByRole('textbox', { name: 'New line' });
    await line.fill('It rang twice and nobody answered');
    await line.press('Enter');
    await page.getByText('It rang twice and nobody answered').first().waitFor();
    await line.fill('And then on Friday');
    await page.waitForTimeout(2000);

    const after = await reopen();
    await after.page
      .getByRole('link', { name: /^Order by message/ })
      .first()
      .click();
    await after.page.getByRole('heading', { name: 'Order by message', level: 1 }).waitFor();
    await after.goTo('/notes');
    const notes = after.page.getByRole('list', { name: 'Notes' }).getByRole('listitem');
    await expect.poll(() => notes.count()).toBe(1);
    const text = await notes.first().textContent();
    expect(text).toContain('It rang twice and nobody answered');
    await notes.first().getByRole('button').click();
    await after.page.getByText('And then on Friday').first().waitFor();
    expect(after.complaints).toEqual([]);
  });
});
