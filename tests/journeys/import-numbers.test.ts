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

/** The letters of Windows in Italian; every one of them is in Latin 1. */
function windowsLetters(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** From the list to the check of a file; the only feature is chosen already. */
async function check(name: string, content: string | Uint8Array): Promise<void> {
  const { page, goTo } = journey;
  await goTo('/imports');
  await goTo('/imports/new');
  await handOver(page, page.getByRole('button', { name: 'Choose a file' }), { name, content });
  await page.getByRole('heading', { name: 'How the file is written' }).waitFor();
}

/** Imports and waits until it is said; true once it is. */
async function bringIn(button: string, sentence: string): Promise<true> {
  const { page } = journey;
  await page.getByRole('button', { name: button, exact: true }).click();
  return seen(page.getByText(sentence));
}

const WEEK = (first: number, won: number): string =>
  [
    'Data;Gruppo;Città;Richieste;Vinte;Tempo medio (h)',
    ...Array.from({ length: 7 }, (_, at) => {
      const day = String(first + at).padStart(2, '0');
      return [
        `${day}/09/2026;pilota;Forlì;2${at};${won};2,${at}5`,
        `${day}/09/2026;controllo;Forlì;1${at};${won - 1};3,${at}5`,
      ].join('\r\n');
    }),
  ].join('\r\n');

describe('an Excel file of an Italian office', () => {
  it('comes in without one question', async () => {
    const { page } = journey;
    await check('metriche settimana 38.csv', windowsLetters(WEEK(14, 5)));
    const side = page.getByRole('complementary').last();
    await side.getByText('Windows-1252').waitFor();
    await side.getByText('semicolon ;').waitFor();
    await side.getByText('comma, 2,8').waitFor();
    expect(await page.getByRole('list', { name: 'Questions about the file' }).count()).toBe(0);
    await page.getByText('Read with certainty').waitFor();
    expect(await bringIn('Import 14 rows', 'metriche settimana 38.csv is in.')).toBe(true);
  });

  it('is known the next time, and may be read anew', async () => {
    const { page } = journey;
    await check('metriche settimana 39.csv', windowsLetters(WEEK(21, 6)));
    await page.getByText(/Read like “Vinte \/ Richieste, Tempo medio \(h\)” of/).waitFor();
    await page.getByRole('button', { name: 'Read anew instead' }).click();
    await page.getByText('Read with certainty').waitFor();
    await page.getByRole('button', { name: 'Read like before' }).click();
    await page.getByText(/Read like “Vinte \/ Richieste, Tempo medio \(h\)” of/).waitFor();
    expect(await bringIn('Import 14 rows', 'metriche settimana 39.csv is in.')).toBe(true);
  });

  it('leaves a profile that is renamed where it stands and forgotten with a way back', async () => {
    const { page, goTo } = journey;
    await goTo('/imports?tab=profiles');
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('ERP export, weekly');
    await name.press('Enter');
    await page.getByRole('button', { name: 'Forget ERP export, weekly' }).click();
    await page.getByText('No kind of file is known yet').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await seen(page.getByRole('button', { name: 'Forget ERP export, weekly' }))).toBe(true);
  });
});

describe('figures that stand already with another value', () => {
  it('keep the import waiting until it is said which counts', async () => {
    const { page } = journey;
    await check('metriche settimana 38.csv', windowsLetters(WEEK(14, 7)));
    await page.getByRole('heading', { name: /14 figures stand already with another value/ }).waitFor();
    const button = page.getByRole('button', { name: 'Import 14 rows' });
    expect(await button.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'Take the file’s values' }).check();
    expect(await button.isEnabled()).toBe(true);
  });

  it.each([
    ['Take the file’s values', 7],
    ['Keep what stands', 8],
  ])('wait for an answer: %s', async (answer, won) => {
    const { page } = journey;
    await check(`metriche settimana 38 v${won}.csv`, windowsLetters(WEEK(14, won)));
    await page.getByRole('heading', { name: /14 figures stand already with another value/ }).waitFor();
    const changes = page.getByRole('table').filter({ hasText: 'Stands now' });
    expect(await changes.getByRole('row').count()).toBe(9);
    await page.getByRole('radio', { name: answer }).check();
    expect(await bringIn('Import 14 rows', `metriche settimana 38 v${won}.csv is in.`)).toBe(true);
  });
});

