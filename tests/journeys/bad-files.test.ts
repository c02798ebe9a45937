import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  choose,
  handOver,
  openJourney,
  pictureOnFailure,
  seen,
  type Journey,
} from '#tests/support/journey.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await openJourney();
  const { page, goTo } = journey;
  await goTo('/features/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Order by message');
  await page.getByRole('textbox', { name: 'Customers in all' }).fill('300');
  await page.getByText('Nothing can be counted yet').click();
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await page.getByRole('heading', { name: 'Order by message', level: 1 }).waitFor();
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

/** What the page says instead of going on; fails when it shows what only its makers understand. */
async function refusalOf(file: { name: string; content: string | Uint8Array }): Promise<string> {
  const { page, goTo } = journey;
  await goTo('/imports');
  await goTo('/imports/new');
  await choose(page, 'Feature', 'Order by message');
  await handOver(page, page.getByRole('button', { name: 'Choose a file' }), file);
  const refusal = page.getByRole('alert');
  await refusal.first().waitFor();
  const words = (await refusal.first().innerText()).trim();
  expect(words).not.toMatch(/\bat .+:\d+:\d+|Error:|undefined|null|NaN|\{\{|SQLITE/);
  return words;
}

const PICTURE = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 400 }, (_, at) => at % 256),
]);
const WORKBOOK = Buffer.from(
  `PK\u0003\u0004${'\0'.repeat(26)}[Content_Types].xml${'\0'.repeat(400)}`,
  'latin1',
);

describe('a file that cannot be imported', () => {
  it.each([
    { what: 'a picture', name: 'logo.csv', content: PICTURE },
    { what: 'a workbook', name: 'numbers.xlsx', content: WORKBOOK },
    { what: 'an empty file', name: 'empty.csv', content: '' },
    { what: 'a heading without rows', name: 'heading.csv', content: 'Day;Inquiries;Won\r\n' },
  ])('is refused in words with a next step: $what', async ({ name, content }) => {
    const words = await refusalOf({ name, content });
    const [sentence = '', next = ''] = words.split('\n').filter((line) => line.trim() !== '');
    expect(sentence).toContain(name);
    expect(next).toMatch(/^[A-Z].+\.$/);
  });
});

describe('a file with damaged rows', () => {
  it('sets each of them aside with its line and reason, and brings in the rest', async () => {
    const { page, goTo } = journey;
    await goTo('/imports');
    await goTo('/imports/new');
    await choose(page, 'Feature', 'Order by message');
    await handOver(page, page.getByRole('button', { name: 'Choose a file' }), {
      name: 'ragged.csv',
      content: [
        'Day;Group;Inquiries;Won',
        '02/11/2026;pilot;26;8',
        '02/11/2026;control;25;5',
        '03/11/2026;pilot;31',
        '13/11/2026;control;24;6;extra',
        '16/11/2026;pilot;20;5',
        '31/11/2026;pilot;20;5',
        '17/11/2026;control;22;4',
      ].join('\r\n'),
    });
    await page.getByRole('button', { name: 'Import 4 rows' }).waitFor();
    const setAside = page.getByRole('region', { name: /Set aside/ });
    await setAside.getByText('3 cells where 4 are expected').waitFor();
    await setAside.getByText('31/11/2026 does not exist').waitFor();
    await page.getByRole('button', { name: 'Import 4 rows' }).click();
    expect(await seen(page.getByText('ragged.csv is in.'))).toBe(true);
  });
});

describe('a file that claims to be larger than anything', () => {
  it('is refused before a byte is sent', async () => {
    const { page, goTo } = journey;
    await goTo('/imports');
    await goTo('/imports/new');
    await choose(page, 'Feature', 'Order by message');
    const field = page.getByRole('button', { name: 'Choose a file' }).first();
    await field.evaluate((element) => {
      const file = new File(['Day;Won\n'], 'enormous.csv', { type: 'text/csv' });
      Object.defineProperty(file, 'size', { value: 5_000_000_000_000 });
      const transfer = new DataTransfer();
      const place = element.closest('div');
      const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
      Object.defineProperty(drop, 'dataTransfer', { value: { files: [file] } });
      place?.dispatchEvent(drop);
    });
    const refusal = page.getByRole('alert').first();
    await refusal.waitFor();
    const words = (await refusal.textContent()) ?? '';
    expect(words).toContain('enormous.csv');
  });

  it('left the window without complaints', () => {
    expect(journey.complaints).toEqual([]);
  });
});
