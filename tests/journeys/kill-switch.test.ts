import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, type Journey } from '#tests/support/journey.ts';

let journey: Journey;
let flagPath = '';

type FlagFile = { flags: Record<string, { defaultVariant: string; targeting?: object }> };

beforeAll(async () => {
  journey = await openJourney({ opens: 'sample' });
  const { page } = journey;
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^AI lead scoring/ })
    .click();
  await page.getByRole('link', { name: /^Flag/ }).click();
  const path = page.getByText(/\.flags\.json$/).first();
  flagPath = (await path.textContent()) ?? '';
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

function readFlag() {
  return (JSON.parse(readFileSync(flagPath, 'utf8')) as FlagFile).flags['ai-lead-scoring'];
}

describe('the kill switch', () => {
  it('stands over a flag that lets exactly the chosen people in', () => {
    expect(existsSync(flagPath)).toBe(true);
    expect(readFlag()).toMatchObject({ defaultVariant: 'off' });
    expect(JSON.stringify(readFlag()?.targeting)).toContain('C0007');
  });

  it('turns the feature off in the file with one press, and says who must be told', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Kill switch' }).click();
    await page.getByRole('dialog').getByText('51 people to tell that it was taken back').waitFor();
    expect(readFlag()).toMatchObject({ state: 'ENABLED', defaultVariant: 'off' });
    expect(readFlag()?.targeting).toBeUndefined();
    await page.getByText('The kill switch is on:').waitFor();
  });

  it('is not released by undo', async () => {
    const { page } = journey;
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'AI lead scoring', level: 1 }).click();
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(700);
    expect(readFlag()?.targeting).toBeUndefined();
  });

  it('asks why the feature comes back, and then lets the same people in again', async () => {
    const { page } = journey;
    const panel = page.getByRole('dialog');
    if (!(await panel.isVisible())) await page.getByRole('button', { name: 'Off for everybody' }).click();
    const release = panel.getByRole('button', { name: 'Turn back on' });
    expect(await release.isDisabled()).toBe(true);
    await panel
      .getByRole('textbox', { name: 'Why it comes back' })
      .fill('Wrong alarm: the mail server was down.');
    await release.click();
    await page.getByRole('button', { name: 'Kill switch' }).waitFor();
    expect(JSON.stringify(readFlag()?.targeting)).toContain('C0007');
    await page
      .getByRole('table', { name: 'History' })
      .getByText('Wrong alarm: the mail server was down.')
      .waitFor();
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
