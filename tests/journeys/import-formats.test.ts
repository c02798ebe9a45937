import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import {
  bringIn,
  checkFile,
  importButton,
  openChart,
  planToImport,
  readFirstDay,
} from '#tests/support/import-steps.ts';
import {
  openJourney,
  pictureOnFailure,
  seen,
  type FileToChoose,
  type Journey,
} from '#tests/support/journey.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await openJourney();
  await planToImport(journey, 'Order by message');
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

const DAYS = Array.from({ length: 8 }, (_, at) => `2026-10-0${at + 1}`);
const ARMS = ['pilot', 'control'] as const;

/** One row a day and arm, the pilot twenty more than the control group. */
function daily(): [day: string, arm: string, amount: number][] {
  return DAYS.flatMap((day, at) =>
    ARMS.map((arm): [string, string, number] => [day, arm, (arm === 'pilot' ? 40 : 20) + at]),
  );
}

async function workbook(): Promise<Uint8Array> {
  const head = ['Giorno', 'Gruppo', 'Ordini'].map((value) => ({ value }));
  const rows = daily().map(([day, arm, amount]) => [
    { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' },
    { value: arm === 'pilot' ? 'pilota' : 'controllo' },
    { value: amount },
  ]);
  return writeExcelFile([[{ value: 'Ordini di ottobre' }], [], head, ...rows], {}).toBuffer();
}

/** Ten people a day and arm, each with two rows; on the first day three of the pilot and one of the others order. */
function events(): string {
  const rows = DAYS.flatMap((day, at) =>
    ARMS.flatMap((arm) =>
      Array.from({ length: 10 }, (_, person) => {
        const orders = person < (arm === 'pilot' ? 3 : 1) + (at % 2) ? 1 : 0;
        const who = `${day}T0${person}:15:00,${arm}-${person},${arm}`;
        return [`${who},0`, `${who},${orders}`];
      }).flat(),
    ),
  );
  return ['time,user id,group,converted', ...rows].join('\n');
}

/** The same people in a log of two events; one of them complains 500 times more on the first day. */
function eventLog(): string {
  const rows = DAYS.flatMap((day) =>
    ARMS.flatMap((arm) =>
      Array.from({ length: 10 }, (_, person) => {
        const complains = person < (arm === 'pilot' ? 3 : 1) ? 1 : 0;
        const who = `${day};P-${arm === 'pilot' ? 1 : 2}0${person};${arm === 'pilot' ? 'P' : 'C'}`;
        return [`${who};complaint;${complains}`, `${who};basket;${20 + person}`];
      }).flat(),
    ),
  );
  const again = Array.from({ length: 500 }, () => `${DAYS[0]};P-100;P;complaint;1`);
  return ['date;customer;group;event;value', ...rows, ...again].join('\n');
}

function long(): string {
  const rows = daily().flatMap(([day, arm, amount]) => [
    `${day},${arm},Parcels,${amount}`,
    `${day},${arm},Letters,${amount * 3}`,
  ]);
  return ['day,group,metric,value', ...rows].join('\n');
}

function records(): string {
  return daily()
    .map(([day, group, calls]) => JSON.stringify({ day, group, counted: { calls } }))
    .join('\n');
}

function weekly(): string {
  const rows = [36, 37, 38, 39].flatMap((week, at) =>
    ARMS.map((arm) => `W${week} 2026,${arm},${(arm === 'pilot' ? 200 : 100) + at}`),
  );
  return ['week,group,deliveries', ...rows].join('\n');
}

type Kind = { what: string; file: () => Promise<FileToChoose>; metric: string; firstDay: RegExp };

const KINDS: Kind[] = [
  {
    what: 'a workbook of an Italian office, with a title above its table',
    file: async () => ({ name: 'ordini.xlsx', content: await workbook() }),
    metric: 'Ordini',
    firstDay: /^Thu 1 Oct; Pilot 40\b.*Control group 20\b/,
  },
  {
    what: 'a row for each event, in which people count once a day',
    file: () => Promise.resolve({ name: 'events.csv', content: events() }),
    metric: 'converted',
    firstDay: /^Thu 1 Oct; Pilot 30\.0\s%.*Control group 10\.0\s%/,
  },
  {
    what: 'a row for each event that names it, in which people count once a day however often they act',
    file: () => Promise.resolve({ name: 'event-log.csv', content: eventLog() }),
    metric: 'complaint',
    firstDay: /^Thu 1 Oct; Pilot 30\.0\s%.*Control group 10\.0\s%/,
  },
  {
    what: 'a row for each figure',
    file: () => Promise.resolve({ name: 'figures.csv', content: long() }),
    metric: 'Letters',
    firstDay: /^Thu 1 Oct; Pilot 120\b.*Control group 60\b/,
  },
  {
    what: 'a JSON record a line',
    file: () => Promise.resolve({ name: 'calls.ndjson', content: records() }),
    metric: 'counted.calls',
    firstDay: /^Thu 1 Oct; Pilot 40\b.*Control group 20\b/,
  },
  {
    what: 'a packed table',
    file: () => {
      const rows = daily().map((cells) => cells.join(';'));
      return Promise.resolve({
        name: 'visits.csv.gz',
        content: gzipSync(['Day;Group;Visits', ...rows].join('\n')),
      });
    },
    metric: 'Visits',
    firstDay: /^Thu 1 Oct; Pilot 40\b.*Control group 20\b/,
  },
  {
    what: 'a row for each week, kept under its Monday',
    file: () => Promise.resolve({ name: 'deliveries.csv', content: weekly() }),
    metric: 'deliveries',
    firstDay: /31 Aug; Pilot 200\b.*Control group 100\b/,
  },
];

// First, while no file of events has come in that it could be read like.
describe('a reading that would set aside most rows', () => {
  it('says so on top instead of calling itself certain, and one click reads events', async () => {
    const { page } = journey;
    await checkFile(journey, { name: 'another-log.csv', content: eventLog() });
    await page.getByText('A row for each figure', { exact: true }).click();
    expect(await seen(page.getByText(/^[\d,]+ of 820 rows cannot be used as the file is read now\.$/))).toBe(
      true,
    );
    expect(await seen(page.getByRole('button', { name: /^Import only \d+ of 820 rows$/ }))).toBe(true);
    expect(await page.getByText('Read with certainty').count()).toBe(0);
    await page.getByRole('button', { name: 'Read a row for each event' }).click();
    expect(await seen(importButton(journey).filter({ hasText: 'Import 820 rows' }))).toBe(true);
    expect(await page.getByRole('radio', { name: 'count once a day' }).isChecked()).toBe(true);
    expect(await page.getByRole('list', { name: 'Questions about the file' }).count()).toBe(0);
  });

  it('is left, and whoever lets every event count is told that one person brings most of them', async () => {
    const { page } = journey;
    const mostly = page.getByText(/^One person brings 62\.9\s% of all events/);
    expect(await mostly.count()).toBe(0);
    await page.getByText('count each', { exact: true }).click();
    expect(await seen(mostly)).toBe(true);
  });
});

describe('a file becomes a chart without one question', () => {
  it.each(KINDS)('$what', async ({ file, metric, firstDay }) => {
    const chosen = await file();
    await checkFile(journey, chosen);
    expect(await journey.page.getByRole('list', { name: 'Questions about the file' }).count()).toBe(0);
    await bringIn(journey, chosen);
    const chart = await openChart(journey, metric);
    expect(await readFirstDay(journey, chart, firstDay)).toBe(true);
  });

  it('and the window complains about nothing', () => {
    expect(journey.complaints).toEqual([]);
  });
});
