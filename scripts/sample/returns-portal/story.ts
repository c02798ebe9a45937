import { createChance } from '../chance.ts';
import { tickChecklist } from '../checklist.ts';
import { dailyFile, headerOf, type DailyFile, type DailySums } from '../daily-file.ts';
import { importNumbers } from '../import-numbers.ts';
import { noteSteps } from '../notes.ts';
import {
  decide,
  judgeAgain,
  metricOf,
  phaseOf,
  pickPeople,
  planInto,
  setCriteria,
  tellEverybody,
  type Rollout,
} from '../rollout.ts';
import type { Stage, Step } from '../stage.ts';
import { criteriaOf, DRAFT, MORE_METRICS } from './plan.ts';
import { returnsVoices, THEMES } from './voices.ts';

const [INTERNAL, CLOSED_BETA, EARLY_ADOPTERS, BROADER] = [0, 1, 2, 3];
const CONTROL_GROUP = 90;
const NUMBERS_SEED = 20_261_103;
const MARCO = 'Marco Bellini';

const FILE: DailyFile = {
  dayColumn: 'Giorno',
  armColumn: 'Gruppo',
  unitsColumn: 'Resi',
  countedColumns: ['Chiusi in 3 giorni', 'Errori rimborso', 'Telefonate'],
  averagedColumns: [],
};

function sums(
  arm: 'P' | 'C',
  [from, to]: readonly [string, string],
  [units, settled, errors, calls]: readonly [number, number, number, number],
): DailySums {
  const counted = { 'Chiusi in 3 giorni': settled, 'Errori rimborso': errors, Telefonate: calls };
  return { arm, from, to, units, counted, averaged: {} };
}

const FIRST_FILE: readonly DailySums[] = [
  sums('C', ['2026-09-01', '2026-10-30'], [640, 397, 9, 282]),
  sums('P', ['2026-09-14', '2026-10-02'], [38, 26, 0, 11]),
  sums('P', ['2026-10-05', '2026-10-30'], [172, 126, 2, 44]),
];
const SECOND_FILE: readonly DailySums[] = [
  sums('P', ['2026-11-02', '2026-11-23'], [371, 288, 4, 96]),
  sums('C', ['2026-11-02', '2026-11-23'], [248, 157, 4, 107]),
];

function importStep(rollout: Rollout, at: string, file: { name: string; sums: readonly DailySums[] }): Step {
  return {
    at,
    run: (stage) =>
      importNumbers(stage, {
        featureId: rollout.featureId,
        fileName: file.name,
        content: dailyFile(FILE, file.sums, createChance(NUMBERS_SEED)),
        header: headerOf(FILE),
        dayColumn: FILE.dayColumn,
        armColumn: FILE.armColumn,
        personColumn: null,
        metrics: [
          {
            metricId: metricOf(rollout, 'Settled within three days'),
            total: 'Chiusi in 3 giorni',
            units: 'Resi',
          },
          { metricId: metricOf(rollout, 'Refund errors'), total: 'Errori rimborso', units: 'Resi' },
          { metricId: metricOf(rollout, 'Calls about a return'), total: 'Telefonate', units: 'Resi' },
        ],
      }),
  };
}

async function plan(stage: Stage, rollout: Rollout): Promise<void> {
  await planInto(stage, rollout, { draft: DRAFT, metrics: MORE_METRICS });
  for (const [position, criteria] of criteriaOf(rollout).entries()) {
    await setCriteria(stage, rollout, { position, criteria });
  }
}

async function rehearse(
  stage: Stage,
  rollout: Rollout,
  [day, minutes]: readonly [string, number],
): Promise<void> {
  const { featureId } = rollout;
  const people = 'Marco Bellini, Sara Riva';
  await stage.call('checklists.recordRehearsal', { featureId, day, minutes, people });
}

