import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTenSituations } from '#tests/support/build-ten-situations.ts';
import { findViolations } from '#tests/support/find-violations.ts';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';
import type { SituationName } from '#tests/support/ten-situations.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-gate-'));
let journey: Journey;
let ids: ReadonlyMap<SituationName, string>;

/** The ten situations, and one metric defined anew while its phase runs. */
async function buildWorkspace(path: string): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const workspace = openTestWorkspace({ path, today, clock: { now: () => Date.now(), today: () => today } });
  ids = await buildTenSituations({ workspace, today, language: 'en' });
  const featureId = ids.get('five-none-bad') ?? '';
  const [metric] = await workspace.call('metrics.list', { featureId });
  await workspace.call('metrics.edit', { metricId: metric?.id ?? '', change: { hardLimit: 0.5 } });
  await workspace.close();
}

async function goToGate(name: SituationName): Promise<void> {
  await journey.goTo(`/features/${ids.get(name) ?? ''}/decisions`);
  await journey.page.getByRole('table').first().waitFor();
}

/** Opens whatever is folded, the last of it too. */
async function unfold(main: Locator): Promise<void> {
  const folded = main.locator('.page-body [aria-expanded="false"]');
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
}

beforeAll(async () => {
  const path = join(folder, 'situations.pilotbook');
  await buildWorkspace(path);
  journey = await openJourney({ opens: { file: path }, look: { reducedMotion: 'reduce' } });
});
beforeEach(() => pictureOnFailure(journey));
afterAll(async () => {
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('a person at the gate', () => {
  it('reads words first, and no measure of a statistician', async () => {
    await goToGate('harm-on-day-4');
    const words = await journey.page.getByRole('main').innerText();
    expect(words).toContain('Harm shown');
    expect(words).toContain('The gate before everyone');
    expect(words).not.toMatch(/p.value|e-process|\bz\b|standard error|evidence \(/i);
  });

  it('opens the way to a number with the keyboard alone, and closes it', async () => {
    const { page } = journey;
    await goToGate('clear-win');
    const way = page.getByRole('button', { name: 'Inquiries won: shown to be better' });
    await way.focus();
    await page.keyboard.press('Enter');
    expect(await way.getAttribute('aria-expanded')).toBe('true');
    await page.getByText('z asked for at this look').waitFor();
    expect(await seen(page.getByText(/^For a statistician · Method: Group-sequential test/))).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('z asked for at this look').waitFor({ state: 'detached' });
  });

  it('is judged as it was promised while a metric is defined otherwise, and takes that with a reason', async () => {
    const { page } = journey;
    await goToGate('five-none-bad');
    const numbers = page.getByRole('region', { name: 'Whether the numbers can be trusted' });
    await page.getByText('Complaints: defined otherwise since this phase started.').waitFor();
    expect(await seen(page.getByText('Nothing shows harm; one criterion is not settled yet.'))).toBe(true);
    await numbers
      .getByRole('textbox', { name: 'Why the new definition is right' })
      .fill('A hard limit for safety.');
    await numbers.getByRole('button', { name: 'Take the new definition' }).click();
    await numbers.getByRole('textbox').waitFor({ state: 'detached' });
    // How many are missing hangs on the weekdays the phase happens to hold.
    expect(await numbers.innerText()).toMatch(
      /^Complaints: \d+ of 1\d days on which numbers usually come \([\d.]+\s%\) have none/,
    );
    expect(await seen(page.getByText('Nothing shows harm; one criterion is not settled yet.'))).toBe(true);
  });

  it('is asked why before a margin is changed that a running phase began with', async () => {
    const { page } = journey;
    const featureId = ids.get('clear-win') ?? '';
    await journey.goTo(`/features/${featureId}/metrics`);
    await page.getByRole('button', { name: 'Details' }).nth(1).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const margin = page.getByRole('textbox', { name: 'Worse by at most' });
    await margin.fill('6');
    await margin.press('Enter');
    const notice = page.getByRole('group', { name: 'A running phase began with another definition' });
    const take = notice.getByRole('button', { name: 'Change it and judge by it from now on' });
    await notice.waitFor();
    expect(await take.isDisabled()).toBe(true);
    await notice.getByRole('textbox').fill('Support expects more questions at first.');
    await take.click();
    await notice.waitFor({ state: 'detached' });
    await journey.goTo(`/features/${featureId}/plan`);
    const changes = page.getByRole('region', { name: 'Changes after the start' });
    await changes.getByText('by at most 3 points, now worse than control by at most 6 points').waitFor();
    expect(await seen(changes.getByText('Because: Support expects more questions at first.'))).toBe(true);
  });

  it('is told what advancing to everyone does to the comparison, and finds the change beside the decision', async () => {
    const { page } = journey;
    await journey.goTo(`/features/${ids.get('clear-win') ?? ''}/decisions?decide=1`);
    await page.getByText('the comparison with the control group ends').waitFor();
    await page.getByRole('button', { name: 'Record: Advance' }).click();
    const record = page.getByRole('region', { name: 'Decisions so far' });
    await record.getByText('Advance to Everyone').waitFor();
    expect(await seen(record.getByText(/^Changed while the phase ran, .*more questions at first\.$/))).toBe(
      true,
    );
  });

  it('chooses for the phases to come, while the one that runs keeps its rules', async () => {
    const { page } = journey;
    await goToGate('drifting-base');
    await page.getByRole('button', { name: 'Show: Rules of this gate' }).click();
    const rules = page.getByRole('region', { name: 'Rules of this gate' });
    const times = rules.getByRole('textbox', { name: 'How often to wait once more' });
    await times.fill('1');
    await times.press('Enter');
    await page.getByText('Kept for the phases that have not started.').waitFor();
    expect(await seen(rules.getByText('may be waited for 2 more times'))).toBe(true);
    expect(await times.inputValue()).toBe('1');
  });

  it('finds every kept judgement judged again as the same', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Show: Judgements kept' }).click();
    const kept = page.getByRole('region', { name: 'Judgements kept' });
    await kept.getByRole('listitem').first().waitFor();
    expect(await kept.getByText('Judged again from its facts: the same').count()).toBe(
      await kept.getByRole('listitem').count(),
    );
  });

  it.each(['split-broken', 'twenty-five-three-bad', 'no-control'] as const)(
    'can use all of it, everything unfolded, as far as axe can tell (%s)',
    async (name) => {
      await goToGate(name);
      await unfold(journey.page.getByRole('main'));
      await journey.page.waitForTimeout(300);
      expect(await findViolations(journey.page)).toEqual([]);
    },
  );

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
