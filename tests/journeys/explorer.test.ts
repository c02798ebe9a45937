import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { handOver, openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';

const FIRST = '2026-08-03';
const DAYS = 84;
const SEGMENTS = ['Restaurants', 'Bars', '=Hotels'];
const METRICS = '/features/f1/metrics';
const ADDRESS_SETTLES_MS = 700;

/** Twelve weeks of two groups in three segments; the pilot wins five of forty more. */
function csv(): string {
  const rows = Array.from({ length: DAYS }, (_, index) =>
    SEGMENTS.flatMap((segment, place) =>
      ['pilot', 'control'].map((group) => {
        const inquiries = 60 - place * 10;
        const won = Math.round(inquiries * (group === 'pilot' ? 0.3 : 0.2)) + ((index + place) % 3);
        return `${addDays(FIRST, index)},${group},"${segment}",${inquiries},${won}`;
      }),
    ),
  );
  return `Day,Group,Segment,Inquiries,Won\n${rows.flat().join('\n')}\n`;
}

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-explorer-'));
const file = join(folder, 'explorer.pilotbook');
let journey: Journey;

function chart(name: RegExp) {
  return journey.page.getByRole('application', { name });
}

/** What the page read out last. */
function said(words: RegExp) {
  return seen(journey.page.getByRole('status').filter({ hasText: words }));
}

async function save(what: string): Promise<string> {
  const { page } = journey;
  await page
    .getByRole('button', { name: /^(Save or copy|Salva o copia)/ })
    .first()
    .click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: what }).click(),
  ]);
  return (await download.path()) ?? '';
}