describe('days that can be read in two ways', () => {
  it('are asked about, and never again for files like it', async () => {
    const { page } = journey;
    const rows = (month: string): string =>
      ['Day,Group,Calls', `02/${month}/2026,pilot,26`, `03/${month}/2026,pilot,31`].join('\n');
    await check('calls.csv', rows('04'));
    await page.getByRole('heading', { name: /written with the day or the month first/ }).waitFor();
    await page.getByRole('button', { name: /day \/ month \/ year/ }).click();
    expect(await bringIn('Import 2 rows', 'calls.csv is in.')).toBe(true);
    await check('calls.csv', rows('05'));
    await page.getByText(/Read like “Calls” of/).waitFor();
    expect(await seen(page.getByRole('button', { name: 'Import 2 rows' }))).toBe(true);
  });
});

const DAMAGED = [
  'Day;Group;Asked',
  '13/08/2026;pilot;26',
  '14/08/2026;control;25',
  '31/09/2026;pilot;20',
  '16/08/2026;pilot;2O',
].join('\r\n');

describe('rows that cannot be used', () => {
  it('are mended before the import and judged again at once', async () => {
    const { page } = journey;
    await check('asked.csv', DAMAGED);
    await page.getByRole('button', { name: 'Import 2 rows' }).waitFor();
    await page.getByRole('button', { name: 'Mend line 4' }).click();
    const field = page.getByRole('textbox', { name: 'Mend line 4' });
    await field.fill('30/09/2026;pilot;20');
    await field.press('Enter');
    await page.getByText('1 row mended').waitFor();
    await field.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Mend line 5' }).press('Escape');
    expect(
      await page
        .getByRole('button', { name: 'Mend line 5' })
        .evaluate((button) => button === document.activeElement),
    ).toBe(true);
    expect(await bringIn('Import 3 rows', 'asked.csv is in.')).toBe(true);
  });

  it('are mended after it, first not enough, then well', async () => {
    const { page, goTo } = journey;
    await goTo('/imports');
    await page.getByRole('cell', { name: 'asked.csv' }).first().click();
    const side = page.getByRole('complementary', { name: 'Details of the import' });
    await side.getByRole('button', { name: 'Mend line 5' }).click();
    const field = side.getByRole('textbox', { name: 'Mend line 5' });
    await field.fill('13/08/2026;pilot;20');
    await field.press('Enter');
    await side.getByRole('button', { name: 'Try 1 mended row again' }).click();
    await side.getByText(/stands already with another value/).waitFor();
    await side.getByRole('button', { name: 'Mend line 5' }).click();
    await field.fill('16/08/2026;pilot;20');
    await field.press('Enter');
    await side.getByRole('button', { name: 'Try 1 mended row again' }).click();
    expect(await seen(side.getByRole('button', { name: '1 row of it was mended' }))).toBe(true);
    expect(await side.getByRole('button', { name: /Mend line/ }).count()).toBe(0);
  });
});

describe('an import that is undone', () => {
  it('takes its figures back, and the metrics it made when nothing is left in them', async () => {
    const { page, goTo } = journey;
    await check(
      'visits.csv',
      ['Day;Group;Visits', '13/08/2026;pilot;26', '14/08/2026;control;25'].join('\r\n'),
    );
    expect(await bringIn('Import 2 rows', 'visits.csv is in.')).toBe(true);
    await goTo('/imports');
    await page.getByRole('cell', { name: 'visits.csv' }).first().click();
    await page.getByRole('button', { name: 'Undo: takes 2 figures back' }).click();
    await page.getByText('“Visits” was made by this import and has no numbers now.').waitFor();
    await page.getByRole('button', { name: 'Remove this metric' }).click();
    const told = page.getByText('1 metric removed');
    expect(await seen(told)).toBe(true);
    // It would stand over the rows of the next file.
    await goTo('/imports/new');
    await told.waitFor({ state: 'hidden', timeout: 3000 });
  });
});

const LONG = [
  'Day;Group;Figure;Amount',
  ...['13', '14', '15'].flatMap((day, at) => [
    `${day}/06/2026;pilot;Parcels;${20 + at}`,
    `${day}/06/2026;pilot;Letters;${7 + at}`,
  ]),
].join('\r\n');

describe('a table with a row for each figure', () => {
  it('is read so once it is said, every name a metric', async () => {
    const { page } = journey;
    await check('long.csv', LONG);
    await page.getByRole('button', { name: 'Change what a row stands for' }).click();
    await page.getByText('A row for each figure', { exact: true }).click();
    await page.getByText('names 2 metrics').waitFor();
    expect(await page.getByRole('textbox', { name: 'Metric' }).count()).toBeLessThanOrEqual(2);
    expect(await bringIn('Import 6 rows', 'long.csv is in.')).toBe(true);
  });
});

