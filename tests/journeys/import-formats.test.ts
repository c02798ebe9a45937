import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { bringIn, checkFile, openChart, planToImport, readFirstDay } from '#tests/support/import-steps.ts';
import { openJourney, pictureOnFailure, type FileToChoose, type Journey } from '#tests/support/journey.ts';

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
