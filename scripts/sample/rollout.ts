import type { InputOf } from '#shared/contract/contract.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import type { Stage } from './stage.ts';

/** What later steps of one feature need to know, filled while the story runs. */
export type Rollout = {
  featureId: string;
  /** In the order of the plan. */
  phaseIds: string[];
  /** By the metric's name. */
  metricIds: Record<string, string>;
};

export function emptyRollout(): Rollout {
  return { featureId: '', phaseIds: [], metricIds: {} };
}

type Draft = InputOf<'decisions.planRollout'>;
type MoreMetrics = readonly Omit<InputOf<'metrics.define'>, 'featureId'>[];

/** Plans the feature as the guide does, and adds the metrics the guide does not ask for. */
export async function planInto(
  stage: Stage,
  rollout: Rollout,
  { draft, metrics }: { draft: Draft; metrics: MoreMetrics },
): Promise<void> {
  const { featureId } = await stage.call('decisions.planRollout', draft);
  for (const metric of metrics) await stage.call('metrics.define', { ...metric, featureId });
  const { plan } = await stage.call('features.get', { featureId });
  const listed = await stage.call('metrics.list', { featureId });
  rollout.featureId = featureId;
  rollout.phaseIds = plan.phases.map((phase) => phase.id);
  rollout.metricIds = Object.fromEntries(listed.map((metric) => [metric.name, metric.id]));
}

export function phaseOf({ phaseIds }: Rollout, position: number): string {
  const id = phaseIds[position];
  if (id === undefined) throw new Error(`The plan has no phase ${position}.`);
  return id;
}

export function metricOf({ metricIds }: Rollout, name: string): string {
  const id = metricIds[name];
  if (id === undefined) throw new Error(`No metric is called ${name}.`);
  return id;
}

export async function setCriteria(
  stage: Stage,
  rollout: Rollout,
  { position, criteria }: { position: number; criteria: Criterion[] },
): Promise<void> {
  await stage.call('features.setCriteria', { phaseId: phaseOf(rollout, position), criteria });
}

type Pick = {
  position: number;
  count: number;
  holdBack?: number;
  /** Named by hand, with why. */
  named?: readonly string[];
  because?: string;
  /** The attribute a random pick is spread over. */
  spreadOver?: string;
};

export async function pickPeople(stage: Stage, rollout: Rollout, pick: Pick): Promise<void> {
  const people = await Promise.all((pick.named ?? []).map((code) => stage.personOf(code)));
  await stage.call('segments.pickExactly', {
    phaseId: phaseOf(rollout, pick.position),
    count: pick.count,
    segmentId: null,
    stratifyBy: pick.spreadOver ?? null,
    holdBack: pick.holdBack ?? 0,
    include: people.map(({ id }) => ({ personId: id, reason: pick.because ?? '' })),
    exclude: [],
  });
}

/** Notes that everybody of the phase was told on the day of the clock. */
export async function tellEverybody(
  stage: Stage,
  rollout: Rollout,
  { position, day }: { position: number; day: string },
): Promise<void> {
  const exposures = await stage.call('segments.listExposures', { featureId: rollout.featureId });
  const untold = exposures.filter(
    ({ phaseId, arm, toldOn }) =>
      phaseId === phaseOf(rollout, position) && arm === 'pilot' && toldOn === null,
  );
  await stage.call('segments.markTold', { exposureIds: untold.map(({ id }) => id), day });
}

type Decided = Omit<InputOf<'decisions.decide'>, 'featureId'>;

export async function decide(stage: Stage, rollout: Rollout, decision: Decided): Promise<void> {
  await stage.call('decisions.decide', { ...decision, featureId: rollout.featureId });
}

type Answer = Omit<InputOf<'decisions.review'>, 'decisionId'>;

/** Answers whether the oldest call that waits to be judged again was right. */
export async function judgeAgain(stage: Stage, rollout: Rollout, answer: Answer): Promise<void> {
  const decisions = await stage.call('decisions.list', { featureId: rollout.featureId });
  const waiting = decisions.findLast(({ reviewDue }) => reviewDue !== null);
  if (waiting === undefined) throw new Error('No call waits to be judged again.');
  await stage.call('decisions.review', { ...answer, decisionId: waiting.id });
}

/** Notes that those who lost the feature were told, but for the last of the list, who could not be reached. */
export async function tellOfLoss(
  stage: Stage,
  rollout: Rollout,
  { day, unreached }: { day: string; unreached: number },
): Promise<void> {
  const { featureId } = rollout;
  const losses = await stage.call('segments.listLosses', { featureId });
  const personIds = losses.slice(0, losses.length - unreached).map(({ personId }) => personId);
  await stage.call('segments.markLossTold', { featureId, personIds, day });
}

/** The code of one of those who have the feature now: the `place`-th of the customers, by code. */
export async function exposedCode(stage: Stage, rollout: Rollout, place: number): Promise<string> {
  const exposures = await stage.call('segments.listExposures', { featureId: rollout.featureId });
  const { people } = await stage.call('segments.listPeople', { role: 'customer', limit: 1000 });
  const having = new Set(
    exposures.flatMap(({ personId, arm, since, until }) =>
      arm === 'pilot' && since !== null && until === null ? [personId] : [],
    ),
  );
  const code = people
    .filter(({ id }) => having.has(id))
    .map((person) => person.code)
    .sort()[place];
  if (code === undefined) throw new Error(`Fewer than ${place + 1} customers have the feature.`);
  return code;
}
