import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { choose, openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';

const CUSTOMERS = 12;
const folder = mkdtempSync(join(tmpdir(), 'pilotbook-bad-plan-'));
let journey: Journey;
let featureId = '';

/** Twelve customers by name, a plan for six and then for all of them, and a fair at which nothing starts. */
async function planRollout(path: string): Promise<string> {
  const workspace = openTestWorkspace({ path });
  const people: string[] = [];
  for (let number = 1; number <= CUSTOMERS; number += 1) {
    const added = await workspace.call('segments.addPerson', { name: `Cliente ${number}`, role: 'customer' });
    people.push(added.personId);
  }
  const shop = { name: 'The first shop', description: '', rule: null, personIds: people.slice(0, 1) };
  await workspace.call('segments.create', shop);
  await workspace.call('features.addBlackout', {
    featureId: null,
    name: 'Trade fair',
    firstDay: '2031-12-01',
    lastDay: '2031-12-05',
  });
  const planned = await workspace.call('decisions.planRollout', {
    name: 'Order by message',
    kind: 'product',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: null,
    hypothesis: null,
    guardrail: null,
    phases: [
      { name: 'Closed beta', audience: 'picked', people: 6, holdDays: 7, plannedStart: '2031-11-03' },
      { name: 'Everyone', audience: 'everyone', people: CUSTOMERS, holdDays: 7, plannedStart: '2031-11-17' },
    ],
  });
  await workspace.close();
  return planned.featureId;
}

async function type(field: string, text: string): Promise<void> {
  await journey.page.getByRole('textbox', { name: field }).first().fill(text);
  await journey.page.keyboard.press('Tab');
}

const DAYS = 'Days of Everyone';
const PEOPLE = 'People in Closed beta, customers';
const shownPeople = () => journey.page.getByRole('textbox', { name: PEOPLE }).inputValue();
const isMarked = async (name: string): Promise<boolean> =>
  (await journey.page.getByRole('textbox', { name }).getAttribute('aria-invalid')) === 'true';
const openPlan = () => journey.goTo(`/features/${featureId}/plan`);

beforeAll(async () => {
  const path = join(folder, 'vino.pilotbook');
  featureId = await planRollout(path);
  journey = await openJourney({ opens: { file: path } });
  await openPlan();
});
beforeEach(() => pictureOnFailure(journey));
afterAll(async () => {
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('a plan with something wrong in it', () => {
  it('refuses more than all customers as a percentage, at the field, and keeps what was planned', async () => {
    const { page } = journey;
    await type('People in Closed beta, in percent of 12', '140');
    expect(await seen(page.getByText('At most 100'))).toBe(true);
    await page.reload();
    await page.getByRole('textbox', { name: PEOPLE }).waitFor();
    expect(await shownPeople()).toBe('6');
  });

  it.each([
    ['40', 'There are only 12'],
    ['2', 'At least 3: fewer, and one bad day decides'],
  ])('refuses %s people at the field, where they stay, and keeps what was planned', async (people, why) => {
    const { page } = journey;
    await type(PEOPLE, people);
    expect(await seen(page.getByText(why))).toBe(true);
    expect(await shownPeople()).toBe(people);
    expect(await isMarked(PEOPLE)).toBe(true);
    await page.reload();
    await page.getByRole('textbox', { name: PEOPLE }).waitFor();
    expect(await shownPeople()).toBe('6');
  });

  it('refuses a hold of no days for customers at the field', async () => {
    const { page } = journey;
    await type(DAYS, '0');
    expect(await seen(page.getByText('At least 1.'))).toBe(true);
    await page.reload();
    expect(await page.getByRole('textbox', { name: DAYS }).inputValue()).toBe('7');
  });

  it('refuses part of a week at the field where only whole weeks are held', async () => {
    const { page } = journey;
    await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'More for Everyone' }) })
      .getByRole('button', { name: /criteria$/ })
      .click();
    await page.getByText('Whole weeks only').click();
    await type(DAYS, '10');
    expect(await seen(page.getByText('“Everyone” holds whole weeks only. Take 14 days'))).toBe(true);
    expect(await isMarked(DAYS)).toBe(true);
    expect(await page.getByRole('textbox', { name: DAYS }).inputValue()).toBe('10');
    await type(DAYS, '14');
    await expect.poll(() => isMarked(DAYS)).toBe(false);
    await page.reload();
    expect(await page.getByRole('textbox', { name: DAYS }).inputValue()).toBe('14');
  });

  it('takes no number that is none, and loses nothing', async () => {
    const { page } = journey;
    await type(PEOPLE, '2');
    await type(PEOPLE, 'six');
    expect(await seen(page.getByText('That is no number. Write it as 1,234.5.'))).toBe(true);
    await type(PEOPLE, '6');
    await expect.poll(() => page.getByText('At least 3: fewer').count()).toBe(0);
    expect(await shownPeople()).toBe('6');
  });

  it('warns of a start on a day on which nothing starts, and offers the next free one', async () => {
    const { page } = journey;
    await type('Planned start of Everyone', '3/12/2031');
    expect(await seen(page.getByText('Nothing starts here: “Trade fair”.'))).toBe(true);
    expect(await seen(page.getByText('Everyone would start within “Trade fair”'))).toBe(true);
    await page.getByRole('button', { name: 'Take Mon 8 Dec' }).click();
    await expect.poll(() => page.getByText('Everyone would start within').count()).toBe(0);
  });

  it('warns of more people than there are to pick, at the field, and of how many are missing', async () => {
    const { page } = journey;
    await journey.goTo(`/features/${featureId}/people`);
    const section = page.getByRole('region', { name: 'People for Closed beta' });
    await section.getByText('Exactly 6 of 6.').waitFor();
    await type('How many, customers', '13');
    expect(await seen(section.getByText('Only 12 may be picked'))).toBe(true);
    expect(await seen(section.getByText('1 person is missing: add people'))).toBe(true);
  });

  it('says at the field why nobody is left once the last one is taken out by hand', async () => {
    const { page } = journey;
    const section = page.getByRole('region', { name: 'People for Closed beta' });
    await choose(section, 'Picked from', /^The first shop/);
    expect(await seen(section.getByText('Only 1 may be picked'))).toBe(true);
    await section.getByRole('button', { name: 'Leave somebody out' }).click();
    await choose(section, /person/i, /Cliente 1$/);
    await section.getByRole('textbox', { name: 'Reason' }).fill('On holiday.');
    await section.getByRole('button', { name: 'Leave somebody out' }).click();
    const why = 'Nobody is left to pick: 11 are not in the segment and 1 is left out by hand.';
    expect(await seen(section.getByText(why))).toBe(true);
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
