import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { type Keyboard, takeKeyboard } from '#tests/support/keyboard.ts';

let journey: Journey;
let keyboard: Keyboard;

beforeAll(async () => {
  journey = await openJourney({ opens: 'sample' });
  keyboard = takeKeyboard(journey.page);
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

async function answer(name: string, typed: string, expected: RegExp): Promise<void> {
  const { page } = journey;
  await keyboard.stepTo('combobox', name, 'Shift+Tab');
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: expected }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

describe('a note taken with the keyboard alone', () => {
  it('begins with one key, ready to type', async () => {
    const { page } = journey;
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await page.keyboard.press('n');
    const line = page.getByRole('textbox', { name: 'New line' });
    await line.waitFor();
    await expect.poll(() => line.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('says whom it is about and to which feature it belongs', async () => {
    const { page } = journey;
    await answer('Person', 'P-34', /P-34/);
    await answer('Feature', 'lead', /AI lead scoring/);
    await keyboard.stepTo('textbox', 'New line');
    expect(await seen(page.getByRole('heading', { name: 'Interview with P-34', level: 1 }))).toBe(true);
  });

  it('takes a quote, an observation and what we make of them, each with its mark', async () => {
    const { page } = journey;
    const lines = page.getByRole('list', { name: 'Lines of the note' }).getByRole('listitem');
    await page.keyboard.type('q The lemons came on Thursday, I needed them on Wednesday #sm');
    await page.getByRole('option', { name: /Small orders wait longer/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('!2');
    await page.keyboard.press('Enter');
    await page.getByText('The lemons came on Thursday').first().waitFor();
    await page.keyboard.type('o Her order book shows three lines under 30 €');
    await page.keyboard.press('Enter');
    await page.getByText('Her order book shows three lines').first().waitFor();
    await page.keyboard.type('i Small baskets may hide a large yearly customer');
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Enter');
    await expect.poll(() => lines.count()).toBe(3);
    expect(await lines.first().textContent()).toContain('Small orders wait longer');
    expect(await lines.last().textContent()).toMatch(/rests on the quote at .+ and the observation at/);
  });

  it('is finished with a key and found again by its words', async () => {
    const { page } = journey;
    await page.keyboard.press('Control+Enter');
    await page.getByRole('textbox', { name: 'New line' }).waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Search notes' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('lemons thurs');
    const found = page.getByRole('list', { name: 'Notes' }).getByRole('listitem');
    await expect.poll(() => found.count()).toBe(1);
    expect(await found.first().textContent()).toContain('Thursday');
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