async function faults(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: journey.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

beforeAll(async () => {
  const workspace = openTestWorkspace({ path: file });
  addFeature(file, {
    id: 'f1',
    name: 'AI lead scoring',
    phases: [
      { name: 'Internal', audience: 'staff', startedOn: FIRST },
      { name: 'Closed beta', audience: 'picked', startedOn: '2026-09-07' },
    ],
  });
  addFeature(file, {
    id: 'f2',
    name: 'Replies by message',
    phases: [{ name: 'Internal', audience: 'staff', startedOn: '2026-09-01' }],
  });
  await workspace.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a person who explores a metric by keyboard', () => {
  beforeAll(async () => {
    journey = await openJourney({
      opens: { file },
      look: { reducedMotion: 'reduce', acceptDownloads: true },
    });
  });
  beforeEach(() => pictureOnFailure(journey));
  afterAll(() => journey.end());

  it('imports a file of days, groups and segments', async () => {
    const { page, goTo } = journey;
    await goTo('/imports/new?feature=f1');
    await handOver(page, page.getByRole('button', { name: 'Choose a file' }), {
      name: 'inquiries.csv',
      content: csv(),
    });
    await page.getByRole('button', { name: /^Import \d+ rows/ }).click();
    expect(await seen(page.getByText('inquiries.csv is in.'))).toBe(true);
  });

  it('zooms in, walks the days, is read their numbers, and moves on past the edge', async () => {
    const { page, goTo } = journey;
    await goTo(METRICS);
    await chart(/by day/).focus();
    await page.keyboard.press('+');
    expect(await said(/24 Aug – 4 Oct shown/)).toBe(true);
    await page.keyboard.press('ArrowRight');
    expect(await said(/^Mon 24 Aug; Pilot [\d.]+\s%, .* Control group/)).toBe(true);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await said(/4 Sep – 15 Oct shown/)).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    expect(await said(/^Sat 24 Oct; Pilot/)).toBe(true);
    await page.keyboard.press('0');
    expect(await said(/3 Aug – 25 Oct shown/)).toBe(true);
  });

  it('finds the zoom in the address: back leaves it, a link brings it', async () => {
    const { page, goTo } = journey;
    await chart(/by day/).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('+');
    await page.waitForTimeout(ADDRESS_SETTLES_MS);
    expect(page.url()).toContain('from=2026-08-24&to=2026-10-04');
    const zoomed = page.getByRole('radio', { name: '24 Aug – 4 Oct' });
    expect(await zoomed.isChecked()).toBe(true);
    await page.goBack();
    await zoomed.waitFor({ state: 'detached' });
    await goTo(`${METRICS}?line=daily&from=2026-09-01&to=2026-09-30`);
    expect(await page.getByRole('radio', { name: '1 – 30 Sep' }).isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: 'Daily' }).isChecked()).toBe(true);
    await page.getByText('Since start', { exact: true }).click();
    await page.waitForTimeout(ADDRESS_SETTLES_MS);
    expect(page.url()).not.toContain('from=');
  });

  it('drags over days to see them closer, and a double click shows all again', async () => {
    const { page } = journey;
    const box = await chart(/by day/).boundingBox();
    if (box === null) throw new Error('The chart is not on screen');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.3, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, y, { steps: 4 });
    await page.mouse.up();
    await page.waitForTimeout(ADDRESS_SETTLES_MS);
    expect(page.url()).toMatch(/from=2026-0[89]-\d\d&to=2026-(09|10)-\d\d/);
    await page.mouse.dblclick(box.x + box.width * 0.4, y);
    await page.waitForTimeout(ADDRESS_SETTLES_MS);
    expect(page.url()).not.toContain('from=');
  });

  it('takes the numbers along as CSV, every day of them, and the picture with its title, lines and source', async () => {
    const { goTo } = journey;
    await goTo(`${METRICS}?line=daily`);
    await chart(/by day/).waitFor();
    const text = readFileSync(await save('Numbers as CSV'), 'utf8');
    const lines = text.split('\r\n').slice(0, -1);
    expect(lines[0]).toBe(
      `\ufeffDay,${[
        'Pilot',
        'Pilot, Low',
        'Pilot, High',
        'Control group',
        'Control group, Low',
        'Control group, High',
      ]
        .map((line) => `"${line} (share, 0 to 1)"`)
        .join(',')}`,
    );
    expect(lines).toHaveLength(DAYS + 1);
    expect(lines[1]).toMatch(/^2026-08-03,0\.3\d*,0\.2\d+,0\.3\d+,0\.2\d*,/);
    const svg = readFileSync(await save('Picture as SVG'), 'utf8');
    expect(svg).toContain('>Won / Inquiries</text>');
    expect(svg).toContain('>Control group</text>');
    expect(svg).toContain('>Pilotbook, AI lead scoring, 03/08/2026 to 25/10/2026</text>');
    expect(svg).not.toContain('var(--');
    const png = readFileSync(await save('Picture as PNG'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('sees each segment on the same axes, largest first, and the same as a table that no spreadsheet runs', async () => {
    const { page } = journey;
    await page.getByText('By segment', { exact: true }).click();
    await page.getByRole('heading', { level: 3 }).first().waitFor();
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(SEGMENTS);
    expect(await page.getByRole('application').count()).toBe(SEGMENTS.length);
    const axes = await page.getByRole('main').locator('.recharts-yAxis').allInnerTexts();
    expect(new Set(axes).size).toBe(1);
    await page.getByRole('button', { name: /^Show as table/ }).click();
    const table = page.getByRole('table', { name: 'Won / Inquiries by segment' });
    expect(await table.getByRole('row').count()).toBe(SEGMENTS.length + 1);
    expect(await table.getByRole('row').nth(1).innerText()).toMatch(/Restaurants\s+10,080\s/);
    const text = readFileSync(await save('Numbers as CSV'), 'utf8');
    expect(text).toContain("'=Hotels,");
  });

  it('goes back from way to way', async () => {
    const { page } = journey;
    await page.goBack();
    expect(await page.getByRole('radio', { name: 'Over time' }).isChecked()).toBe(true);
    await page.goForward();
    expect(await page.getByRole('radio', { name: 'By segment' }).isChecked()).toBe(true);
  });

  it('complains about nothing in the console', () => {
    expect(journey.complaints).toEqual([]);
  });
});

describe('a figure that a later file says otherwise', () => {
  const FIGURES = '/features/f2/metrics?view=table';

  beforeAll(async () => {
    journey = await openJourney({ opens: { file }, look: { reducedMotion: 'reduce' } });
  });
  beforeEach(() => pictureOnFailure(journey));
  afterAll(() => journey.end());

  async function chooseFile(name: string, won: number): Promise<void> {
    const { page, goTo } = journey;
    await goTo('/imports');
    await goTo('/imports/new?feature=f2');
    const rows = Array.from({ length: 12 }, (_, index) => {
      const day = addDays('2026-09-01', index);
      return `${day},pilot,40,${index === 0 ? won : 20}\n${day},control,40,${16 + (index % 3)}\n`;
    });
    const content = `Day,Group,Inquiries,Won\n${rows.join('')}`;
    await handOver(page, page.getByRole('button', { name: 'Choose a file' }), { name, content });
  }

  async function bringIn(name: string): Promise<void> {
    const { page } = journey;
    await page.getByRole('button', { name: 'Import 24 rows' }).click();
    await page.getByText(`${name} is in.`).waitFor();
  }

  /** The rows of the table of figures, newest first. */
  async function figures(): Promise<string[]> {
    const { page, goTo } = journey;
    await goTo(FIGURES);
    const rows = page.getByRole('table', { name: /^Figures of/ }).getByRole('row');
    await rows.nth(1).waitFor();
    return (await rows.allInnerTexts()).slice(1).map((row) => row.replaceAll(/\s+/g, ' '));
  }

  it('is not corrected when it comes in first', async () => {
    await chooseFile('first.csv', 10);
    await bringIn('first.csv');
    const rows = await figures();
    expect(rows).toHaveLength(24);
    expect(rows.join()).not.toContain('corrected');
  });

  it('is marked once the file says that figures were revised; the other days are not', async () => {
    const { page, goTo } = journey;
    await chooseFile('revised.csv', 14);
    await page.getByRole('radio', { name: 'Take the file’s values' }).check();
    await bringIn('revised.csv');
    await goTo(FIGURES);
    // The window may still show the table as it was before the import.
    await page.getByRole('button', { name: /^corrected/ }).waitFor();
    const marked = (await figures()).filter((row) => row.includes('corrected'));
    expect(marked).toHaveLength(1);
    expect(marked[0]).toMatch(/^Tue 1 Sep\s+Pilot\s.*corrected\s*35\.0\s%/);
  });

  it('shows both values, and from which file and when the earlier one came', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'corrected: Before, on Tue 1 Sep' }).click();
    const former = page.getByRole('dialog', { name: 'Before, on Tue 1 Sep' });
    await former.getByText('first.csv').waitFor();
    const words = await former.innerText();
    expect(words).toMatch(/Stands now 35\.0\s% 14 of 40/);
    expect(words).toMatch(/25\.0\s% 10 of 40\s+first\.csv, \d{1,2} \w{3}.*\d{2}:\d{2}/);
  });

  it('is no correction any more once the later import is undone', async () => {
    const { page, goTo } = journey;
    await goTo('/imports');
    await page.getByRole('cell', { name: 'revised.csv' }).first().click();
    await page.getByRole('button', { name: /^Undo: takes/ }).click();
    await page.getByText('revised.csv does not count any more').waitFor();
    await goTo(FIGURES);
    await page.getByRole('button', { name: /^corrected/ }).waitFor({ state: 'detached' });
    const rows = await figures();
    expect(rows.at(-1)).toMatch(/^Tue 1 Sep\s+Pilot\s.*25\.0\s%/);
    expect(rows.join()).not.toContain('corrected');
  });
});

