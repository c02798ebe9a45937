import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';

const PATIENCE = 60_000;

describe('trying a plan before anybody has the feature', { timeout: 4 * PATIENCE }, () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await openJourney({ opens: 'sample' });
    // Simulations give way to everything else on a busy machine.
    journey.page.setDefaultTimeout(PATIENCE);
    await journey.page
      .getByRole('link', { name: /Returns portal/ })
      .first()
      .click();
    await journey.page.getByRole('link', { name: /^Plan/ }).click();
  }, PATIENCE);
  afterAll(() => journey.end());

  const part = (name: RegExp) => journey.page.getByRole('region', { name });

  it('says what becomes of the plan if the feature works, does nothing or hurts', async () => {
    pictureOnFailure(journey);
    const simulator = part(/If this plan ran/);
    for (const scenario of ['It works', 'It does nothing', 'It hurts badly', 'It works in a bad season']) {
      expect(await seen(simulator.getByRole('rowheader', { name: new RegExp(`^${scenario}`) }))).toBe(true);
    }
    expect(await seen(simulator.getByText('1 person in 84', { exact: true }))).toBe(true);
    expect(await seen(simulator.getByText(/^That Refund errors goes from/))).toBe(true);
    expect(await seen(part(/If this plan ran 2,000 times/))).toBe(true);
  });

  it('holds other numbers against the plan by keyboard, in one sentence, and leaves the plan as it is', async () => {
    pictureOnFailure(journey);
    const { page } = journey;
    await page.goto(page.url());
    await openPlan('AI lead scoring');
    // Its phases bring the samples they ask for: a feature that works reaches everyone nearly always.
    const works = part(/If this plan ran/).getByRole('row', { name: /^It works(?! in)/ });
    expect(await seen(works.getByRole('cell', { name: /^9\d.%$/ }))).toBe(true);
    await page.getByRole('button', { name: /Try other numbers/ }).press('Enter');
    const people = page.getByRole('textbox', { name: 'People to try in Broader' });
    await people.fill('150');
    await people.press('Enter');
    const days = page.getByRole('textbox', { name: 'Days to try for Broader' });
    await days.press('ArrowUp');
    expect(await days.inputValue()).toBe('19');
    expect(await seen(page.getByRole('columnheader', { name: 'Your draft' }))).toBe(true);
    await page.getByRole('button', { name: 'Back to the plan' }).press('Enter');
    await page.getByRole('columnheader', { name: 'Your draft' }).waitFor({ state: 'detached' });
    expect(await people.inputValue()).toBe('90');
  });

  it('takes a suggested plan into the draft on demand, with what it gives and costs', async () => {
    pictureOnFailure(journey);
    const { page } = journey;
    await page.getByRole('button', { name: 'Suggest a better plan' }).press('Enter');
    await page.getByRole('button', { name: 'Stop looking' }).press('Enter');
    await page.getByRole('button', { name: 'Stop looking' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Suggest a better plan' }).press('Enter');
    const found = part(/^(A better plan|A trade)$/);
    await found.waitFor({ timeout: 3 * PATIENCE });
    expect(await seen(found.getByText(/instead of 9\d times in 100/))).toBe(true);
    await found.getByRole('button', { name: 'Take into the draft' }).press('Enter');
    expect(await seen(page.getByRole('columnheader', { name: 'Your draft' }))).toBe(true);
    expect(await seen(page.getByText('version 1', { exact: true }))).toBe(true);
    await page.getByRole('button', { name: 'Back to the plan' }).press('Enter');
  });

  it('follows a phase’s length as it is dragged, and leaves the plan as it is', async () => {
    pictureOnFailure(journey);
    const { page } = journey;
    const days = page.getByRole('textbox', { name: 'Days to try for Broader' });
    const before = Number(await days.inputValue());
    const thumb = days.locator('xpath=ancestor::td[1]').locator('.mantine-Slider-thumb');
    await thumb.scrollIntoViewIfNeeded();
    const box = await thumb.boundingBox();
    if (box === null) throw new Error('the slider has a thumb');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(Number(await days.inputValue())).toBeGreaterThan(before + 10);
    expect(await seen(page.getByRole('columnheader', { name: 'Your draft' }))).toBe(true);
    expect(await seen(page.getByText('version 1', { exact: true }))).toBe(true);
    await page.getByRole('button', { name: 'Back to the plan' }).press('Enter');
    expect(Number(await days.inputValue())).toBe(before);
  });

  it('refuses at the field what cannot be simulated, and keeps a draft as a new version', async () => {
    pictureOnFailure(journey);
    const { page } = journey;
    const people = page.getByRole('textbox', { name: 'People to try in Broader' });
    await people.fill('2');
    await people.press('Enter');
    expect(await seen(page.getByRole('alert').filter({ hasText: /Broader/ }))).toBe(true);
    const keep = page.getByRole('button', { name: 'Keep as a new version' });
    expect(await keep.isDisabled()).toBe(true);
    await people.fill('150');
    await people.press('Enter');
    await keep.click();
    expect(await seen(page.getByText('version 2', { exact: true }))).toBe(true);
    expect(journey.complaints).toEqual([]);
  });

  async function openPlan(name: string): Promise<void> {
    await journey.page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await journey.page.getByRole('link', { name: /^Plan/ }).click();
    await journey.page.getByRole('heading', { name: new RegExp(name) }).waitFor();
    await part(/If this plan ran/)
      .getByRole('rowheader', { name: /^It works/ })
      .first()
      .waitFor();
  }
});
