import type { CriterionVerdict, DataFinding, Sentence } from './gate.ts';
import type { PassedLimit } from './check-hard-limits.ts';
import type { GateFacts } from './gate-facts.ts';
import type { GateScene, MetricScene } from './gate-scene.ts';
import { metricValues } from './metric-values.ts';
import { isTooThin } from './more-needed.ts';
import { probabilityBetter } from './judge-effect.ts';
import type { Step } from './take-step.ts';
import type { GuardrailWatch } from './watch-guardrails.ts';
import { says } from './working.ts';
import type { Harm } from './measure-harm.ts';
import { assert, assertNever } from '#shared/kernel/assert.ts';
import { daysBetween } from '#shared/kernel/calendar-day.ts';

/** The sentence of reason and the one next action. */
export type Advice = { readonly reason: Sentence; readonly next: Sentence };

type Grounds = {
  readonly criteria: readonly CriterionVerdict[];
  readonly data: readonly DataFinding[];
  readonly watches: readonly GuardrailWatch[];
  readonly passed: readonly PassedLimit[];
};

/** The words for the step the rule took. */
export function adviceOf(step: Step, gate: GateScene, grounds: Grounds): Advice {
  switch (step.name) {
    case 'kill-switch':
      return { reason: says('reason.kill-switch-engaged'), next: says('next.record-roll-back') };
    case 'hard-limit':
      return { reason: hardLimitReason(gate, grounds.passed[0]), next: says('next.stop-exposure') };
    case 'data':
      return dataAdvice(grounds.data);
    case 'harm':
    case 'warning':
      return { reason: harmReason(step, grounds.watches), next: backFrom(step, gate) };
    case 'catastrophe':
      return { reason: catastropheReason(gate), next: says('next.resolve-severe') };
    case 'guardrail-failed':
      return { reason: failedReason(step, gate, grounds), next: backFrom(step, gate) };
    case 'gate':
      return { reason: passReason(grounds.criteria, gate.facts), next: onward(gate) };
    case 'futility':
      return futilityAdvice(step, gate);
    case 'inconclusive':
      return inconclusiveAdvice(step, gate, grounds.criteria);
    case 'hold':
      return holdAdvice(gate, grounds.criteria);
    default:
      return assertNever(step.name);
  }
}

/** Figures of so many days ago are taken for today's: a weekend. */
const DAYS_TAKEN_FOR_TODAY = 3;

function passReason(criteria: readonly CriterionVerdict[], { dataUpTo, today }: GateFacts): Sentence {
  const unanswerable = criteria.filter(({ verdict }) => verdict === 'not-answerable').length;
  const count = criteria.length - unanswerable;
  if (unanswerable === 0 && dataUpTo !== null && daysBetween(dataUpTo, today) > DAYS_TAKEN_FOR_TODAY) {
    return says('reason.all-criteria-pass-until', {
      count,
      day: dataUpTo,
      days: daysBetween(dataUpTo, today),
    });
  }
  return unanswerable === 0
    ? says('reason.all-criteria-pass', { count })
    : says('reason.answerable-criteria-pass', { count, unanswerable });
}

/** What is not settled and could be. */
function openOf(criteria: readonly CriterionVerdict[]): readonly CriterionVerdict[] {
  return criteria.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-answerable');
}

function metricOf({ metrics }: GateScene, metricId: string | null): MetricScene | null {
  return metrics.find(({ metric }) => metric.id === metricId) ?? null;
}

function valuesOf(scene: MetricScene | null): Sentence['values'] {
  if (scene === null) return {};
  return scene.judgedOn === null ? { metric: scene.metric.name } : metricValues(scene.judgedOn);
}

function hardLimitReason(gate: GateScene, passed: PassedLimit | undefined): Sentence {
  assert(passed !== undefined, 'a hard limit was passed');
  const scene = metricOf(gate, passed.metricId);
  const { kind: metricKind, unit } = scene?.metric ?? { kind: null, unit: null };
  const values = {
    ...valuesOf(scene),
    metricKind,
    unit,
    limit: passed.limit,
    level: passed.level,
    day: passed.day,
  };
  return says(`reason.outside-hard-limit-${passed.by}`, values);
}

function dataAdvice(data: readonly DataFinding[]): Advice {
  const worst = data.find(({ weight }) => weight === 'blocking');
  assert(worst !== undefined, 'something blocks the data');
  return { reason: worst.sentence, next: says(`next.${worst.code}`) };
}

function harmReason(step: Step, watches: readonly GuardrailWatch[]): Sentence {
  const watch = watches.find(({ watched }) => watched.metricId === step.metricId);
  assert(watch !== undefined, 'the guardrail is watched');
  const { watched, scene, harm } = watch;
  const values = {
    metricKind: scene.metric.kind,
    unit: scene.metric.unit,
    limit: scene.metric.limit?.value ?? null,
    ...valuesOf(scene),
    evidence: watched.evidence,
    needed: watched.needed,
    days: harm?.days ?? 0,
    chance: watched.crossing,
    metric: watched.metric,
    worse: scene.outlook.band?.worse ?? 0,
    count: scene.outlook.band?.days ?? 0,
  };
  const against = AGAINST[harm?.method ?? 'outside-forecast'];
  // Harm of the phases before stays shown while this one has no numbers to name yet.
  const levels = scene.comparison === null ? '-plain' : '';
  if (step.name === 'harm')
    return says(`reason.${against === 'limit' ? 'limit-broken' : 'harm-shown'}${levels}`, values);
  if ((watched.evidence ?? 0) < watched.warningAt) return says('reason.limit-ahead', values);
  if (against === 'forecast') return says('reason.outside-forecast', values);
  return says(`reason.${against === 'limit' ? 'limit-near' : 'harm-possible'}${levels}`, values);
}