describe('a file that came in before', () => {
  it('is not imported again, but opened', async () => {
    const { page } = journey;
    await check('long.csv', LONG);
    await page.getByText('This very file is in already.').waitFor();
    expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0);
    await page.getByRole('link', { name: 'Open the import' }).click();
    const side = page.getByRole('complementary', { name: 'Details of the import' });
    expect(await seen(side.getByText('long.csv'))).toBe(true);
  });
});

describe('weeks for a metric that holds days', () => {
  it('do not come in until they are given a metric of their own, which takes one click', async () => {
    const { page } = journey;
    const rows = ['Week;Group;Parcels', '2026-W30;pilot;140', '2026-W31;pilot;150'];
    await check('parcels by week.csv', rows.join('\r\n'));
    await page.getByText('“Parcels” has daily figures; those of this file are weekly').waitFor();
    expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Add “Parcels (weekly)”' }).click();
    expect(await bringIn('Import 2 rows', 'parcels by week.csv is in.')).toBe(true);
    await page.getByRole('link', { name: 'Go to the metrics' }).click();
    expect(await seen(page.getByText('Parcels (weekly)'))).toBe(true);
  });
});

describe('who had the new thing', () => {
  it('is said value by value, stays in sight, and can be said anew', async () => {
    const { page } = journey;
    const rows = ['Day;Cohort;Seats', '13/05/2026;red;26', '13/05/2026;blue;31', '14/05/2026;red;22'];
    await check('seats.csv', rows.join('\r\n'));
    const use = page.getByRole('button', { name: 'Use', exact: true });
    const meaning = (value: string, arm: string) =>
      page.getByRole('radiogroup', { name: `What ${value} means` }).getByText(arm, { exact: true });
    expect(await page.getByRole('radio', { checked: true, name: 'Neither' }).count()).toBe(0);
    await meaning('red', 'Pilot').click();
    expect(await use.isDisabled()).toBe(true);
    await meaning('blue', 'Neither').click();
    await use.click();
    await page.getByText('red = Pilot and blue = Neither').waitFor();
    await page.getByRole('button', { name: 'Import 2 rows' }).waitFor();
    await page.getByRole('button', { name: /Change the answer: Which values mean/ }).click();
    await meaning('blue', 'Control group').click();
    await use.click();
    await page.getByText('red = Pilot and blue = Control group').waitFor();
    expect(await bringIn('Import 3 rows', 'seats.csv is in.')).toBe(true);
  });
});

describe('a metric added by hand', () => {
  it('is of any kind, out of the columns that kind needs', async () => {
    const { page } = journey;
    const rows = ['Day;Group;Receipts;Takings', '13/05/2026;pilot;4;50,5', '13/05/2026;control;5;60'];
    await check('takings.csv', rows.join('\r\n'));
    await page.getByRole('button', { name: 'Leave out Takings' }).click();
    await page.getByRole('button', { name: 'Add a metric' }).click();
    const form = page.getByRole('group', { name: 'Add a metric' });
    await choose(form, 'Which column', 'Takings');
    await choose(form, 'Kind', /^average/);
    await choose(form, 'Over which column', 'Receipts');
    await choose(form, 'What the column holds', 'sums');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Leave out Takings' }).waitFor();
    expect(await bringIn('Import 2 rows', 'takings.csv is in.')).toBe(true);
    await page.getByRole('link', { name: 'Go to the metrics' }).click();
    // 50.5 on 4 receipts.
    expect(await seen(page.getByText('12.6', { exact: false }))).toBe(true);
  });
});

describe('several files', () => {
  it('given together come in one after the other', async () => {
    const { page, goTo } = journey;
    await goTo('/imports');
    await goTo('/imports/new');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file' }).last().click(),
    ]);
    const file = (name: string, day: string) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(['Day;Group;Orders', `${day};pilot;26`, `${day};control;25`].join('\r\n')),
    });
    await chooser.setFiles([file('one.csv', '13/07/2026'), file('two.csv', '14/07/2026')]);
    await page.getByText('one.csv · 1 of 2').waitFor();
    expect(await bringIn('Import 2 rows', 'one.csv is in.')).toBe(true);
    await page.getByRole('button', { name: 'Next: two.csv' }).click();
    await page.getByText('two.csv · 2 of 2').waitFor();
    expect(await bringIn('Import 2 rows', 'two.csv is in.')).toBe(true);
  });

  it('left the window without complaints', () => {
    expect(journey.complaints).toEqual([]);
  });
});
