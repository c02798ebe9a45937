import type { Gate } from '#shared/decisions/gate.ts';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Language } from '#shared/words/language.ts';
import { importNumbers } from '../../scripts/sample/import-numbers.ts';
import { createChance, type Chance } from './chance.ts';
import type { TestWorkspace } from './open-test-workspace.ts';
import {
  NAMES,
  SITUATION_NAMES,
  SITUATIONS,
  type DraftOf,
  type MetricName,
  type Situation,
  type SituationName,
} from './ten-situations.ts';

const SEED = 20_261_124;
const STAFF = 6;
const CUSTOMERS = 400;

export type World = {
  readonly workspace: TestWorkspace;
  readonly today: CalendarDay;
  readonly language: Language;
};

async function fillRoster({ workspace }: World): Promise<void> {
  await workspace.call('workspace.changeSettings', {
    name: 'Adriatica Forniture',
    personName: 'Giulia Conti',
    customerBase: CUSTOMERS,
    staffCount: STAFF,
  });
  for (let index = 0; index < STAFF + CUSTOMERS; index += 1) {
    const role = index < STAFF ? 'staff' : 'customer';
    await workspace.call('segments.addPerson', { name: `${role} ${index + 1}`, role });
  }
}

const PHASES = {
  en: { internal: 'Internal', beta: 'Closed beta', broader: 'Broader', everyone: 'Everyone' },
  it: { internal: 'Interna', beta: 'Beta chiusa', broader: 'Più ampia', everyone: 'Tutti' },
} as const;

type Planned = { featureId: string; phaseIds: readonly string[]; metricIds: ReadonlyMap<MetricName, string> };

async function planSituation(
  { workspace, language }: World,
  { name, metrics, criteria, betaPeople }: Situation,
): Promise<Planned> {
  const phase = (
    key: keyof (typeof PHASES)['en'],
    audience: 'staff' | 'picked' | 'sample' | 'everyone',
    people: number,
  ) => ({ name: PHASES[language][key], audience, people, holdDays: 14, plannedStart: null });
  const { featureId } = await workspace.call('decisions.planRollout', {
    name: name[language],
    summary: '',
    ownerName: 'Giulia Conti',
    kind: 'ai',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: null,
    guardrail: null,
    hypothesis: null,
    phases: [
      phase('internal', 'staff', STAFF),
      phase('beta', 'picked', betaPeople),
      phase('broader', 'sample', 100),
      phase('everyone', 'everyone', CUSTOMERS),
    ],
  });
  const metricIds = new Map<MetricName, string>();
  for (const [key, draft] of Object.entries(metrics) as [MetricName, DraftOf][]) {
    const metric = { ...draft, name: NAMES[key][language], featureId };
    metricIds.set(key, (await workspace.call('metrics.define', metric)).metricId);
  }
  const { plan } = await workspace.call('features.get', { featureId });
  const phaseIds = plan.phases.map(({ id }) => id);
  for (const phaseId of phaseIds.slice(1, 3)) {
    await workspace.call('features.setCriteria', {
      phaseId,
      criteria: criteria((key) => metricIds.get(key) ?? ''),
    });
  }
  return { featureId, phaseIds, metricIds };
}

const DAYS_OF_A_PHASE = 20;
const AS_PLANNED = { en: 'As planned.', it: 'Come previsto.' } as const;

/** Starts with the staff and goes on to the phase that runs, each decision in effect from its own day. */
async function leadToPhase(
  { workspace, today, language }: World,
  situation: Situation,
  { featureId, phaseIds }: Planned,
): Promise<CalendarDay> {
  const startedOn = addDays(today, -situation.daysIn);
  const decide = (verb: 'start' | 'advance', day: CalendarDay) =>
    workspace.call('decisions.decide', { featureId, verb, reason: AS_PLANNED[language], decidedBy: '', day });
  const isBroader = situation.phase === 'broader';
  const everybody = { segmentId: null, stratifyBy: null, include: [], exclude: [] };
  const pick = (phaseId: string, count: number, holdBack: number) =>
    workspace.call('segments.pickExactly', { phaseId, count, holdBack, ...everybody });
  await decide('start', addDays(startedOn, -2 * DAYS_OF_A_PHASE));
  await pick(phaseIds[1] ?? '', situation.betaPeople, 0);
  await decide('advance', isBroader ? addDays(startedOn, -DAYS_OF_A_PHASE) : startedOn);
  if (isBroader) {
    await pick(phaseIds[2] ?? '', 100, situation.holdBack);
    await decide('advance', startedOn);
  }
  return startedOn;
}

