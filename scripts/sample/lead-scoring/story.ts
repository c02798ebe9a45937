import { createChance } from '../chance.ts';
import { tickChecklist } from '../checklist.ts';
import { importNumbers } from '../import-numbers.ts';
import { noteSteps } from '../notes.ts';
import { codeOf, FIRST_TWELVE, VOLUNTEERS } from '../roster/voices-in-roster.ts';
import {
  decide,
  metricOf,
  phaseOf,
  pickPeople,
  planInto,
  setCriteria,
  tellEverybody,
  type Rollout,
} from '../rollout.ts';
import type { Stage, Step } from '../stage.ts';
import { CLOSED_BETA_VOICES } from './closed-beta-voices.ts';
import { EARLY_INTERVIEWS } from './early-interviews.ts';
import { EARLY_SURVEYS } from './early-surveys.ts';
import { EXPORT_HEADER, exportFile, makeRows, type ExportRow, type Stretch } from './numbers.ts';
import { criteriaOf, DRAFT, MORE_METRICS, VALUE_MODEL } from './plan.ts';
import { THEMES } from './themes.ts';

const INTERNAL = 0;
const CLOSED_BETA = 1;
const EARLY_ADOPTERS = 2;
const CONTROL_GROUP = 45;
/** Giulia, Paolo, Luca and three of the sales team. */
const FIRST_STAFF = ['P-301', 'P-304', 'P-305', 'P-307', 'P-308', 'P-309'];

// Of many seeds one whose weeks tell the same story as their sum.
const NUMBERS_SEED = 187;

/** Customer numbers of those who have the feature by now, or of those held back. */
async function customersOf(stage: Stage, rollout: Rollout, arm: 'pilot' | 'control'): Promise<string[]> {
  const exposures = await stage.call('segments.listExposures', { featureId: rollout.featureId });
  const ofArm = exposures.filter(
    (exposure) => exposure.arm === arm && (arm === 'control' || exposure.since !== null),
  );
  const ids = new Set(ofArm.map(({ personId }) => personId));
  const { people } = await stage.call('segments.listPeople', { role: 'customer', limit: 1000 });
  return people.flatMap(({ id, customerNumber }) =>
    ids.has(id) && customerNumber !== null ? [customerNumber] : [],
  );
}

const EXPORT_METRICS = [
  ['Inquiries won', 'Vinte'],
  ['Complaints', 'Reclami'],
  ['First reply time', 'Tempo risposta (h)'],
  ['Average discount', 'Sconto %'],
  ['Offer value', 'Valore offerta €'],
] as const;

type ExportFile = { fileName: string; rows: readonly ExportRow[]; to: string };

async function bringIn(stage: Stage, rollout: Rollout, file: ExportFile): Promise<void> {
  await importNumbers(stage, {
    featureId: rollout.featureId,
    fileName: file.fileName,
    content: exportFile(file.rows, file.to),
    header: EXPORT_HEADER,
    dayColumn: 'Data',
    armColumn: 'Gruppo',
    personColumn: 'Cod. cliente',
    metrics: EXPORT_METRICS.map(([name, total]) => ({
      metricId: metricOf(rollout, name),
      total,
      units: 'Richieste',
    })),
  });
}

type Sums = Omit<Stretch, 'customers'>;

const SEPTEMBER: readonly Sums[] = [
  {
    arm: 'C',
    from: '2026-08-31',
    to: '2026-10-02',
    rows: 316,
    inquiries: 402,
    won: 90,
    complaints: 5,
    replyHours: 3.17,
    discountPercent: 6.3,
    offerValue: 404,
  },
];
const OCTOBER: readonly Sums[] = [
  {
    arm: 'C',
    from: '2026-10-05',
    to: '2026-10-30',
    rows: 254,
    inquiries: 322,
    won: 72,
    complaints: 4,
    replyHours: 3.12,
    discountPercent: 6.3,
    offerValue: 409,
  },
  {
    arm: 'P',
    from: '2026-10-19',
    to: '2026-10-30',
    rows: 34,
    inquiries: 42,
    won: 9,
    complaints: 0,
    replyHours: 2.95,
    discountPercent: 6.2,
    offerValue: 398,
  },
];
const NOVEMBER: readonly Sums[] = [
  {
    arm: 'P',
    from: '2026-11-02',
    to: '2026-11-23',
    rows: 205,
    inquiries: 262,
    won: 71,
    complaints: 5,
    replyHours: 2.8,
    discountPercent: 6.1,
    offerValue: 417,
  },
  {
    arm: 'C',
    from: '2026-11-02',
    to: '2026-11-23',
    rows: 203,
    inquiries: 258,
    won: 58,
    complaints: 3,
    replyHours: 3.1,
    discountPercent: 6.3,
    offerValue: 406,
  },
];

async function rowsOf(stage: Stage, rollout: Rollout, sums: readonly Sums[]): Promise<ExportRow[]> {
  const customers = {
    P: await customersOf(stage, rollout, 'pilot'),
    C: await customersOf(stage, rollout, 'control'),
  };
  const chance = createChance(NUMBERS_SEED + sums.length);
  return sums.flatMap((sum) => makeRows({ ...sum, customers: customers[sum.arm] }, chance));
}