describe.each([
  {
    language: 'en',
    locale: 'en-GB',
    colorScheme: 'light',
    phases: ['Internal', 'Closed beta'],
    words: {
      spread: /one count for each day, not for each customer/,
      days: /^\d+ days? between/,
      day: /^Day 1; /,
    },
  },
  {
    language: 'it',
    locale: 'it-IT',
    colorScheme: 'dark',
    phases: ['Internal', 'Closed beta'],
    words: {
      spread: /un conteggio per ogni giorno, non per ogni cliente/,
      days: /^\d+ giorn[oi] tra/,
      day: /^Giorno 1; /,
    },
  },
] as const)(
  'the other ways to look, in $language, $colorScheme',
  ({ language, locale, colorScheme, phases, words }) => {
    beforeAll(async () => {
      journey = await openJourney({
        opens: { file },
        language,
        look: { locale, colorScheme, reducedMotion: 'reduce', acceptDownloads: true },
      });
    });
    beforeEach(() => pictureOnFailure(journey));
    afterAll(() => journey.end());

    it('compare the phases, their days counted from the start of each', async () => {
      const { page, goTo } = journey;
      await goTo(`${METRICS}?view=phases`);
      const aligned = page.getByRole('application');
      await aligned.waitFor();
      for (const phase of phases) expect(await seen(page.getByText(phase).last())).toBe(true);
      await aligned.focus();
      await page.keyboard.press('ArrowRight');
      expect(await said(words.day)).toBe(true);
    });

    it('count the days by their level and say that it is days', async () => {
      const { page, goTo } = journey;
      await goTo(`${METRICS}?view=spread`);
      await page.getByText(words.spread).waitFor();
      await page.getByRole('application').first().focus();
      await page.keyboard.press('ArrowRight');
      expect(await said(words.days)).toBe(true);
    });

    it('write numbers for the spreadsheet of the language', async () => {
      const text = readFileSync(await save(language === 'it' ? 'Numeri in CSV' : 'Numbers as CSV'), 'utf8');
      const row = text.split('\r\n')[1] ?? '';
      expect(row).toMatch(language === 'it' ? /^0,\d+;0,\d+;\d+;\d+$/ : /^0\.\d+,0\.\d+,\d+,\d+$/);
    });

    it.each(['time', 'segments', 'phases', 'spread', 'table'])(
      'can be used by everybody: %s',
      async (view) => {
        const { page, goTo } = journey;
        await goTo(`${METRICS}?view=${view}`);
        await page.waitForTimeout(ADDRESS_SETTLES_MS);
        expect(await faults()).toEqual([]);
      },
    );
  },
);
