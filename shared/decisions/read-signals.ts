import type { CriterionVerdict, DataFinding } from './gate.ts';
import type { GateScene, MetricScene } from './gate-scene.ts';
import { futilityChances } from './judge-effect.ts';
import { lastBound } from './judge-benefit.ts';
import { judgeSmallPilot } from './judge-small-pilot.ts';
import { isTooThin } from './more-needed.ts';
import { findPassedLimit, type PassedLimit } from './check-hard-limits.ts';
import type { FutilitySignal, Signals } from './take-step.ts';
import type { GuardrailWatch } from './watch-guardrails.ts';

export type Found = {
  readonly criteria: readonly CriterionVerdict[];
  readonly data: readonly DataFinding[];
  readonly watches: readonly GuardrailWatch[];
};

/** Hard limits that the pilot has passed, on all numbers of today. */
export function passedLimits({ facts, metrics }: GateScene): readonly PassedLimit[] {
  if (facts.phase.audience === 'staff') return [];
  return metrics.flatMap(({ metric, values }) => {
    const passed = findPassedLimit({ metric, values, from: facts.firstCustomerDay, rules: facts.rules });
    return passed === null ? [] : [passed];
  });
}

/** What the rule looks at, read off the gate. */
export function readSignals(
  gate: GateScene,
  { criteria, data, watches }: Found,
  passed: readonly PassedLimit[],
): Signals {
  const { facts } = gate;
  const blocking = data.filter(({ weight }) => weight === 'blocking').map(({ code }) => code);
  return {
    killSwitch: facts.feature.killSwitch,
    distrust: blocking.filter((code) => code !== 'definition-changed'),
    unsettled: blocking.filter((code) => code === 'definition-changed'),
    hardLimitsPassed: passed,
    harms: watches.flatMap(harmSignals),
    catastrophes: facts.openSevereNotes.filter(({ severity }) => severity >= facts.rules.catastropheSeverity)
      .length,
    crossings: watches.flatMap(({ watched }) =>
      watched.crossing === null ? [] : [{ metricId: watched.metricId, chance: watched.crossing }],
    ),
    back: {
      isPossible: facts.previousPhase === null ? 'no' : 'yes',
      reductions: facts.reductions.count,
    },
    look: lookState(gate, criteria),
    criteria: countVerdicts(criteria),
    failedGuardrails: gate.metrics.flatMap((scene) =>
      judgeSmallPilot(scene)?.verdict === 'fail' && isAsked(scene, criteria)
        ? [{ metricId: scene.metric.id, onHarm: scene.metric.onHarm }]
        : [],
    ),
    futilities: futilities(gate, criteria),
  };
}

function harmSignals({ harm, watched }: GuardrailWatch): Signals['harms'] {
  if (harm === null || watched.evidence === null) return [];
  const { metricId, evidence, needed, onHarm } = watched;
  return [{ metricId, evidence, growth: harm.growth, needed, days: harm.days, onHarm }];
}

function countVerdicts(criteria: readonly CriterionVerdict[]): Signals['criteria'] {
  const asksBenefit = ({ criterion }: CriterionVerdict): boolean =>
    criterion.kind === 'benefit-shown' || criterion.kind === 'metric-improves';
  return {
    failed: countOf(criteria, 'fail'),
    open: countOf(criteria, 'not-enough-yet'),
    openBenefit: countOf(criteria.filter(asksBenefit), 'not-enough-yet'),
    // What the next phase asks says nothing of how this one went.
    passed: countOf(
      criteria.filter(({ criterion }) => criterion.kind !== 'entry'),
      'pass',
    ),
  };
}

function countOf(criteria: readonly CriterionVerdict[], verdict: CriterionVerdict['verdict']): number {
  return criteria.filter((judged) => judged.verdict === verdict).length;
}

function isAsked({ metric }: MetricScene, criteria: readonly CriterionVerdict[]): boolean {
  return criteria.some(({ metricId }) => metricId === metric.id);
}

/**
 * A look whose numbers have not all come is still ahead where a criterion needs numbers. Waiting is spent only where
 * numbers were looked at and did not settle it: people, notes and checklists are waited for as long as it takes.
 */
function lookState({ looks, isComplete }: GateScene, criteria: readonly CriterionVerdict[]): Signals['look'] {
  const reached = looks?.reached ?? null;
  if (looks === null || reached === null) return 'planned';
  if (!isComplete && criteria.some(({ metricId }) => metricId !== null)) return 'planned';
  const isLastLook = looks.next === null && looks.all.length > 1;
  const isUnsettled = criteria.some(
    ({ verdict, working }) => verdict === 'not-enough-yet' && working !== null,
  );
  return isLastLook && isUnsettled ? 'spent' : 'open';
}

/** The primary metrics a criterion asks about, once enough is known of them to be given up. */
function futilities(gate: GateScene, criteria: readonly CriterionVerdict[]): readonly FutilitySignal[] {
  const { facts } = gate;
  // Before a customer has the feature its numbers are a baseline, not a result.
  if (facts.phase.audience === 'staff') return [];
  return gate.metrics.flatMap((scene): FutilitySignal[] => {
    const { metric, comparison, effect } = scene;
    if (metric.role !== 'primary' || comparison === null || isTooThin(comparison, facts.rules)) return [];
    // What changed since the time before may have any cause: too little to give a feature up for.
    if (comparison.basis === 'before-after') return [];
    if (effect === null) {
      // The same week that an effect has to last.
      const isEarly = comparison.pilot.days < facts.rules.futility.days;
      return isEarly ? [] : [{ metricId: metric.id, better: comparison.probabilityBetter, passing: null }];
    }
    const asked = criteria.flatMap(({ criterion, verdict }) =>
      criterion.kind === 'benefit-shown' && criterion.metricId === metric.id && verdict !== 'pass'
        ? [criterion]
        : [],
    )[0];
    const bound = asked === undefined ? null : lastBound(asked, scene, gate);
    const question = { direction: metric.direction, bound, growth: scene.growthToLast };
    return [{ metricId: metric.id, ...futilityChances(effect, question, facts.rules) }];
  });
}