/** What a guardrail is held against, by the method of its watch. */
const AGAINST: Readonly<Record<Harm['method'], 'control' | 'limit' | 'forecast'>> = {
  'tables-by-day': 'control',
  'rates-by-day': 'control',
  'average-at-any-look': 'control',
  'days-at-any-look': 'control',
  'share-against-limit': 'limit',
  'rate-against-limit': 'limit',
  'level-at-any-look': 'limit',
  'outside-forecast': 'forecast',
};

function catastropheReason({ facts }: GateScene): Sentence {
  const severe = facts.openSevereNotes.filter(({ severity }) => severity >= facts.rules.catastropheSeverity);
  return says('reason.catastrophe-open', { count: severe.length, text: severe[0]?.text ?? '' });
}

function failedReason(step: Step, gate: GateScene, { criteria }: Grounds): Sentence {
  const failed = criteria.find(({ metricId, verdict }) => metricId === step.metricId && verdict === 'fail');
  return says('reason.small-pilot-too-many', {
    ...valuesOf(metricOf(gate, step.metricId)),
    ...failed?.missing?.values,
  });
}

/** What stepping back means from here. */
function backFrom({ verb }: Step, { facts }: GateScene): Sentence {
  if (verb === 'hold') return says('next.watch-closely');
  return verb === 'roll-back' || facts.previousPhase === null
    ? says('next.stop-exposure')
    : says('next.go-back', { phase: facts.previousPhase.name, count: facts.previousPhase.people });
}

function onward({ facts }: GateScene): Sentence {
  return facts.nextPhase === null
    ? says('next.finish')
    : says('next.advance', { phase: facts.nextPhase.name, count: facts.nextPhase.people });
}

function futilityAdvice({ metricId }: Step, gate: GateScene): Advice {
  const scene = metricOf(gate, metricId);
  const probability = betterOf(scene, gate);
  const isWorse = probability !== null && probability < gate.facts.rules.futility.better;
  return {
    reason: says(isWorse ? 'reason.primary-not-better' : 'reason.benefit-out-of-reach', {
      ...valuesOf(scene),
      probability,
    }),
    next: says('next.stop-or-rework'),
  };
}

function betterOf(scene: MetricScene | null, { facts }: GateScene): number | null {
  if (scene === null) return null;
  return scene.effect === null
    ? (scene.comparison?.probabilityBetter ?? null)
    : probabilityBetter(scene.effect, scene.metric.direction, facts.rules);
}

function inconclusiveAdvice(step: Step, gate: GateScene, criteria: readonly CriterionVerdict[]): Advice {
  const open = openOf(criteria);
  const values = { count: gate.looks?.all.length ?? 1, open: open.length };
  if (step.verb === 'advance') return { reason: says('reason.ship-not-worse', values), next: onward(gate) };
  if (step.verb === 'stop')
    return { reason: says('reason.inconclusive-keep-old', values), next: says('next.keep-old') };
  return { reason: says('reason.inconclusive', values), next: nextFor(open[0]) };
}

/** What is missing is the next step; a look that has not come is waited for. */
function nextFor(open: CriterionVerdict | undefined): Sentence {
  const missing = open?.missing ?? says('next.wait');
  return LOOKS_AHEAD.has(missing.code) ? says('next.wait-for-look', missing.values) : missing;
}

const LOOKS_AHEAD: ReadonlySet<string> = new Set(['missing.benefit-look', 'missing.benefit-next']);

/** A metric nobody made a criterion of, that is nonetheless almost surely worse. */
function worsening(gate: GateScene): MetricScene | null {
  const { facts } = gate;
  if (facts.phase.audience === 'staff') return null;
  return (
    gate.metrics.find((scene) => {
      if (scene.comparison === null || isTooThin(scene.comparison, facts.rules)) return false;
      const probability = betterOf(scene, gate);
      return probability !== null && probability <= facts.rules.futility.better;
    }) ?? null
  );
}

function waitingReason(gate: GateScene, open: readonly CriterionVerdict[]): Sentence {
  const worse = worsening(gate);
  if (worse !== null) return says('reason.metric-worse', { ...valuesOf(worse), count: open.length });
  const failed = open.filter((verdict) => verdict.verdict === 'fail').length;
  if (failed === open.length) return says('reason.criteria-fail-alone', { count: failed });
  if (failed > 0) return says('reason.criteria-fail', { count: failed, open: open.length - failed });
  return says('reason.criteria-open', { count: open.length });
}

function holdAdvice(gate: GateScene, criteria: readonly CriterionVerdict[]): Advice {
  if (criteria.length === 0) return { reason: says('reason.no-criteria'), next: says('next.write-criteria') };
  if (criteria.every(({ verdict }) => verdict === 'not-answerable')) {
    return { reason: says('reason.none-answerable'), next: says('next.write-criteria') };
  }
  const open = openOf(criteria);
  const first = open[0];
  if (first !== undefined) return { reason: waitingReason(gate, open), next: nextFor(first) };
  const { looks, isComplete } = gate;
  if (!isComplete) {
    const day = looks?.reached?.upTo ?? null;
    return { reason: says('reason.look-incomplete', { day }), next: says('next.numbers-of-look', { day }) };
  }
  const day = looks?.next?.day ?? null;
  return { reason: says('reason.before-look', { count: criteria.length, day }), next: says('next.wait') };
}