function italianDay(day: CalendarDay): string {
  return day.split('-').toReversed().join('/');
}

/** The cells of one day and arm: cases and outcomes of each metric, empty where there were none. */
function cellsOf(
  { sources }: Situation,
  { day, arm }: { day: number; arm: 'P' | 'C' },
  chance: Chance,
): string[] {
  return Object.values(sources).flatMap(({ units, chance: rate }) => {
    const counted = units(day, arm);
    return counted === 0 ? ['', ''] : [counted, chance.successesOf(counted, rate(day, arm))].map(String);
  });
}

function rowsOf(situation: Situation, firstDay: CalendarDay, seed: number): string[][] {
  const { arms, numbers, daysIn } = situation;
  const chance = createChance(seed);
  const rows: string[][] = [];
  for (let day = 0; day <= numbers.before + daysIn - numbers.endBefore; day += 1) {
    for (const arm of arms) {
      rows.push([italianDay(addDays(firstDay, day)), arm, ...cellsOf(situation, { day, arm }, chance)]);
    }
  }
  return rows;
}

async function bringNumbers(
  { workspace, today }: World,
  situation: Situation,
  { seed, ...planned }: Planned & { seed: number },
): Promise<void> {
  const first = addDays(today, -situation.daysIn - situation.numbers.before);
  const keys = Object.keys(situation.sources) as MetricName[];
  const header = ['giorno', 'gruppo', ...keys.flatMap((key) => [`${key} n`, `${key} x`])];
  const rows = rowsOf(situation, first, seed);
  await importNumbers(
    { call: workspace.call, upload: workspace.upload, passMinutes: () => undefined },
    {
      featureId: planned.featureId,
      fileName: `${situation.name.en}.csv`,
      content: Buffer.from([header, ...rows].map((cells) => cells.join(';')).join('\n')),
      header,
      dayColumn: 'giorno',
      armColumn: 'gruppo',
      personColumn: null,
      metrics: keys.map((key) => ({
        metricId: planned.metricIds.get(key) ?? '',
        total: `${key} x`,
        units: `${key} n`,
      })),
    },
  );
}

async function hearCustomer(
  { workspace, language, today }: World,
  { said }: Situation,
  featureId: string,
): Promise<void> {
  if (said === null) return;
  const { noteId } = await workspace.call('notes.start', { featureId, personId: null, kind: 'call' });
  await workspace.call('notes.describe', { noteId, happenedOn: today });
  await workspace.call('notes.addLine', {
    noteId,
    line: { mark: 'quote', text: said.text[language], severity: said.severity },
  });
  await workspace.call('notes.finish', { noteId });
}

/**
 * Ten features in one workspace, each led to its situation by what a person does: planned, people picked, decisions in
 * effect from their days, a file of numbers imported, a customer heard. The same numbers at every run. Ids by situation.
 */
export async function buildTenSituations(world: World): Promise<ReadonlyMap<SituationName, string>> {
  await fillRoster(world);
  const ids = new Map<SituationName, string>();
  for (const name of SITUATION_NAMES) {
    const situation: Situation = SITUATIONS[name];
    const planned = await planSituation(world, situation);
    await leadToPhase(world, situation, planned);
    await bringNumbers(world, situation, { ...planned, seed: SEED + ids.size });
    await hearCustomer(world, situation, planned.featureId);
    ids.set(name, planned.featureId);
  }
  return ids;
}

/** The gate of a situation, as the app judges it. */
export async function gateOfSituation({ workspace }: World, featureId: string): Promise<Gate> {
  const gate = await workspace.call('decisions.evaluate', { featureId });
  if (gate === null) throw new Error('No phase is current.');
  return gate;
}
