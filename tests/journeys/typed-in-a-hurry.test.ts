import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, type Journey } from '#tests/support/journey.ts';

const SLOW_ANSWER_MS = 250;
let journey: Journey;
let unanswered = 0;

/** A slow computer: nothing is answered before the next field has been filled. */
async function answerSlowly(): Promise<void> {
  await journey.page.route('**/rpc', async (route) => {
    const { method } = route.request().postDataJSON() as { method: string };
    // A simulation takes its time, and nobody waits for it here.
    const counted = method.startsWith('features.') ? 1 : 0;
    unanswered += counted;
    await new Promise((resolve) => {
      setTimeout(resolve, SLOW_ANSWER_MS);
    });
    await route.fulfill({ response: await route.fetch() });
    unanswered -= counted;
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
  await expect.poll(() => unanswered, { timeout: 10_000 }).toBe(0);
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

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
