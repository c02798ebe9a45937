import { createChance } from '../chance.ts';
import { tickChecklist } from '../checklist.ts';
import { dailyFile, headerOf, type DailyFile, type DailySums } from '../daily-file.ts';
import { importNumbers } from '../import-numbers.ts';
import { noteSteps } from '../notes.ts';
import {
  decide,
  judgeAgain,
  tellOfLoss,
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
import { deliveryVoices, THEMES } from './voices.ts';

const [INTERNAL, CLOSED_BETA, ONE_DEPOT] = [0, 1, 2];
const NUMBERS_SEED = 20_261_120;
const SARA = 'Sara Riva';

const FILE: DailyFile = {
  dayColumn: 'Data',
  armColumn: null,
  unitsColumn: 'Consegne',
  countedColumns: ['In ritardo', 'Al primo tentativo'],
  averagedColumns: ['Minuti per fermata'],
};

function sums(
  [from, to]: readonly [string, string],
  [units, late, firstAttempt, minutes]: readonly [number, number, number, number],
): DailySums {
  const counted = { 'In ritardo': late, 'Al primo tentativo': firstAttempt };
  return { arm: 'P', from, to, units, counted, averaged: { 'Minuti per fermata': minutes } };
}

const BEFORE = sums(['2026-08-31', '2026-10-02'], [581, 17, 511, 9.4]);
const CLOSED_BETA_DAYS = sums(['2026-10-05', '2026-11-06'], [171, 6, 159, 9.1]);
/** Ends the day before it was rolled back: 20 of 213 late. */
const DEPOT_DAYS = sums(['2026-11-09', '2026-11-19'], [213, 20, 198, 10.6]);

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
        armColumn: null,
        personColumn: null,
        metrics: [
          {
            metricId: metricOf(rollout, 'Delivered at the first attempt'),
            total: 'Al primo tentativo',
            units: 'Consegne',
          },
          { metricId: metricOf(rollout, 'Late deliveries'), total: 'In ritardo', units: 'Consegne' },
          { metricId: metricOf(rollout, 'Minutes per stop'), total: 'Minuti per fermata', units: 'Consegne' },
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

async function start(stage: Stage, rollout: Rollout): Promise<void> {
  await pickPeople(stage, rollout, {
    position: INTERNAL,
    count: 5,
    named: ['P-303', 'P-306', 'P-317', 'P-318', 'P-319'],
    because: 'Drives or plans a tour',
  });
  await tellEverybody(stage, rollout, { position: INTERNAL, day: '2026-09-21' });
  await decide(stage, rollout, {
    verb: 'start',
    reason: 'Two weeks of tours with our own parcels.',
    decidedBy: SARA,
  });
}

async function advance(
  stage: Stage,
  rollout: Rollout,
  step: { to: number; count: number; reason: string; day: string },
): Promise<void> {
  const { to, count, reason, day } = step;
  await stage.call('checklists.recordRehearsal', {
    featureId: rollout.featureId,
    day,
    minutes: 35,
    people: 'Sara Riva, Davide Greco',
  });
  await tickChecklist(stage, phaseOf(rollout, to - 1));
  await pickPeople(stage, rollout, { position: to, count });
  await decide(stage, rollout, { verb: 'advance', reason, decidedBy: SARA });
  await tellEverybody(stage, rollout, { position: to, day });
}

async function rollBack(stage: Stage, rollout: Rollout): Promise<void> {
  await decide(stage, rollout, {
    verb: 'roll-back',
    reason:
      'Late deliveries at 9.4 %, the limit is 5 %. The slots hold in the industrial area and break at the gate of the old town. Back to street tours for everybody today.',
    dissent:
      'Davide Greco: seven of the twenty fell on the two days without the second van; he would have gone back to the twelve only.',
    decidedBy: SARA,
  });
}

/** Customers whom nobody got on the phone that morning. */
const UNREACHED = 6;

function gates(rollout: Rollout): Step[] {
  return [
    {
      at: '2026-10-05 08:50',
      run: (stage) =>
        advance(stage, rollout, {
          to: CLOSED_BETA,
          count: 12,
          day: '2026-10-05',
          reason: 'The tours can be planned; drivers agree.',
        }),
    },
    {
      at: '2026-11-09 08:40',
      run: (stage) =>
        advance(stage, rollout, {
          to: ONE_DEPOT,
          count: 40,
          day: '2026-11-09',
          reason: 'Twelve customers, six of 171 late. One depot shows whether it carries a whole tour.',
        }),
    },
    {
      at: '2026-11-04 17:20',
      run: (stage) =>
        judgeAgain(stage, rollout, {
          judgement: 'cannot-tell',
          reason:
            'Twelve customers on easy streets: too few late deliveries to say more than that nothing broke.',
        }),
    },
    { at: '2026-11-20 09:10', run: (stage) => rollBack(stage, rollout) },
    {
      at: '2026-11-20 11:40',
      run: (stage) => tellOfLoss(stage, rollout, { day: '2026-11-20', unreached: UNREACHED }),
    },
  ];
}

/** Two-hour delivery slots: tried, too often late, rolled back. */
export function deliverySlots(rollout: Rollout): Step[] {
  const voices = deliveryVoices(rollout).flatMap((note) =>
    noteSteps(note, { featureId: () => rollout.featureId, themes: THEMES }),
  );
  return [
    { at: '2026-09-07 11:30', run: (stage) => plan(stage, rollout) },
    { at: '2026-09-21 08:30', run: (stage) => start(stage, rollout) },
    importStep(rollout, '2026-10-05 09:40', { name: 'consegne_settembre_2026.csv', sums: [BEFORE] }),
    importStep(rollout, '2026-11-09 08:25', { name: 'consegne_ottobre_2026.csv', sums: [CLOSED_BETA_DAYS] }),
    importStep(rollout, '2026-11-20 08:15', { name: 'consegne_novembre_2026.csv', sums: [DEPOT_DAYS] }),
    ...gates(rollout),
    ...voices,
  ];
}