type DatedFile = readonly [at: string, fileName: string, sums: readonly Sums[], to: string];

const FILES: readonly DatedFile[] = [
  ['2026-10-05 08:30', 'metriche_settembre_2026.csv', SEPTEMBER, '2026-10-02'],
  ['2026-11-02 08:05', 'metriche_ottobre_2026.csv', OCTOBER, '2026-10-30'],
  ['2026-11-09 08:12', 'metriche_novembre_2026.csv', NOVEMBER, '2026-11-06'],
  ['2026-11-16 08:07', 'metriche_novembre_2026.csv', NOVEMBER, '2026-11-13'],
  ['2026-11-24 08:10', 'metriche_novembre_2026.csv', NOVEMBER, '2026-11-23'],
];

function imports(rollout: Rollout): Step[] {
  return FILES.map(([at, fileName, sums, to]) => ({
    at,
    run: async (stage) => {
      const rows = await rowsOf(stage, rollout, sums);
      await bringIn(stage, rollout, { fileName, rows, to });
    },
  }));
}

const VOLUNTEER_CODES = Object.values(VOLUNTEERS).flat().map(codeOf);

function planning(rollout: Rollout): Step[] {
  return [
    {
      at: '2026-08-24 14:05',
      run: async (stage) => {
        await planInto(stage, rollout, { draft: DRAFT, metrics: MORE_METRICS });
        await stage.call('features.edit', { featureId: rollout.featureId, valueModel: VALUE_MODEL });
        for (const [position, criteria] of criteriaOf(rollout).entries()) {
          await setCriteria(stage, rollout, { position, criteria });
        }
      },
    },
    {
      at: '2026-10-01 15:10',
      run: async (stage) => {
        await pickPeople(stage, rollout, {
          position: INTERNAL,
          count: FIRST_STAFF.length,
          named: FIRST_STAFF,
          because: 'Answers inquiries every day',
        });
        await pickPeople(stage, rollout, {
          position: CLOSED_BETA,
          count: FIRST_TWELVE.length,
          named: FIRST_TWELVE.map(codeOf),
          because: 'Said yes by phone, buys every week',
          holdBack: CONTROL_GROUP,
        });
      },
    },
    {
      at: '2026-10-05 09:00',
      run: async (stage) => {
        await tellEverybody(stage, rollout, { position: INTERNAL, day: '2026-10-05' });
        await decide(stage, rollout, {
          verb: 'start',
          reason: 'Sales are ready; September is in as the baseline.',
          decidedBy: 'Giulia Conti',
        });
      },
    },
  ];
}

async function prepareClosedBeta(stage: Stage, rollout: Rollout): Promise<void> {
  await stage.call('checklists.recordRehearsal', {
    featureId: rollout.featureId,
    day: '2026-10-16',
    minutes: 14,
    people: 'Giulia Conti, Marco Bellini',
  });
  await tickChecklist(stage, phaseOf(rollout, INTERNAL), ['everyone-left-a-note']);
}

function gates(rollout: Rollout): Step[] {
  return [
    { at: '2026-10-16 16:20', run: (stage) => prepareClosedBeta(stage, rollout) },
    {
      at: '2026-10-19 09:05',
      run: async (stage) => {
        await decide(stage, rollout, {
          verb: 'advance',
          reason: 'Two weeks without a wrong call, and switching off takes fourteen minutes.',
          decidedBy: 'Giulia Conti',
        });
        await tellEverybody(stage, rollout, { position: CLOSED_BETA, day: '2026-10-19' });
      },
    },
    {
      at: '2026-10-30 17:10',
      run: async (stage) => {
        await tickChecklist(stage, phaseOf(rollout, CLOSED_BETA));
        await pickPeople(stage, rollout, {
          position: EARLY_ADOPTERS,
          count: VOLUNTEER_CODES.length,
          named: VOLUNTEER_CODES,
          because: 'Volunteered after the October letter',
          holdBack: CONTROL_GROUP,
        });
      },
    },
    {
      at: '2026-11-02 09:14',
      run: async (stage) => {
        await decide(stage, rollout, {
          verb: 'advance',
          reason:
            'All twelve were heard and nothing got worse. With twelve we learn no more; 45 volunteers are ready.',
          dissent:
            'Paolo Neri: small orders already wait; he would have waited for the yearly volume in the score.',
          decidedBy: 'Giulia Conti',
        });
        await tellEverybody(stage, rollout, { position: EARLY_ADOPTERS, day: '2026-11-02' });
      },
    },
    { at: '2026-11-20 17:30', run: (stage) => tickChecklist(stage, phaseOf(rollout, EARLY_ADOPTERS)) },
  ];
}

const VOICES = [...CLOSED_BETA_VOICES, ...EARLY_INTERVIEWS, ...EARLY_SURVEYS];

/** AI lead scoring from its plan to this morning: promising, and its gate still lacks four things. */
export function leadScoring(rollout: Rollout): Step[] {
  const voices = VOICES.flatMap((note) =>
    noteSteps(note, { featureId: () => rollout.featureId, themes: THEMES }),
  );
  return [...planning(rollout), ...imports(rollout), ...gates(rollout), ...voices];
}
