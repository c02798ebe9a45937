import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bringIn, checkFile, planToImport } from '#tests/support/import-steps.ts';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await openJourney();
  await planToImport(journey, 'Order by message');
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

/** Six days of both groups, each with that many cases of which that many happened. */
function days(cases: number, happened: number): string {
  const rows = Array.from({ length: 6 }, (_, at) =>
    ['pilot', 'control'].map((arm) => `1${at}/10/2026;${arm};${cases};${happened}`),
  );
  return ['day;group;orders;complaints', ...rows.flat()].join('\n');
}

describe('numbers without a single case', () => {
  it('are told before they come in, and on the metric instead of a chart', async () => {
    const { page } = journey;
    const whole = { name: 'october.csv', content: days(40, 3) };
    await checkFile(journey, whole);
    await bringIn(journey, whole);
    const empty = { name: 'october.csv', content: days(0, 0) };
    await checkFile(journey, empty);
    await page.getByText('On 6 of 6 days, first Saturday 10 October 2026, there are 0 cases.').waitFor();
    await page.getByText('Take the file’s values').click();
    await bringIn(journey, empty);
    await page.getByRole('link', { name: 'Go to the metrics' }).click();
    await page.getByText('complaints / orders: every day has 0 cases.').waitFor();
    const why = page.getByText('Every day has 0 cases, so there is no share to show.');
    // In the place of the chart, and at the right in the place of its numbers.
    await why.nth(1).waitFor();
    expect(await seen(page.getByText(/^Import the days again with how many were counted/))).toBe(true);
    expect(journey.complaints).toEqual([]);
  });
});
