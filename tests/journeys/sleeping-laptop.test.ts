import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { dayAt } from '#shared/kernel/day-at.ts';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';

const DAY_MS = 86_400_000;
const BOUNDARY = { timeZone: 'Europe/Rome', dayStartsAtHour: 0 };

let folder = '';
let journey: Journey;

/** A rollout begun so many days from now, by a computer whose clock then said that day. */
async function beginRollout(daysFromNow: number): Promise<{ path: string; day: CalendarDay }> {
  const path = join(folder, 'laptop.pilotbook');
  const began = Date.now() + daysFromNow * DAY_MS;
  const day = dayAt(began, BOUNDARY);
  const workspace = openTestWorkspace({ path, clock: { now: () => began, today: () => day } });
  await workspace.call('workspace.changeSettings', { customerBase: 300, staffCount: 6 });
  const phase = { holdDays: 7, plannedStart: day } as const;
  const { featureId } = await workspace.call('decisions.planRollout', {
    name: 'Order by message',
    kind: 'product',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: null,
    hypothesis: null,
    guardrail: null,
    phases: [
      { name: 'Closed beta', audience: 'picked', people: 12, ...phase },
      { name: 'Broader', audience: 'sample', people: 90, ...phase, plannedStart: addDays(day, 7) },
      { name: 'Everyone', audience: 'everyone', people: 300, ...phase, plannedStart: addDays(day, 14) },
    ],
  });
  await workspace.call('decisions.decide', { featureId, verb: 'start', reason: 'Agreed.', decidedBy: '' });
  await workspace.close();
  return { path, day };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-laptop-'));
});
afterEach(async () => {
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('an owner whose laptop slept', () => {
  it('finds everything where it was and one gate that asks, three gates later', async () => {
    const { path } = await beginRollout(-40);
    journey = await openJourney({ opens: { file: path } });
    pictureOnFailure(journey);
    const { page, goTo } = journey;
    await goTo('/today');
    await page.getByRole('heading', { name: /gate/i }).first().waitFor();
    expect(await page.getByRole('heading', { name: /gate/i, level: 2 }).count()).toBe(1);
    await goTo('/portfolio');
    // The days that are over, as the gate counts them: the day that runs is not among them.
    expect(await seen(page.getByText('Closed beta, 40 days; 7 were planned'))).toBe(true);
    await page
      .getByRole('link', { name: /^Order by message/ })
      .first()
      .click();
    await page.getByRole('link', { name: /^Decisions/ }).click();
    await page.getByRole('button', { name: 'Record decision' }).click();
    const dial = page
      .getByRole('main')
      .getByRole('img', { name: /^Closed beta: 12, nobody listed, current; Broader: 90, planned/ });
    expect(await seen(dial)).toBe(true);
    const choice = page.getByRole('radiogroup', { name: 'Your decision' });
    await choice.getByText('Advance', { exact: true }).click();
    expect(await seen(page.getByText(/^Broader begins with 90 customers/))).toBe(true);
    expect(journey.complaints).toEqual([]);
  });

  it('is told in words that the clock was set back, and nothing is recorded without being asked', async () => {
    const { path } = await beginRollout(20);
    journey = await openJourney({ opens: { file: path } });
    pictureOnFailure(journey);
    const { page } = journey;
    const warning = page.getByRole('region', { name: 'The clock of this computer' });
    expect(
      await seen(
        warning.getByText(
          /clock says \d+ \w+ \d{4}, \d\d:\d\d, but the last change here was recorded \d+ \w+ \d{4}, \d\d:\d\d\. Advice goes by this clock/,
        ),
      ),
    ).toBe(true);
    await page
      .getByRole('link', { name: /^Order by message/ })
      .first()
      .click();
    await page.getByRole('link', { name: /^Decisions/ }).click();
    await page.getByRole('button', { name: 'Record decision' }).click();
    await page.getByText('Hold', { exact: true }).first().click();
    await page.getByRole('textbox', { name: 'Why', exact: true }).fill('We wait.');
    await page.getByRole('button', { name: 'Record: Hold' }).click();
    expect(await seen(page.getByText('Set the clock right, or say that it is.'))).toBe(true);
    await page.getByRole('checkbox', { name: 'I mean this day' }).check();
    await page.getByRole('button', { name: 'Record: Hold' }).click();
    expect(await seen(page.getByRole('region', { name: 'Decisions so far' }).getByText('We wait.'))).toBe(
      true,
    );
    await warning.getByRole('button', { name: 'The clock is right' }).click();
    await warning.waitFor({ state: 'detached' });
  });
});
