import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { choose, openJourney, pictureOnFailure, type Journey } from '#tests/support/journey.ts';

const SLOW_ANSWER_MS = 250;
let journey: Journey;
let unanswered = 0;

/** A slow computer: nothing is answered before the next field has been filled. */
async function answerSlowly(): Promise<void> {
  await journey.page.route('**/rpc', async (route) => {
    const { method } = route.request().postDataJSON() as { method: string };
    // A simulation takes its time, and nobody waits for it here.
    if (method.startsWith('simulator.')) {
      await route.continue();
      return;
    }
    unanswered += 1;
    await new Promise((resolve) => {
      setTimeout(resolve, SLOW_ANSWER_MS);
    });
    await route.fulfill({ response: await route.fetch() });
    unanswered -= 1;
  });
}

beforeAll(async () => {
  journey = await openJourney({ opens: 'sample' });
  await journey.goTo('/portfolio');
  await journey.page
    .getByRole('link', { name: /^AI lead scoring/ })
    .first()
    .click();
  await journey.page.getByRole('heading', { name: 'AI lead scoring', level: 1 }).waitFor();
  await answerSlowly();
});
beforeEach(() => pictureOnFailure(journey));
afterAll(async () => {
  await journey.page.unrouteAll({ behavior: 'ignoreErrors' });
  await journey.end();
});

type Typed = Readonly<Record<string, string>>;

const field = (region: string, name: string) =>
  journey.page.getByRole('region', { name: region, exact: true }).getByRole('textbox', { name, exact: true });

async function fillAll(region: string, typed: Typed): Promise<void> {
  await field(region, Object.keys(typed)[0] ?? '').waitFor();
  for (const [name, text] of Object.entries(typed)) {
    await field(region, name).fill(text);
    await journey.page.keyboard.press('Tab');
  }
  await everythingAnswered();
}

async function readAgain(region: string, typed: Typed): Promise<Typed> {
  const names = Object.keys(typed);
  await field(region, names[0] ?? '').waitFor();
  const read = await Promise.all(names.map((name) => field(region, name).inputValue()));
  return Object.fromEntries(names.map((name, index) => [name, read[index] ?? '']));
}

const chooseBroader = () =>
  journey.page
    .getByRole('listitem')
    .filter({ has: journey.page.getByRole('button', { name: 'More for Broader' }) })
    .getByRole('button', { name: /criteria$/ })
    .click();

const lines = (region: Locator) => region.getByRole('listitem').allInnerTexts();
async function everythingAnswered(): Promise<void> {
  await expect.poll(() => unanswered, { timeout: 10_000 }).toBe(0);
}

describe('fields filled faster than they are saved', () => {
  it('keep every assumption behind the money', async () => {
    await journey.page.getByRole('link', { name: /^Hypotheses/ }).click();
    const typed = {
      'Worth per unit': '48',
      'Running cost a year': '1200',
      'Introduction, once': '900',
      'Pilot, once': '350',
      'Customers hit in a month': '3',
      'Cost of one case': '75',
    };
    await fillAll('What it is worth', typed);
    await journey.page.reload();
    expect(await readAgain('What it is worth', typed)).toEqual(typed);
  });

  it('keep all that is said of how a phase is run', async () => {
    await journey.page.getByRole('link', { name: /^Plan/ }).click();
    await chooseBroader();
    const typed = {
      'Owner of this phase': 'Paolo Neri',
      'What makes us roll back at once': 'Two customers charged wrongly',
      'Who decides it': 'Giulia Conti',
      'Who must be told': 'Support',
    };
    await fillAll('How Broader is run', typed);
    await journey.page.reload();
    await chooseBroader();
    expect(await readAgain('How Broader is run', typed)).toEqual(typed);
  });

  it('keep every change of what must hold before a phase is left', async () => {
    await chooseBroader();
    const region = journey.page.getByRole('region', { name: /^What must hold to go from Broader/ });
    const days = region.getByRole('textbox', { name: 'Number asked for: Time in this phase' });
    await days.fill('21');
    await region.getByRole('button', { name: /^Remove: .*Average discount/ }).click();
    await choose(region, 'Add a criterion', 'Few new themes');
    await choose(region, 'Add a criterion', /^Signed off/);
    await everythingAnswered();
    await journey.page.reload();
    await chooseBroader();
    expect(await days.inputValue()).toBe('21');
    const asked = (await lines(region)).join(' ');
    expect(asked).toContain('brought at most one new theme');
    expect(asked).toContain('Signed off by');
    expect(asked).toContain('Complaints');
    expect(asked).not.toContain('Average discount');
  });

  it('keep every change of what must hold before a phase starts', async () => {
    const region = journey.page.getByRole('region', { name: 'What must hold before Broader starts' });
    await choose(region, 'Ask for something', 'Its people are named');
    await choose(region, 'Ask for something', 'Going back was rehearsed');
    await choose(region, 'Ask for something', 'Its checklist is complete');
    await everythingAnswered();
    await region.getByRole('textbox', { name: /^Number asked for/ }).fill('14');
    await region.getByRole('button', { name: 'Remove: Its people are named' }).click();
    await everythingAnswered();
    await journey.page.reload();
    await chooseBroader();
    await expect.poll(() => region.getByRole('listitem').count()).toBe(2);
    expect(await region.getByRole('textbox', { name: /^Number asked for/ }).inputValue()).toBe('14');
  });

  it('keep every tag given to a person and taken from them', async () => {
    const { page } = journey;
    await journey.goTo('/people');
    await page.getByRole('table', { name: 'Roster' }).getByRole('row').nth(1).click();
    const tags = page.getByRole('combobox', { name: 'Tags' });
    for (const word of ['Fair', 'Beta', 'Angry once']) {
      await tags.fill(word);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: 'Remove Fair' }).click();
    await everythingAnswered();
    await page.reload();
    await page.getByRole('button', { name: 'Remove Angry once' }).waitFor();
    const kept = await page.getByRole('button', { name: /^Remove (Fair|Beta|Angry once)$/ }).all();
    expect(await Promise.all(kept.map((button) => button.getAttribute('aria-label')))).toEqual([
      'Remove Beta',
      'Remove Angry once',
    ]);
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
