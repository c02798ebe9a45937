import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import type { PhaseAudience } from '#shared/features/plan.ts';
import { handOver, openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-nobody-yet-'));
const SIX_PHASES: readonly [name: string, audience: PhaseAudience, people: number][] = [
  ['Rehearsal with our own staff', 'staff', 4],
  ['Friends of the house in Ancona', 'picked', 5],
  ['Restaurants along the coast', 'picked', 20],
  ['A random tenth of everybody', 'sample', 60],
  ['Half of all our customers', 'sample', 150],
  ['Everyone, with a watch window', 'everyone', 300],
];
const ROSTER = [
  'Number;Name;Region;Newsletter',
  'C1;Ada Bianchi;North;yes',
  'C2;Bob Neri;north;no',
  'C3;Cid Verdi;North;perhaps',
  'C4;Dan Rossi;South;yes',
  'C5;Eva Fontana;South;no',
].join('\n');

let journey: Journey;
let draft = '';
let begun = '';

async function plan(workspace: TestWorkspace, name: string): Promise<string> {
  const { featureId } = await workspace.call('decisions.planRollout', {
    name,
    kind: 'product',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: null,
    hypothesis: null,
    guardrail: null,
    phases: SIX_PHASES.map(([phase, audience, people]) => ({
      name: phase,
      audience,
      people,
      holdDays: 7,
      plannedStart: null,
    })),
  });
  return featureId;
}

beforeAll(async () => {
  const path = join(folder, 'vino.pilotbook');
  const workspace = openTestWorkspace({ path });
  await workspace.call('workspace.changeSettings', { customerBase: 300 });
  draft = await plan(workspace, 'Order by message');
  begun = await plan(workspace, 'Returns by post');
  await workspace.call('decisions.decide', { featureId: begun, verb: 'start', reason: '', decidedBy: '' });
  await workspace.close();
  journey = await openJourney({ opens: { file: path } });
});
beforeEach(() => pictureOnFailure(journey));
afterAll(async () => {
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('a feature nobody has yet', () => {
  it('has a kill switch that is quiet and says why, and a red one once somebody has it', async () => {
    const { page, goTo } = journey;
    const kill = page.getByRole('button', { name: 'Kill switch' });
    await goTo(`/features/${draft}/people`);
    expect(await seen(kill)).toBe(true);
    expect(await kill.getAttribute('title')).toMatch(/^Nobody has it/);
    const quiet = await kill.evaluate((button) => getComputedStyle(button).color);
    await goTo(`/features/${begun}/people`);
    await expect.poll(() => kill.getAttribute('title')).toBe('Turns it off for everybody, at once');
    expect(await kill.evaluate((button) => getComputedStyle(button).color)).not.toBe(quiet);
  });

  it('says under its name that a step was begun with nobody listed, as the plan does', async () => {
    const { page } = journey;
    const dial = page.getByRole('img', { name: /^Rehearsal with our own staff/ }).last();
    expect(await dial.getAttribute('aria-label')).toMatch(/4.staff, nobody listed/u);
    expect(await dial.innerText()).toContain('nobody listed');
  });

  it('shows the names of six phases whole, on a small window too', async () => {
    const { page } = journey;
    await page.setViewportSize({ width: 1024, height: 768 });
    const dial = page.getByRole('img', { name: /^Rehearsal with our own staff/ }).last();
    for (const [name] of SIX_PHASES) {
      const words = dial.getByText(name).first();
      const room = await words.evaluate(({ scrollWidth, clientWidth }) => clientWidth - scrollWidth);
      expect([name, room]).toEqual([name, 0]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe('the guided plan', () => {
  it('says nothing of a field that was only passed by, and does once it was emptied', async () => {
    const { page, goTo } = journey;
    await goTo('/features/new');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.focus();
    await page.keyboard.press('Tab');
    const complaint = page.getByText('Give it a name people will recognise.');
    expect(await complaint.count()).toBe(0);
    await name.fill('Slots');
    await name.fill('');
    await page.keyboard.press('Tab');
    expect(await seen(complaint)).toBe(true);
  });
});

describe('a roster file that leaves something in doubt', () => {
  it('says so in the check, and is read as somebody says', async () => {
    const { page, goTo } = journey;
    await goTo('/imports/new?kind=roster');
    const button = page.getByRole('main').getByRole('button', { name: /file/i });
    await handOver(page, button, { name: 'customers.csv', content: ROSTER });
    expect(await seen(page.getByText(/1 is neither: “perhaps” on line 4/))).toBe(true);
    await page.getByRole('button', { name: 'Read as yes or no' }).click();
    await page.getByRole('combobox', { name: 'What “perhaps” in Newsletter is read as' }).click();
    await page.getByRole('option', { name: 'no', exact: true }).click();
    expect(await seen(page.getByText('“North” (2) and “north” (1)'))).toBe(true);
    await page.getByRole('combobox', { name: 'How Region “North” is read' }).click();
    await page.getByRole('option', { name: 'All as “North”', exact: true }).click();
    await page.getByRole('button', { name: 'Import 5 people' }).click();
    await page.getByText('5 new people are in.').waitFor();
    await goTo('/people');
    const bob = page.getByRole('table', { name: 'Roster' }).getByRole('row').filter({ hasText: 'Bob Neri' });
    expect(await seen(bob.getByText('North', { exact: true }))).toBe(true);
    const cid = page.getByRole('table', { name: 'Roster' }).getByRole('row').filter({ hasText: 'Cid Verdi' });
    expect(await seen(cid.getByText('no', { exact: true }))).toBe(true);
  });
});

describe('the people picked for a phase', () => {
  it('lead to each person, and what was typed is there on the way back', async () => {
    const { page, goTo } = journey;
    await goTo(`/features/${draft}/people`);
    await page.getByText('Friends of the house in Ancona', { exact: true }).last().click();
    const count = page.getByRole('textbox', { name: 'How many' }).first();
    await count.fill('3');
    await page.keyboard.press('Tab');
    await page.getByText('Exactly 3 of 3.').waitFor();
    await page.getByRole('main').getByRole('table').getByRole('link').first().click();
    await page.getByRole('textbox', { name: 'Customer number' }).waitFor();
    await page.goBack();
    await page.getByText('Friends of the house in Ancona', { exact: true }).last().click();
    expect(await seen(page.getByText('Exactly 3 of 3.'))).toBe(true);
    expect(journey.complaints).toEqual([]);
  });
});
