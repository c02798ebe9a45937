import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DRAFT } from '../../scripts/sample/lead-scoring/plan.ts';
import {
  choose,
  handOver,
  type Journey,
  openJourney,
  pictureOnFailure,
  seen,
} from '#tests/support/journey.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';

const CUSTOMERS = 5000;
const REGIONS = ['Marche', 'Umbria', 'Abruzzo', 'Emilia'];

/** 5,000 customers as an Italian spreadsheet writes them, and one whose number is somebody else's. */
function rosterFile(): string {
  const lines = ['Codice cliente;Ragione sociale;Regione;Postazioni;Cliente dal'];
  for (let number = 1; number <= CUSTOMERS; number += 1) {
    const code = `C${String(number).padStart(4, '0')}`;
    const since = `${13 + (number % 15)}/0${1 + (number % 9)}/2024`;
    lines.push(`${code};Cliente ${number};${REGIONS[number % 4] ?? ''};${number % 50},5;${since}`);
  }
  lines.push('C0007;Un altro cliente;Marche;3,5;14/03/2025');
  return lines.join('\n');
}

const PHASES = [
  ['Closed beta', 3],
  ['Early adopters', 15],
  ['Broader', 60],
  ['Half of Marche', 150],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-roster-'));
let journey: Journey;
let featureId = '';

/** A plan of four phases over customers that are not in the roster yet. */
async function planRollout(path: string): Promise<string> {
  const workspace = openTestWorkspace({ path });
  const planned = await workspace.call('decisions.planRollout', {
    ...DRAFT,
    hypothesis: DRAFT.hypothesis === null ? null : { ...DRAFT.hypothesis, basis: 'before-after' },
    guardrail: null,
    phases: PHASES.map(([name, people]) => ({
      name,
      audience: 'sample',
      people,
      holdDays: 7,
      plannedStart: null,
    })),
  });
  await workspace.close();
  return planned.featureId;
}

/** Plans exactly so many people for the phase out of the segment. */
async function pickFromSegment(phase: string, count: number): Promise<void> {
  const { page } = journey;
  await journey.goTo(`/features/${featureId}/people`);
  const choice = page.getByRole('radiogroup', { name: 'Phase' }).getByText(phase, { exact: true });
  const section = page.getByRole('region', { name: /^People for/ });
  await section.waitFor();
  if ((await choice.count()) > 0) await choice.click();
  const named = page.getByRole('region', { name: `People for ${phase}` });
  await choose(named, 'Picked from', /^Larger in Marche/);
  await named.getByText(`Exactly ${count} of ${count}.`).waitFor();
  const keep = named.getByRole('button', { name: new RegExp(`^Plan these ${count}`) });
  await keep.click();
  await named.getByText('Planned as shown').waitFor();
}

async function decide(verb: 'Start' | 'Advance'): Promise<void> {
  const { page } = journey;
  await journey.goTo(`/features/${featureId}/decisions`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('d');
  if (verb === 'Advance') {
    const form = page.getByRole('region', { name: 'Your decision' });
    await form.getByText(verb, { exact: true }).first().click();
  }
  await page.getByRole('textbox', { name: 'Why', exact: true }).fill('It goes as planned.');
  await page.getByRole('textbox', { name: 'Decided by' }).fill('Giulia Conti');
  const record = page.getByRole('button', { name: `Record: ${verb}` });
  await record.click();
  await record.waitFor({ state: 'hidden' });
}

/** The codes of everybody who has the feature, as the ledger on screen lists them. */
async function having(count: number): Promise<Set<string>> {
  const { page } = journey;
  await journey.goTo(`/features/${featureId}/people`);
  const ledger = page.getByRole('region', { name: 'Who has it' });
  await ledger.getByText(`${count} customers`).waitFor();
  const codes = await ledger.getByText(/^P-\d+$/).allTextContents();
  return new Set(codes);
}

beforeAll(async () => {
  const path = join(folder, 'vino.pilotbook');
  featureId = await planRollout(path);
  journey = await openJourney({ opens: { file: path } });
});
beforeEach(() => pictureOnFailure(journey));
afterAll(async () => {
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('an owner with 5,000 customers', () => {
  it('brings the roster in, and mends the row whose number is somebody else’s', async () => {
    const { page } = journey;
    await journey.goTo('/imports/new?kind=roster');
    const button = page.getByRole('main').getByRole('button', { name: /file/i });
    await handOver(page, button, { name: 'clienti.csv', content: rosterFile() });
    await page.getByText('Somebody else has this number').waitFor();
    await page.getByRole('button', { name: 'Mend line 5,002' }).click();
    const field = page.getByRole('textbox', { name: 'Mend line 5,002' });
    await field.fill('C5001;Un altro cliente;Marche;3,5;14/03/2025');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Import 5,001 people' }).click();
    await page
      .getByRole('link', { name: /people/i })
      .last()
      .waitFor();
    await journey.goTo('/people');
    expect(await seen(page.getByText('5,001 customers and 0 staff'))).toBe(true);
  });

  it('makes a segment of two conditions and sees who is in it before keeping it', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'New segment' }).click();
    const form = page.getByRole('form', { name: 'New segment' });
    await form.getByRole('textbox', { name: 'Segment name' }).fill('Larger in Marche');
    await choose(form, 'Detail', 'Regione');
    await form
      .getByRole('combobox', { name: 'Value' })
      .or(form.getByRole('textbox', { name: 'Value' }))
      .fill('Marche');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Condition', exact: true }).click();
    await form.getByRole('combobox', { name: 'Detail' }).last().click();
    await page.getByRole('option', { name: 'Postazioni' }).click();
    await form.getByRole('textbox', { name: 'Value' }).last().fill('10');
    await page.keyboard.press('Tab');
    // Every fourth customer is in Marche; of 50 sizes, the even ones from 10.5 up are theirs.
    const expected = Array.from({ length: CUSTOMERS }, (_, index) => index + 1).filter(
      (number) => number % 4 === 0 && (number % 50) + 0.5 >= 10,
    ).length;
    const count = new Intl.NumberFormat('en-GB').format(expected);
    await form.getByText(`${count} customers`).waitFor();
    await form.getByRole('button', { name: 'Make segment' }).click();
    const show = page.getByRole('button', { name: `Show Larger in Marche, ${count} people` });
    expect(await seen(show)).toBe(true);
  });

  it('gives it to exactly 3, 15, 60 and 150 of them, each phase keeping those of the one before', async () => {
    let before = new Set<string>();
    for (const [phase, count] of PHASES) {
      await pickFromSegment(phase, count);
      await decide(before.size === 0 ? 'Start' : 'Advance');
      const now = await having(count);
      expect(now.size).toBe(count);
      expect([...before].filter((code) => !now.has(code))).toEqual([]);
      before = now;
    }
  }, 120_000);

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
