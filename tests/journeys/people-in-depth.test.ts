import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import {
  choose,
  handOver,
  type Journey,
  openJourney,
  pictureOnFailure,
  seen,
} from '#tests/support/journey.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

/** Twelve customers, and rows that are doubled, without a key, of nobody, or with details of odd types. */
const ROSTER = [
  'Codice cliente;Ragione sociale;E-mail;Postazioni;Cliente dal',
  'C001;Anna Bruni;anna@bruni.example;12;14/03/2024',
  'C002;Bruni Anna;anna@bruni.example;8;15/03/2024',
  'C003;"Caffè, ""Roma""";;molte;16/03/2024',
  'C001;Un altro cliente;;4;17/03/2024',
  ';Senza codice;;3,5;18/03/2024',
  'C009;;;1;19/03/2024',
  ...Array.from({ length: 8 }, (_, index) => `C01${index};Cliente ${index};;${index};20/03/2024`),
].join('\n');

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-people-'));
const path = join(folder, 'vino.pilotbook');
let journey: Journey;
const features = { delivery: '', labels: '' };

function plan(workspace: TestWorkspace, name: string, people: number): Promise<{ featureId: string }> {
  return workspace.call('decisions.planRollout', {
    name,
    kind: 'ai',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: null,
    hypothesis: null,
    guardrail: null,
    phases: [
      { name: 'Closed beta', audience: 'picked', people, holdDays: 7, plannedStart: null },
      { name: 'Everyone', audience: 'everyone', people: 12, holdDays: 7, plannedStart: null },
    ],
  });
}

async function openPeopleOf(featureId: string): Promise<Locator> {
  await journey.goTo(`/features/${featureId}/people`);
  const pick = journey.page.getByRole('region', { name: 'People for Closed beta' });
  await pick.waitFor();
  return pick;
}

async function askFor(pick: Locator, count: number): Promise<void> {
  const field = pick.getByRole('textbox', { name: 'How many, customers' });
  await field.fill(String(count));
  await field.press('Tab');
}

/** Opens the form that starts the rollout, with a reason in it. */
async function openStart(featureId: string): Promise<Locator> {
  const { page, goTo } = journey;
  await goTo(`/features/${featureId}/decisions?decide=1`);
  const form = page.getByRole('region', { name: 'Start the rollout' });
  await form.getByRole('textbox', { name: 'Why', exact: true }).fill('All is ready.');
  return form;
}

/** Today where this runs, as the host under test has it. */
function localDay(): string {
  return new Intl.DateTimeFormat('sv-SE').format(new Date());
}

beforeAll(async () => {
  const workspace = openTestWorkspace({ path });
  features.delivery = (await plan(workspace, 'Delivery slots', 4)).featureId;
  features.labels = (await plan(workspace, 'New labels', 14)).featureId;
  await workspace.close();
  journey = await openJourney({ opens: { file: path } });
});
beforeEach(() => pictureOnFailure(journey));
afterAll(async () => {
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('a roster with doubled and missing keys', () => {
  it('comes in but for the rows nobody can place, each with its reason', async () => {
    const { page, goTo } = journey;
    await goTo('/imports/new?kind=roster');
    const button = page.getByRole('main').getByRole('button', { name: /file/i });
    await handOver(page, button, { name: 'clienti.csv', content: ROSTER });
    await page.getByText('Somebody else has this number').waitFor();
    await page.getByText('No name').waitFor();
    await page.getByRole('button', { name: 'Import 12 people' }).click();
    await page.getByText('12 new people are in.').waitFor();
    await goTo('/people');
    const table = page.getByRole('table', { name: 'Roster' });
    expect(await seen(table.getByText('Caffè, "Roma"'))).toBe(true);
    const keyless = table.getByRole('row').filter({ hasText: 'Senza codice' });
    expect(await keyless.getByRole('cell').nth(2).textContent()).toBe('–');
  });

  it('keeps a detail of another type as it was written, and says how many there are', async () => {
    const { page } = journey;
    const odd = page.getByRole('table', { name: 'Roster' }).getByRole('row').filter({ hasText: 'Caffè' });
    expect(await seen(odd.getByText('molte'))).toBe(true);
    expect(await seen(page.getByText('1 is no number: molte'))).toBe(true);
  });
});

describe('two records of one person', () => {
  it('are compared and become one, and two again by undo', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: /^Compare .*Bruni/ }).click();
    const merge = page.getByRole('group', { name: 'Merge with another record' });
    await merge
      .getByText('Postazioni: “12” stays, “8” goes.')
      .or(merge.getByText('Postazioni: “8” stays, “12” goes.'))
      .waitFor();
    await merge.getByRole('button', { name: 'Make them one' }).click();
    expect(await seen(page.getByText('11 customers and 0 staff'))).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    expect(await seen(page.getByText('12 customers and 0 staff'))).toBe(true);
    await journey.goTo('/people');
    expect(await seen(page.getByRole('button', { name: /^Compare .*Bruni/ }))).toBe(true);
  });
});