async function start(stage: Stage, rollout: Rollout): Promise<void> {
  await pickPeople(stage, rollout, {
    position: INTERNAL,
    count: 8,
    named: ['P-302', 'P-310', 'P-311', 'P-312', 'P-313', 'P-314', 'P-315', 'P-316'],
    because: 'Handles returns or sends them',
  });
  await tellEverybody(stage, rollout, { position: INTERNAL, day: '2026-08-31' });
  await decide(stage, rollout, {
    verb: 'start',
    reason: 'The portal is ready for our own returns.',
    decidedBy: MARCO,
  });
}

/** Ends one phase and begins the next: people picked, the old checklist finished, decided, everybody told. */
async function advance(
  stage: Stage,
  rollout: Rollout,
  step: { to: number; count: number; reason: string; day: string; dissent?: string },
): Promise<void> {
  await tickChecklist(stage, phaseOf(rollout, step.to - 1));
  const { to, count, reason, day, dissent = '' } = step;
  await pickPeople(stage, rollout, { position: to, count, holdBack: CONTROL_GROUP, spreadOver: 'segment' });
  await decide(stage, rollout, { verb: 'advance', reason, dissent, decidedBy: MARCO });
  await tellEverybody(stage, rollout, { position: to, day });
}

function gates(rollout: Rollout): Step[] {
  return [
    { at: '2026-09-11 15:00', run: (stage) => rehearse(stage, rollout, ['2026-09-11', 9]) },
    {
      at: '2026-09-14 09:30',
      run: (stage) =>
        advance(stage, rollout, {
          to: CLOSED_BETA,
          count: 15,
          day: '2026-09-14',
          reason: 'Our own 22 returns went through; two wordings were changed.',
        }),
    },
    {
      at: '2026-10-05 11:10',
      run: (stage) =>
        advance(stage, rollout, {
          to: EARLY_ADOPTERS,
          count: 60,
          day: '2026-10-05',
          reason: 'Fifteen customers, no wrong refund. Numbers come with the next phase.',
        }),
    },
    {
      at: '2026-10-14 16:30',
      run: (stage) =>
        judgeAgain(stage, rollout, {
          judgement: 'right',
          reason: 'A month with fifteen customers showed the two wordings nobody of us had stumbled over.',
        }),
    },
    { at: '2026-10-30 14:00', run: (stage) => rehearse(stage, rollout, ['2026-10-30', 7]) },
    {
      at: '2026-11-03 10:20',
      run: (stage) =>
        advance(stage, rollout, {
          to: BROADER,
          count: 135,
          day: '2026-11-03',
          reason: 'Eleven points more settled in time, and the photo upload is mended.',
          dissent: 'Elena in customer care would have kept the 60 until the label printers are replaced.',
        }),
    },
    {
      at: '2026-11-04 18:05',
      run: (stage) =>
        judgeAgain(stage, rollout, {
          judgement: 'right',
          reason: 'The sixty brought the numbers: settled sooner, and no complaint more than before.',
        }),
    },
    { at: '2026-11-19 16:00', run: (stage) => rehearse(stage, rollout, ['2026-11-19', 6]) },
    { at: '2026-11-20 12:15', run: (stage) => tickChecklist(stage, phaseOf(rollout, BROADER)) },
  ];
}

/** The returns portal: healthy, its gate due today. */
export function returnsPortal(rollout: Rollout): Step[] {
  const voices = returnsVoices(rollout).flatMap((note) =>
    noteSteps(note, { featureId: () => rollout.featureId, themes: THEMES }),
  );
  return [
    { at: '2026-08-24 16:40', run: (stage) => plan(stage, rollout) },
    { at: '2026-08-31 09:20', run: (stage) => start(stage, rollout) },
    importStep(rollout, '2026-11-02 09:40', { name: 'resi_settembre_ottobre_2026.csv', sums: FIRST_FILE }),
    importStep(rollout, '2026-11-24 08:25', { name: 'resi_novembre_2026.csv', sums: SECOND_FILE }),
    ...gates(rollout),
    ...voices,
  ];
}
