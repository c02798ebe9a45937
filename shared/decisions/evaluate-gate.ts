import { adviceOf } from './advise.ts';
import { checkData } from './check-data.ts';
import type { Badge, CriterionVerdict, Gate, GateLooks } from './gate.ts';
import { areVolunteers, type GateFacts } from './gate-facts.ts';
import { layOutGate, type GateScene } from './gate-scene.ts';
import { createHarmMemory, type HarmMemory } from './harm-memory.ts';
import { judgeCriteria } from './judge-criterion.ts';
import { harmedMetrics, markHarm } from './mark-harm.ts';
import { passedLimits, readSignals } from './read-signals.ts';
import { takeStep } from './take-step.ts';
import { watchGuardrails } from './watch-guardrails.ts';
import { weighEvidence } from './weigh-evidence.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { createComparisons, type CompareOnce } from './compare-once.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

/** Counts the editions of the judgement: raised whenever the same facts may be judged otherwise than before. */
export const ENGINE_EDITION = 3;

/**
 * The gate of the current phase: every criterion with its verdict, the watch of the guardrails, whether the data may be
 * trusted, and the advice of the day by `takeStep` with its reason and what weighs on either side. The same facts give
 * the same gate, so that a stored evaluation can be made again. `memory` spares what was computed yesterday.
 */
export function evaluateGate(facts: GateFacts, memory: HarmMemory = createHarmMemory()): Gate {
  const compare = createComparisons(facts);
  const scene = layOutGate(facts, compare);
  const data = checkData({
    ...facts,
    metrics: gatedMetrics(facts),
    phaseStartedOn: facts.phase.startedOn,
    rules: facts.rules.data,
  });
  const watches = watchGuardrails(scene, memory);
  const criteria = markHarm(judgeCriteria(scene), watches);
  const passed = passedLimits(scene);
  const step = takeStep(readSignals(scene, { criteria, data, watches }, passed), facts.rules);
  const comparisons = shownComparisons(facts, compare);
  return {
    featureId: facts.feature.id,
    phaseId: facts.phase.id,
    nextPhaseId: facts.nextPhase?.id ?? null,
    verb: step.verb,
    step: step.name,
    stepMetricId: step.metricId,
    ...adviceOf(step, scene, { criteria, data, watches, passed }),
    criteria,
    ...weighEvidence(facts, {
      shown: judgedComparisons(scene) ?? comparisons,
      effects: scene.metrics,
      criteria,
      passed,
      harmed: harmedMetrics(watches),
      areTrusted: data.some(({ weight }) => weight === 'blocking') ? 'no' : 'yes',
    }),
    comparisons,
    badges: badgesOf(facts, comparisons),
    gateDay: facts.gateDay,
    dataUpTo: facts.dataUpTo,
    judgedAt: facts.now,
    looks: looksOf(scene),
    amendments: [...(facts.amendments ?? [])],
    watched: watches.map(({ watched }) => watched),
    data: [...data],
    waitsForLook: scene.looks?.next?.day ?? null,
    ifWeWait: ifWeWait(scene, criteria),
    rules: facts.rules,
    inputHash: '',
  };
}

/** Numbers that nobody asks about carry no decision, so that nothing is asked of them either. */
function gatedMetrics({ metrics, phase }: GateFacts): GateFacts['metrics'] {
  const asked = new Set(phase.exitCriteria.flatMap((each) => ('metricId' in each ? [each.metricId] : [])));
  return metrics.filter(({ metric }) => asked.has(metric.id) || metric.role === 'guardrail');
}

/**
 * What is weighed beside the criteria is what they are judged on, so that one screen says one number; null while this
 * phase has none.
 */
function judgedComparisons({ metrics }: GateScene): readonly Comparison[] | null {
  const judged = metrics.flatMap(({ judgedOn }) => judgedOn ?? []);
  return judged.length === 0 ? null : judged;
}

/** This phase's numbers, or all there are while this phase has none. */
function shownComparisons({ metrics, phase }: GateFacts, compare: CompareOnce): Comparison[] {
  const compareFrom = (from: CalendarDay | null): Comparison[] =>
    metrics.map((each) => compare(each, { from, to: null })).filter(({ pilot }) => pilot.units > 0);
  const own = compareFrom(phase.startedOn);
  return own.length > 0 ? own : compareFrom(null);
}

function badgesOf(facts: GateFacts, comparisons: readonly Comparison[]): Badge[] {
  const badges: Badge[] = [];
  if (facts.origin === 'sample') badges.push('sample-data');
  if (areVolunteers(facts)) badges.push('volunteers');
  if (comparisons.some(({ basis }) => basis === 'before-after')) badges.push('before-after');
  return badges;
}

function looksOf({ looks, isLast, isComplete }: GateScene): GateLooks | null {
  if (looks === null) return null;
  return {
    all: looks.all.map((look) => ({ ...look })),
    reached: looks.reached?.index ?? null,
    nextDay: looks.next?.day ?? null,
    isLast,
    isComplete,
  };
}

const DAYS_PER_WEEK = 7;

/**
 * The chance that every open criterion over numbers passes at the next look, or in a week where none is left: at most
 * that of the hardest, since all of them must. Null where none is open or one cannot be foreseen.
 */
function ifWeWait({ facts, looks }: GateScene, criteria: readonly CriterionVerdict[]): Gate['ifWeWait'] {
  const open = criteria.filter(({ verdict, working }) => verdict === 'not-enough-yet' && working !== null);
  const chances = open.map(({ ifWeWait }) => ifWeWait).filter((chance) => chance !== null);
  if (chances.length === 0 || chances.length < open.length) return null;
  return { chance: Math.min(...chances), day: looks?.next?.upTo ?? addDays(facts.today, DAYS_PER_WEEK) };
}
