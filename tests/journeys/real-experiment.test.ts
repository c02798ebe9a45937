import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/project-paths.ts';
import {
  choose,
  handOver,
  openJourney,
  pictureOnFailure,
  seen,
  type Journey,
} from '#tests/support/journey.ts';

const files = join(root, '..', 'shared', 'data', 'udacity-free-trial');
const isHere = existsSync(join(files, 'control.csv')) && existsSync(join(files, 'experiment.csv'));
if (!isHere) console.warn(`The journey of the real experiment is skipped: ${files} is not here.`);

let journey: Journey;

async function planFeature(): Promise<void> {
  const { page, goTo } = journey;
  await goTo('/features/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Free trial screener');
  await page.getByRole('textbox', { name: 'Customers in all' }).fill('1000');
  await page.getByRole('textbox', { name: 'Staff who can test' }).fill('0');
  await page.getByText('Nothing can be counted yet').click();
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await page.getByRole('heading', { name: 'Free trial screener', level: 1 }).waitFor();
}

async function handOverExperiment(fileName: string): Promise<void> {
  const { page } = journey;
  await handOver(page, page.getByRole('button', { name: 'Choose a file' }), {
    name: fileName,
    content: readFileSync(join(files, fileName)),
  });
  await page.getByRole('heading', { name: 'Which year does Sat, Oct 11 belong to?' }).waitFor();
}

describe.skipIf(!isHere)('a published experiment, imported and judged', () => {
  beforeAll(async () => {
    journey = await openJourney();
    await planFeature();
  });
  beforeEach(() => pictureOnFailure(journey));
  afterAll(() => journey.end());

  it('asks which year its days belong to and whose numbers they are', async () => {
    const { page, goTo } = journey;
    await goTo('/imports/new');
    await choose(page, 'Feature', 'Free trial screener');
    await handOverExperiment('control.csv');
    await page.getByRole('heading', { name: 'Whose numbers are in this file?' }).waitFor();
    expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /^2014/ }).click();
    await page.getByRole('button', { name: /^Control group/ }).click();
    await page.getByRole('button', { name: 'Import 37 rows' }).waitFor();
  });

  it('counts what the person says: enrollments of clicks and payments of clicks', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Leave out Clicks / Pageviews' }).click();
    await page.getByRole('button', { name: 'Leave out Payments / Enrollments' }).click();
    const more = page.getByRole('group', { name: 'Add a metric:' });
    await choose(more, 'Counted column', 'Payments');
    await choose(more, 'Of which column', 'Clicks');
    await page.getByRole('button', { name: 'Import 23 rows' }).click();
    expect(await seen(page.getByText('control.csv is in.'))).toBe(true);
  });

  it('knows the columns again in the second file, and asks only what it cannot know', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Import another file' }).click();
    await handOverExperiment('experiment.csv');
    await page.getByRole('button', { name: /^2014/ }).click();
    await page.getByRole('button', { name: /^Pilot/ }).click();
    await page.getByRole('button', { name: 'Import 23 rows' }).click();
    expect(await seen(page.getByText('experiment.csv is in.'))).toBe(true);
  });
});
