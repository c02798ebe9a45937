import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { writeDirectly } from '#tests/support/seed-feature.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-record-'));
let journey: Journey;
let flagPath = '';

const record = () => journey.page.getByRole('region', { name: 'Decisions so far' });

async function part(name: RegExp): Promise<void> {
  await journey.page
    .getByRole('navigation', { name: /^Parts of/ })
    .getByRole('link', { name })
    .click();
}

function targeting(): string {
  const { flags } = JSON.parse(readFileSync(flagPath, 'utf8')) as {
    flags: Record<string, { targeting?: object }>;
  };
  return JSON.stringify(flags['ai-lead-scoring']?.targeting ?? null);
}

async function saved(choice: RegExp): Promise<{ name: string; text: string }> {
  const { page } = journey;
  await page.getByRole('button', { name: 'Save the record' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: choice }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), text: readFileSync(path, 'utf8') };
}

beforeAll(async () => {
  journey = await openJourney({ opens: 'sample' });
  await journey.page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^AI lead scoring/ })
    .click();
  await part(/^Flag/);
  flagPath =
    (await journey.page
      .getByText(/\.flags\.json$/)
      .first()
      .textContent()) ?? '';
});
beforeEach(() => pictureOnFailure(journey));
afterAll(async () => {
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('a call that is five weeks old', () => {
  it('is asked about on Today, with the numbers since then', async () => {
    const { page, goTo } = journey;
    await goTo('/today');
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Was it right to advance AI lead scoring?' })
      .getByRole('link', { name: 'Judge it' })
      .click();
    const form = page.getByRole('group', { name: 'Was this call right?' });
    const row = form.getByRole('row', { name: /^Inquiries won/ });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/No numbers yet.*points.*between/);
  });

  it('is answered by keyboard, which undo takes back and redo brings again', async () => {
    const { page } = journey;
    const form = page.getByRole('group', { name: 'Was this call right?' });
    expect(await form.getByRole('button', { name: 'Record the answer' }).isDisabled()).toBe(true);
    await form.getByRole('radio', { name: 'Right' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The twelve told us what to mend.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await record().getByText('1 call judged again: 1 right.').waitFor();
    await page.keyboard.press('Control+z');
    await record()
      .getByText(/^Taken back: Judged again after 30 days/)
      .waitFor();
    expect(await seen(record().getByRole('button', { name: 'Was this call right?' }))).toBe(true);
    await page.keyboard.press('Control+Shift+z');
    expect(await seen(record().getByText('1 call judged again: 1 right.'))).toBe(true);
  });
});

describe('the decision form by keyboard', () => {
  const focused = () =>
    journey.page.evaluate(() => {
      const at = document.activeElement;
      return at instanceof HTMLInputElement ? `${at.type} ${at.value}` : (at?.textContent ?? '');
    });

  it('opens at its first choice, which d finds again from anywhere', async () => {
    const { page } = journey;
    const from = record().getByRole('button', { name: 'Save the record' });
    await from.focus();
    await page.keyboard.press('d');
    await page.getByRole('region', { name: 'Your decision' }).waitFor();
    await expect.poll(focused).toMatch(/^radio /);
    await page.keyboard.press('Tab');
    expect(await focused()).not.toMatch(/^radio /);
    await from.focus();
    await page.keyboard.press('d');
    expect(await focused()).toMatch(/^radio /);
  });

  it('gives the focus back to where it came from, or to the button that opened it', async () => {
    const { page } = journey;
    const form = page.getByRole('region', { name: 'Your decision' });
    await form.getByRole('button', { name: 'Cancel' }).focus();
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('Save the record');
    await page.getByRole('button', { name: 'Decide', exact: true }).focus();
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(focused).toBe('Decide');
  });
});

describe('a decision that takes the feature away', () => {
  it('cites a note found by its words', async () => {
    const { page } = journey;
    await page.keyboard.press('d');
    const form = page.getByRole('region', { name: 'Your decision' });
    await form.getByText('Reduce', { exact: true }).click();
    await form.getByRole('textbox', { name: 'Why', exact: true }).fill('Large orders waited.');
    const search = form.getByRole('combobox', { name: 'Notes it rests on' });
    await search.fill('reorders');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const cited = form.getByRole('list', { name: 'Notes cited' }).getByRole('listitem');
    await cited.waitFor();
    expect(await cited.textContent()).toMatch(/^P-\d+ · /);
  });

  it('takes it in the file at once, and lists whom to tell next', async () => {
    const { page } = journey;
    expect(targeting()).toContain('C0102');
    await page.getByRole('button', { name: 'Record: Reduce' }).click();
    const notice = page.getByRole('region', { name: '33 people to tell that it was taken back' });
    await notice.waitFor();
    expect(targeting()).not.toContain('C0102');
    const row = notice.getByRole('row', { name: /Ferramenta Amadori/ });
    expect(await row.textContent()).toContain('ordini@ferramenta-amadori.example');
    const cited = record().getByRole('listitem').filter({ hasText: 'Large orders waited.' });
    await cited.getByRole('button', { name: 'Evidence of that moment' }).click();
    expect(await seen(cited.getByText('Notes cited'))).toBe(true);
  });

  it('is asked for until everybody was told', async () => {
    const { page, goTo } = journey;
    await goTo('/today');
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Tell 33 people that AI lead scoring was taken back' })
      .getByRole('link', { name: 'Open list' })
      .click();
    const notice = page.getByRole('region', { name: /people to tell that it was taken back$/ });
    await notice.getByRole('button', { name: 'Mark as told today: Ferramenta Amadori, Pesaro' }).click();
    await notice.getByRole('button', { name: 'Mark 32 as told' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mark as told' }).click();
    await page.getByRole('heading', { name: 'Everybody who lost it was told' }).waitFor();
    await goTo('/today');
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    expect(await page.getByText('that AI lead scoring was taken back').count()).toBe(0);
  });
});

describe('the record', () => {
  it('is saved as a table of this feature, and as a file to verify of all', async () => {
    await journey.goTo('/portfolio');
    await journey.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^AI lead scoring/ })
      .click();
    await part(/^Decisions/);
    const table = await saved(/^This feature, as a table/);
    expect(table.name).toBe('decisions-ai-lead-scoring-2026-11-24.csv');
    expect(table.text).toContain(',Large orders waited.,');
    const file = await saved(/^All features, to verify/);
    expect((JSON.parse(file.text) as { records: unknown[] }).records).toHaveLength(18);
  });

  it('is verified in words, and says where it breaks once somebody changes the file', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Verify' }).click();
    await record()
      .getByText(/^18 records, unbroken since 31 Aug 2026/)
      .waitFor();
    const workspacePath = flagPath.replace(/\.flags\.json$/, '.pilotbook');
    writeDirectly(
      workspacePath,
      `DROP TRIGGER decisions_keep_words; UPDATE decisions SET reason = 'Fine.' WHERE sequence = 7;
       DROP TRIGGER decisions_keep_entries; DELETE FROM decisions WHERE sequence = 18`,
    );
    await page.getByRole('button', { name: 'Verify' }).click();
    await record().getByText('Record 7 no longer says what was written').waitFor();
    expect(await seen(record().getByText('Everything before it is sound, up to'))).toBe(true);
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
