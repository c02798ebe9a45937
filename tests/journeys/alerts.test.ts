import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen } from '#tests/support/journey.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature } from '#tests/support/seed-feature.ts';

it('an urgent alert is put off and taken back by keyboard alone, with its reason on record', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-alert-journey-'));
  const path = join(folder, 'shop.pilotbook');
  const workspace = openTestWorkspace({ path });
  seedFeature(path, { featureId: 'alpha' });
  const { noteId } = await workspace.call('notes.start', {
    featureId: 'alpha',
    personId: null,
    kind: 'interview',
  });
  await workspace.call('notes.addLine', {
    noteId,
    line: { mark: 'observation', text: 'The order was charged twice', severity: 4 },
  });
  await workspace.close();
  const journey = await openJourney({ opens: { file: path } });
  const { page, complaints } = journey;
  pictureOnFailure(journey);
  await journey.goTo('/today');
  const acknowledge = page.getByRole('button', { name: 'Acknowledge: A catastrophic problem is open' });
  await seen(acknowledge);
  await seen(page.getByRole('link', { name: /^Today \d+ waiting$/ }));
  await acknowledge.focus();
  await page.keyboard.press('z');
  await page.getByRole('radio', { name: 'Tomorrow' }).waitFor({ state: 'attached' });
  const confirm = page.getByRole('button', { name: 'Snooze', exact: true });
  expect(await confirm.isDisabled()).toBe(true);
  await page.keyboard.type('The supplier answers tomorrow');
  await page.keyboard.press('Enter');
  await acknowledge.waitFor({ state: 'detached' });
  await seen(page.getByText(/^Put off until .*, not settled: A catastrophic problem is open \(/));
  await page.getByRole('button', { name: 'Alerts: 1 snoozed, 0 past' }).click();
  await seen(page.getByText(/^Snoozed by .* until .*: The supplier answers tomorrow$/));
  await page.keyboard.press('Control+z');
  await seen(acknowledge);
  await acknowledge.focus();
  await page.keyboard.press('a');
  await page.keyboard.type('Refunded');
  await page.keyboard.press('Enter');
  await acknowledge.waitFor({ state: 'detached' });
  await seen(page.getByText(/^Acknowledged, and still so: A catastrophic problem is open \(/));
  await journey.goTo('/features/alpha/decisions');
  await seen(page.getByText('The order was charged twice'));
  expect(complaints).toEqual([]);
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});
