import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { choose, openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await openJourney();
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

async function phaseNames(): Promise<string[]> {
  const names = journey.page.getByRole('textbox', { name: 'Name of the phase' });
  return Promise.all((await names.all()).map((name) => name.inputValue()));
}

describe('an owner who plans around the year', () => {
  it('says in the settings on which days nothing starts', async () => {
    const { page, goTo } = journey;
    await goTo('/settings');
    const days = page.getByRole('region', { name: 'Days on which nothing starts' });
    await days.getByRole('button', { name: 'Add days' }).click();
    await days.getByRole('textbox', { name: 'What is then' }).fill('Christmas trade');
    await days.getByRole('textbox', { name: 'First day' }).fill('1/12/2031');
    await days.getByRole('textbox', { name: 'Last day' }).fill('6/1/2032');
    await page.keyboard.press('Tab');
    await days.getByRole('button', { name: 'Add', exact: true }).click();
    expect(await seen(days.getByText('Christmas trade'))).toBe(true);
  });

  it('is told at the field that a first day is closed, and takes the next free one', async () => {
    const { page, goTo } = journey;
    await goTo('/features/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Order by message');
    await page.getByRole('textbox', { name: 'Customers in all' }).fill('300');
    await page.getByRole('textbox', { name: 'Staff who can test' }).fill('6');
    await page.getByRole('textbox', { name: 'First day' }).fill('3/12/2031');
    await page.keyboard.press('Tab');
    expect(await seen(page.getByText('Nothing starts here: “Christmas trade”.'))).toBe(true);
    await page.getByRole('button', { name: 'Take Wed 7 Jan' }).click();
    expect(await page.getByRole('textbox', { name: 'First day' }).inputValue()).toBe('07/01/2032');
  });

  it('begins from the cautious template, whose steps are numbers of people', async () => {
    const { page } = journey;
    await choose(page, 'Plan to begin from', /^Cautious/);
    const plan = page.getByRole('complementary', { name: 'Your plan' });
    expect(await seen(plan.getByText('Half', { exact: true }))).toBe(true);
    expect(await seen(plan.getByText('150 customers · 50 %'))).toBe(true);
    await page.getByRole('checkbox', { name: 'Nothing can be counted yet' }).check();
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await page.getByRole('heading', { name: 'Order by message', level: 1 }).waitFor();
    expect(await phaseNames()).toEqual([
      'Internal',
      'Closed beta',
      'Early adopters',
      'Broader',
      'Half',
      'Everyone',
    ]);
  });

  it('splits a phase before it starts', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'More for Half' }).click();
    await page.getByRole('menuitem', { name: 'Split in two' }).click();
    expect(await seen(page.getByText('Half split: 113 people first'))).toBe(true);
    expect(await seen(page.getByRole('button', { name: 'More for Half, first half' }))).toBe(true);
  });

  it('keeps the plan as a template, to be chosen for the next feature', async () => {
    const { page, goTo } = journey;
    await page.getByRole('button', { name: 'Templates' }).click();
    await page.getByRole('menuitem', { name: 'Keep this plan as a template' }).click();
    await page.getByRole('textbox', { name: 'Name of the template' }).fill('Seven careful steps');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    expect(await seen(page.getByText('“Seven careful steps” can be chosen for the next plan'))).toBe(true);
    await goTo('/features/new');
    await choose(page, 'Plan to begin from', /^Seven careful steps/);
    const plan = page.getByRole('complementary', { name: 'Your plan' });
    expect(await seen(plan.getByText('Half, first half'))).toBe(true);
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
