import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  choose,
  handOver,
  openJourney,
  pictureOnFailure,
  seen,
  type Journey,
} from '#tests/support/journey.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await openJourney({ opens: 'sample' });
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

/** Away from every field, so that the keys are the window's. */
async function leaveFields(): Promise<void> {
  await journey.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

async function undo(): Promise<void> {
  await leaveFields();
  await journey.page.keyboard.press('Control+z');
}

async function redo(): Promise<void> {
  await leaveFields();
  await journey.page.keyboard.press('Control+Shift+z');
}

async function openFeature(name: RegExp, part: RegExp): Promise<void> {
  const { page } = journey;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await page
    .getByRole('navigation', { name: /^Parts of/ })
    .getByRole('link', { name: part })
    .click();
}

describe('undo and redo by keyboard', () => {
  it('takes a whole new plan back, and brings it again', async () => {
    const { page, goTo } = journey;
    await goTo('/features/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Order by message');
    await page.getByText('Nothing can be counted yet').click();
    await page.getByRole('button', { name: 'Make the plan' }).click();
    const inRail = page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Order by message/ });
    await inRail.waitFor();
    await goTo('/portfolio');
    await undo();
    await inRail.waitFor({ state: 'detached' });
    await redo();
    await inRail.waitFor();
    await undo();
    await inRail.waitFor({ state: 'detached' });
    expect(await inRail.count()).toBe(0);
  });

  it('takes a line of a note back, and brings it again', async () => {
    const { page } = journey;
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'New line' }).fill('It rang twice');
    await page.keyboard.press('Enter');
    const line = page.getByRole('list', { name: 'Lines of the note' }).getByText('It rang twice');
    await line.waitFor();
    await undo();
    await line.waitFor({ state: 'detached' });
    await redo();
    expect(await seen(line)).toBe(true);
  });

  it('takes a pick of people back, and brings it again', async () => {
    const { page } = journey;
    await openFeature(/^AI lead scoring/, /^People/);
    await page.getByRole('radiogroup', { name: 'Phase' }).getByText('Broader', { exact: true }).click();
    await page.getByRole('button', { name: 'Plan these 90' }).click();
    const plan = page.getByRole('button', { name: 'Plan these 90' });
    await plan.waitFor({ state: 'detached' });
    await undo();
    await plan.waitFor();
    await redo();
    await plan.waitFor({ state: 'detached' });
    expect(await plan.count()).toBe(0);
  });

  it('takes an import back, and brings its figures again', async () => {
    const { page, goTo } = journey;
    await goTo('/imports/new');
    await choose(page, 'Feature', 'AI lead scoring');
    await handOver(page, page.getByRole('button', { name: 'Choose a file' }), {
      name: 'visits.csv',
      content:
        'Day,Group,Visits\n2026-11-20,pilot,120\n2026-11-20,control,90\n2026-11-23,pilot,118\n2026-11-23,control,95\n',
    });
    await page.getByRole('button', { name: 'Import 4 rows' }).click();
    await page.getByText('visits.csv is in.').waitFor();
    await goTo('/imports');
    const row = page.getByRole('row', { name: /visits\.csv/ });
    await row.getByText('Counts', { exact: true }).waitFor();
    await undo();
    await row.getByText('Undone', { exact: true }).waitFor();
    await redo();
    expect(await seen(row.getByText('Counts', { exact: true }))).toBe(true);
  });

  it('takes a decision back, leaving both the decision and its withdrawal on record', async () => {
    const { page } = journey;
    await openFeature(/^AI lead scoring/, /^Decisions/);
    await page.keyboard.press('d');
    await page.getByRole('textbox', { name: 'Why', exact: true }).fill('We wait for Friday.');
    await page.getByRole('button', { name: 'Record: Hold' }).click();
    const record = page.getByRole('region', { name: 'Decisions so far' });
    await expect.poll(() => record.getByText('We wait for Friday.').count()).toBe(1);
    await undo();
    await record.getByText('Taken back: Hold').waitFor();
    const repeated = record.getByText(/^The words of record \d+, as they stand there\.$/);
    expect(await repeated.count()).toBe(1);
    await redo();
    await expect.poll(() => repeated.count()).toBe(2);
    expect(await record.getByText('We wait for Friday.').count()).toBe(1);
  });

  it('says which decision it was, in one message at a time, which goes once something else is done', async () => {
    const { page } = journey;
    const told = page.getByText(/^(Undone|Done again): /);
    await undo();
    expect(await seen(page.getByText('Undone: decision “Hold” on AI lead scoring'))).toBe(true);
    await redo();
    expect(await seen(page.getByText('Done again: decision “Hold” on AI lead scoring'))).toBe(true);
    await expect.poll(() => told.count()).toBe(1);
    await undo();
    const offer = page.getByRole('button', { name: 'Redo' });
    await offer.waitFor();
    await page.keyboard.press('d');
    await page.getByRole('button', { name: 'Record: Hold' }).click();
    await offer.waitFor({ state: 'detached' });
  });

  it('leaves a refusal on the page where it was asked', async () => {
    const { page } = journey;
    await redo();
    const refusal = page.getByRole('alert').filter({ hasText: 'There is nothing to' });
    await refusal.waitFor();
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^People/ })
      .click();
    // Well before it would leave by itself.
    await expect.poll(() => refusal.count(), { timeout: 3000 }).toBe(0);
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
