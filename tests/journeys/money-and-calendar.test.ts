import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await openJourney({ opens: 'sample' });
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

describe('an owner who asks what it is worth, and who is in two pilots', () => {
  it('reads in the portfolio which customers two pilots share', async () => {
    const { page, goTo } = journey;
    await goTo('/portfolio');
    const conflicts = page.getByRole('region', { name: 'In each other’s way' });
    expect(
      await seen(conflicts.getByText('19 customers are in both AI lead scoring and Returns portal')),
    ).toBe(true);
    const rows = page.getByRole('group', { name: 'Timeline' });
    expect(
      await seen(
        rows.getByRole('listitem').filter({ hasText: '161 customers in a pilot, 19 of them in two or more' }),
      ),
    ).toBe(true);
  });

  it('finds the money beside the hypothesis, and sees it move with what is assumed', async () => {
    const { page } = journey;
    await page
      .getByRole('link', { name: /^AI lead scoring/ })
      .first()
      .click();
    await page.getByRole('link', { name: /^Hypotheses/ }).click();
    const worth = page.getByRole('region', { name: 'What it is worth' });
    expect(await seen(worth.getByText(/^Likely €1,508 a month once everybody has it/))).toBe(true);
    await worth.getByRole('textbox', { name: 'Worth per unit' }).fill('48');
    await page.keyboard.press('Tab');
    expect(await seen(worth.getByText(/^Likely €3,5\d\d a month once everybody has it/))).toBe(true);
    await worth.getByRole('textbox', { name: 'Customers hit in a month' }).fill('0');
    await page.keyboard.press('Tab');
    expect(await seen(worth.getByText('What it costs if it goes wrong: nothing is assumed'))).toBe(true);
    expect(await worth.getByText('Harm the phases prevent').count()).toBe(0);
  });

  it('removes the money view and takes that back', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Remove the money view' }).click();
    await page.getByRole('button', { name: 'Add the money view' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    expect(await seen(page.getByText(/^Likely €3,5\d\d a month/))).toBe(true);
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
