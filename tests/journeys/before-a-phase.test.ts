import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { choose, openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-before-a-phase-'));
let journey: Journey;
let featureId = '';

/** A rollout whose staff phase runs and is settled: only what the next phase asks can hold it. */
async function beginRollout(path: string): Promise<string> {
  const workspace = openTestWorkspace({ path });
  const planned = await workspace.call('decisions.planRollout', {
    name: 'Order by message',
    ownerName: 'Giulia Conti',
    kind: 'product',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: null,
    hypothesis: null,
    guardrail: null,
    phases: [
      { name: 'Internal', audience: 'staff', people: 6, holdDays: 0, plannedStart: null },
      { name: 'Closed beta', audience: 'picked', people: 3, holdDays: 7, plannedStart: null },
    ],
  });
  const { plan } = await workspace.call('features.get', planned);
  const criteria = [{ kind: 'days-elapsed' as const, days: 0 }];
  await workspace.call('features.setCriteria', { phaseId: plan.phases[0]?.id ?? '', criteria });
  await workspace.call('decisions.decide', { ...planned, verb: 'start', reason: '', decidedBy: '' });
  await workspace.close();
  return planned.featureId;
}

const asked = () => journey.page.getByRole('region', { name: 'What must hold before Closed beta starts' });

beforeAll(async () => {
  const path = join(folder, 'vino.pilotbook');
  featureId = await beginRollout(path);
  journey = await openJourney({ opens: { file: path } });
});
beforeEach(() => pictureOnFailure(journey));
afterAll(async () => {
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('what a phase asks before it starts', () => {
  it('is on the plan as it stands now, and more can be asked', async () => {
    const { page, goTo } = journey;
    await goTo(`/features/${featureId}/plan`);
    await page
      .getByRole('button', { name: /criteria$/ })
      .last()
      .click();
    expect(await seen(asked().getByText('Never rehearsed'))).toBe(true);
    await choose(asked(), 'Ask for something', 'Somebody signed off');
    expect(await seen(asked().getByText('Not signed yet'))).toBe(true);
    await asked().getByRole('button', { name: 'Sign off' }).click();
    expect(await seen(asked().getByText('Pass'))).toBe(true);
  });

  it('holds the gate before, which names it', async () => {
    const { page, goTo } = journey;
    await goTo(`/features/${featureId}/decisions`);
    expect(await seen(page.getByText('Closed beta: going back rehearsed'))).toBe(true);
    expect(await seen(page.getByText('Rehearse going back, and record it on the checklist'))).toBe(true);
  });

  it('can be passed over with a reason, and stands among the changes for ever', async () => {
    const { page, goTo } = journey;
    await page.keyboard.press('d');
    const form = page.getByRole('region', { name: 'Your decision' });
    await form.getByText('Advance', { exact: true }).first().click();
    expect(
      await seen(form.getByText('Closed beta asks for this before it starts, and it does not hold:')),
    ).toBe(true);
    await form.getByRole('button', { name: 'Record: Advance' }).click();
    expect(await seen(form.getByText('Write something here first'))).toBe(true);
    await form.getByRole('textbox', { name: 'Why', exact: true }).fill('The fair is on Monday.');
    await form.getByRole('button', { name: 'Record: Advance' }).click();
    await form.waitFor({ state: 'hidden' });
    await goTo(`/features/${featureId}/plan`);
    const changes = page.getByRole('region', { name: 'Changes after the start' });
    const what = 'Started although this did not hold: “Going back rehearsed within the last 30 days”';
    expect(await seen(changes.getByText(what))).toBe(true);
    expect(await seen(changes.getByText('Because: The fair is on Monday.'))).toBe(true);
  });

  it('locks with how the phase is run, which changes only with a reason', async () => {
    const { page } = journey;
    const run = page.getByRole('region', { name: 'How Closed beta is run' });
    await run.getByRole('button', { name: 'Change with a reason' }).click();
    await run.getByRole('textbox', { name: 'Owner of this phase' }).fill('Paolo Neri');
    await run.getByRole('textbox', { name: 'Why' }).fill('Giulia is away.');
    await run.getByRole('button', { name: 'Keep the change with its reason' }).click();
    expect(await seen(run.getByText('Paolo Neri'))).toBe(true);
    const changes = page.getByRole('region', { name: 'Changes after the start' });
    expect(await seen(changes.getByText('Owner of this phase: none, now Paolo Neri'))).toBe(true);
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