/** Makes a segment of whoever the list shows, without the people of another. */
async function makeSegment(name: string, leaveOut: string | null): Promise<void> {
  const { page } = journey;
  await page.getByRole('button', { name: 'New segment' }).click();
  const form = page.getByRole('form', { name: 'New segment' });
  await form.getByRole('textbox', { name: 'Segment name' }).fill(name);
  await form.getByRole('radio', { name: /^(Everybody in the list|Those found) now/ }).check();
  if (leaveOut !== null) await leaveOutOf(form, leaveOut);
  await form.getByRole('button', { name: 'Make segment' }).click();
  await form.waitFor({ state: 'hidden' });
}

async function leaveOutOf(form: Locator, segment: string): Promise<void> {
  const { page } = journey;
  await form.getByRole('combobox', { name: 'Without the people of' }).click();
  await page.getByRole('option', { name: segment }).click();
  await page.keyboard.press('Escape');
}

describe('segments', () => {
  it('that would leave out themselves in a circle are refused, and nothing of them is lost', async () => {
    const { page, goTo } = journey;
    await goTo('/people');
    await page.getByPlaceholder('Name, code, number, detail').fill('Cliente');
    await page.getByText('8 people', { exact: true }).first().waitFor();
    await makeSegment('Regulars', null);
    await makeSegment('Nobody', 'Regulars');
    await page.getByRole('button', { name: 'Change who is in Regulars' }).click();
    const form = page.getByRole('form', { name: 'Change who is in Regulars' });
    await leaveOutOf(form, 'Nobody');
    await form.getByText(/This segment would leave out itself: .*Regulars.*Nobody/).waitFor();
    expect(await form.locator('button[type=submit]').isDisabled()).toBe(true);
    await form.getByRole('button', { name: 'Cancel' }).click();
    expect(await seen(page.getByRole('button', { name: 'Show Regulars, 8 people' }))).toBe(true);
  });
});

describe('a phase that asks for more than there are', () => {
  it('says at the field why nobody is left when a segment is emptied', async () => {
    const pick = await openPeopleOf(features.labels);
    await choose(pick, 'Picked from', /^Nobody/);
    expect(await seen(pick.getByText('Nobody is left to pick: 12 are not in the segment.'))).toBe(true);
  });

  it('says how many are missing when the segment is smaller than the phase', async () => {
    const pick = await openPeopleOf(features.labels);
    await choose(pick, 'Picked from', /^Regulars/);
    await pick.getByText('8 of 14.').waitFor();
    expect(await seen(pick.getByText(/^6 people are missing/))).toBe(true);
    await pick.getByRole('button', { name: 'Plan these 8' }).click();
    expect(await seen(pick.getByText('Planned as shown'))).toBe(true);
  });

  it('begins with fewer only once that is said to be meant, and the record keeps it', async () => {
    const { page } = journey;
    const form = await openStart(features.labels);
    const told = 'Closed beta asks for 14 customers and would begin with 8. Of 12 in the roster: 4 are not';
    await form.getByText(told).waitFor();
    await form.getByRole('button', { name: 'Record: Start' }).click();
    await form.getByText('The phase asks for 14 people and would begin with 8.').waitFor();
    await form.getByRole('checkbox', { name: /^Go on with 8 of 14/ }).check();
    await form.getByRole('button', { name: 'Record: Start' }).click();
    const kept = page.getByText('It began with 8 of the 14 people the phase asks for.');
    expect(await seen(kept)).toBe(true);
  });
});

describe('people in another pilot', () => {
  it('are named with that pilot, and left out on request', async () => {
    const pick = await openPeopleOf(features.delivery);
    await askFor(pick, 12);
    await pick.getByText('8 of them are in the pilot of New labels too.').waitFor();
    await pick.getByRole('checkbox', { name: 'Leave out people in other pilots' }).check();
    await pick.getByText('4 of 12.').waitFor();
    await pick.getByText('8 people are left out; whoever keeps it or is named by hand stays.').waitFor();
    await askFor(pick, 4);
    await pick.getByText('Exactly 4 of 4.').waitFor();
    await pick.getByRole('button', { name: 'Plan these 4' }).click();
    expect(await seen(pick.getByText('Planned as shown'))).toBe(true);
  });
});

describe('the ledger as a file', () => {
  it('has a line for everybody who has it, with every cell as a spreadsheet reads it', async () => {
    const { page } = journey;
    const form = await openStart(features.delivery);
    await form.getByRole('button', { name: 'Record: Start' }).click();
    await form.waitFor({ state: 'hidden' });
    await openPeopleOf(features.delivery);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('delivery-slots-who-has-it.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [head, ...lines] = text.slice(1).trimEnd().split('\r\n');
    expect(head).toBe(
      'Code,Name,Customer number,Feature,Phase,State,Why,Reason,Since,Until,Told,Told that it is gone,Opted out',
    );
    const code = /^P-\d\d,/;
    expect(lines.every((line) => code.test(line))).toBe(true);
    const rest = `Delivery slots,Closed beta,Has it,Drawn,,${localDay()},,,,`;
    expect(lines.map((line) => line.replace(code, '')).toSorted()).toEqual([
      `"Caffè, ""Roma""",C003,${rest}`,
      `Anna Bruni,C001,${rest}`,
      `Bruni Anna,C002,${rest}`,
      `Senza codice,,${rest}`,
    ]);
  });
});
