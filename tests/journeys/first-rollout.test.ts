import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await openJourney();
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

async function answerNo(question: string): Promise<void> {
  await journey.page.getByRole('radiogroup', { name: question }).getByText('No', { exact: true }).click();
}

describe('an owner who opens Pilotbook for the first time', () => {
  it('is met by three ways to begin', async () => {
    const { page } = journey;
    for (const card of ['Plan my first rollout', 'Look at the sample workspace', 'Open a file']) {
      expect(await seen(page.getByRole('heading', { name: card }))).toBe(true);
    }
    await page.getByRole('link', { name: 'Start planning' }).click();
    await page.getByRole('heading', { name: 'New feature', level: 1 }).waitFor();
  });

  it('answers about ten questions and sees the plan grow beside them', async () => {
    const { page } = journey;
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Order by message');
    await page.getByRole('textbox', { name: 'Owner' }).fill('Giulia Conti');
    await page
      .getByRole('textbox', { name: 'In one sentence' })
      .fill('Customers order by message instead of by telephone.');
    await page.getByText('Product', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Customers in all' }).fill('300');
    await page.getByRole('textbox', { name: 'Staff who can test' }).fill('6');
    await page.getByRole('textbox', { name: 'What is measured' }).fill('Orders without a call back');
    await page.getByRole('textbox', { name: 'Level today' }).fill('62');
    await page.getByRole('textbox', { name: 'Hoped-for rise' }).fill('10');
    await page.getByRole('textbox', { name: 'Smallest change worth having' }).fill('5');
    await page.getByRole('textbox', { name: 'Because' }).fill('what is written needs no second call');
    await answerNo('Can it charge, pay or price wrongly?');
    await page.getByRole('textbox', { name: 'Who helps when something is wrong' }).fill('Paolo, 214');
    await page.keyboard.press('Tab');
    const plan = page.getByRole('complementary', { name: 'Your plan' });
    for (const step of ['Internal', 'Closed beta', 'Early adopters', 'Broader', 'Everyone']) {
      expect(await seen(plan.getByText(step, { exact: true }))).toBe(true);
    }
  });

  it('loses nothing of what was typed when the page is loaded anew', async () => {
    const { page } = journey;
    await page.reload();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.waitFor();
    expect(await name.inputValue()).toBe('Order by message');
    expect(await page.getByRole('textbox', { name: 'Level today' }).inputValue()).toBe('62');
    expect(await page.getByRole('textbox', { name: 'Who helps when something is wrong' }).inputValue()).toBe(
      'Paolo, 214',
    );
  });

  it('has a plan in numbers of people, with criteria, that starts when a person says so', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await page.getByRole('heading', { name: 'Order by message', level: 1 }).waitFor();
    expect(page.url()).toContain('/plan');
    await page.getByRole('heading', { name: /^What must hold to go/ }).waitFor();
    await page.getByRole('link', { name: /^Decisions/ }).click();
  });

  it('starts the first phase with a reason, and finds it on record', async () => {
    const { page } = journey;
    await page
      .getByRole('button', { name: /^Start the rollout/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Why', exact: true }).fill('The telephone rings all morning.');
    await page.getByRole('textbox', { name: 'Decided by' }).fill('Giulia Conti');
    await page.getByRole('button', { name: 'Record: Start' }).click();
    const record = page.getByRole('region', { name: 'Decisions so far' });
    expect(await seen(record.getByText('The telephone rings all morning.'))).toBe(true);
    await page
      .getByRole('img', { name: /^Internal: 6.staff, nobody listed, current/ })
      .first()
      .waitFor();
    await page.getByRole('heading', { name: /^Criteria for Closed beta/ }).waitFor();
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
