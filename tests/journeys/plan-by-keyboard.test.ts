import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { type Keyboard, takeKeyboard } from '#tests/support/keyboard.ts';

/** 40 words a minute, a word being five keys: what somebody types who is no typist. */
const KEYS_PER_MINUTE = 200;
const MINUTES = 10;
const PHASES = [
  ['Internal', 6],
  ['Closed beta', 3],
  ['Early adopters', 8],
  ['Broader', 16],
] as const;

let journey: Journey;
let keyboard: Keyboard;

beforeAll(async () => {
  journey = await openJourney();
  keyboard = takeKeyboard(journey.page);
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

/** 54 customers and 6 staff as an Italian spreadsheet writes them. */
function rosterFile(): string {
  const lines = ['Codice cliente;Ragione sociale;Regione;Ruolo'];
  for (let number = 1; number <= 60; number += 1) {
    const region = number % 2 === 0 ? 'Umbria' : 'Marche';
    lines.push(`C${number};Cliente ${number};${region};${number > 54 ? 'staff' : 'cliente'}`);
  }
  return lines.join('\n');
}

async function isInPage(): Promise<boolean> {
  return journey.page.evaluate(
    () => document.querySelector('main')?.contains(document.activeElement) ?? false,
  );
}

describe('a first plan with named people, by keyboard alone', () => {
  it('brings the roster in', async () => {
    const { page } = journey;
    await page.getByRole('heading', { name: 'Plan my first rollout' }).waitFor();
    await keyboard.press('g');
    await keyboard.press('e');
    await keyboard.stepTo('link', 'Import a roster (CSV)');
    await keyboard.press('Enter');
    // The dialog of the system is not ours; what is counted is the way to it. Awaited before the key that opens it goes
    // down: a key is quicker than asking the browser to hand the dialog over.
    const dialog = page.waitForEvent('filechooser');
    await keyboard.stepTo('button', 'Choose a file');
    await keyboard.press('Enter');
    const chooser = await dialog;
    const buffer = Buffer.from(rosterFile());
    await chooser.setFiles({ name: 'clienti.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Import 60 people' }).waitFor();
    await expect.poll(isInPage).toBe(true);
    await keyboard.stepTo('button', 'Import 60 people', 'Shift+Tab');
    await keyboard.press('Enter');
    expect(await seen(page.getByText('60 new people are in.'))).toBe(true);
    await expect.poll(isInPage).toBe(true);
  });

  it('answers what, for whom and what should get better, with an arrow where there is a choice', async () => {
    const { page } = journey;
    await keyboard.press('g');
    await keyboard.press('t');
    await keyboard.stepTo('link', 'Start planning');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'New feature', level: 1 }).waitFor();
    await expect.poll(isInPage).toBe(true);
    await keyboard.fill('Name', 'Order by message');
    await keyboard.fill('In one sentence', 'Customers order by message instead of by telephone.');
    await keyboard.stepTo('radio', 'AI');
    for (const _step of ['Process', 'Pricing', 'Product']) await keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'Product' }).isChecked()).toBe(true);
    await keyboard.fill('First day', '1/12/2031');
    await keyboard.fill('What is measured', 'Orders without a call back');
    await keyboard.fill('Level today', '62');
    await keyboard.fill('Hoped-for rise', '10');
    await keyboard.fill('Smallest change worth having', '5');
    await keyboard.fill('Because', 'what is written needs no second call');
    await keyboard.fill('Who helps when something is wrong', 'Paolo, 214');
    await keyboard.stepTo('button', 'Make the plan');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Order by message', level: 1 }).waitFor();
    expect(await seen(page.getByRole('textbox', { name: 'Planned start of Internal' }))).toBe(true);
    await expect.poll(isInPage).toBe(true);
  });

  it('names the people of each phase', async () => {
    const { page } = journey;
    await keyboard.stepTo('link', 'People');
    await keyboard.press('Enter');
    await page.getByRole('region', { name: 'People for Internal' }).waitFor();
    await expect.poll(isInPage).toBe(true);
    for (const [index, [phase, people]] of PHASES.entries()) {
      const before = PHASES[index - 1]?.[0];
      if (before !== undefined) {
        await keyboard.stepTo('radio', before, 'Shift+Tab');
        await keyboard.press('ArrowRight');
      }
      const section = page.getByRole('region', { name: `People for ${phase}` });
      await section.getByText(`Exactly ${people} of ${people}.`).waitFor();
      await keyboard.stepTo('button', `Plan these ${people}`);
      await keyboard.press('Enter');
      expect(await seen(section.getByText('Planned as shown'))).toBe(true);
      expect(await section.getByText(/^Cliente \d+$/).count()).toBe(people);
    }
  });

  it('took no longer to type than ten minutes', () => {
    const minutes = keyboard.pressed() / KEYS_PER_MINUTE;
    expect(minutes).toBeGreaterThan(1);
    expect(minutes).toBeLessThan(MINUTES);
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
