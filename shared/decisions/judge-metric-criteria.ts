import type { Sentence, Verdict } from './gate.ts';
import type { MetricScene } from './gate-scene.ts';
import { chanceOfPassing, probabilityBetter, probabilityWithin } from './judge-effect.ts';
import { judgeByTable } from './judge-by-table.ts';
import { counted, type Judged } from './judged.ts';
import { judgeSmallPilot } from './judge-small-pilot.ts';
import { metricValues } from './metric-values.ts';
import { daysFor, isTooThin, moreUnitsFor } from './more-needed.ts';
import { isWithinDays } from './within-days.ts';
import { effectFigures, figure, levelFigures, rangeNotes, says, workingOf } from './working.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

export type MetricCriterion<Kind extends Criterion['kind']> = Extract<Criterion, { kind: Kind }>;
export const NO_NUMBERS: Judged = counted({
  verdict: 'not-enough-yet',
  now: says('now.no-numbers'),
  missing: says('missing.first-numbers'),
});

/** Where the pilot of a phase has no cases: no figures yet, or figures of nobody. */
export function withoutCases({ values }: Pick<MetricScene, 'values'>): Judged {
  const isOfNobody = values.findLast(({ arm }) => arm === 'pilot')?.units === 0;
  if (!isOfNobody) return NO_NUMBERS;
  return counted({
    verdict: 'not-enough-yet',
    now: says('now.no-cases'),
    missing: says('missing.no-cases'),
  });
}

/** A question for a control group, once everyone has the feature: no number to come can answer it. */
export const NO_CONTROL_LEFT: Judged = counted({
  verdict: 'not-answerable',
  now: says('now.no-control-left'),
  missing: says('missing.no-control-left'),
});

export function tooThin(comparison: Comparison, { least }: GateRules): Judged {
  return counted({
    verdict: 'not-enough-yet',
    now: says('now.few-numbers', { ...metricValues(comparison), count: comparison.pilot.days }),
    missing: says('missing.minimum-numbers', { units: least.units, days: least.days }),
  });
}

/** A question that only a control group can answer. */
export function withoutControl(comparison: Comparison, rules: GateRules): Judged {
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  const now = comparison.reference === null ? 'now.alone' : 'now.without-control';
  return counted({
    verdict: 'not-enough-yet',
    now: says(now, metricValues(comparison)),
    missing: says('missing.needs-control', metricValues(comparison)),
  });
}

function moreUnits(comparison: Comparison, units: number | null): Sentence {
  if (units === null) return says('missing.unclear-how-many', metricValues(comparison));
  const days = daysFor(units, comparison);
  return says(days === null ? 'missing.more-units' : 'missing.more-units-days', {
    ...metricValues(comparison),
    count: units,
    days,
  });
}

type Certain = { readonly probability: number; readonly certainty: number };

/** Better with the certainty asked: pass. Hardly better with any: fail. Otherwise more numbers would tell. */
export function improvementVerdict(
  { probability, certainty }: Certain,
  { futility }: Pick<GateRules, 'futility'>,
): Verdict {
  if (probability >= certainty) return 'pass';
  return probability <= futility.better ? 'fail' : 'not-enough-yet';
}

/** Within the limit with the certainty asked: pass. Almost surely beyond it: fail. */
export function limitVerdict({ probability, certainty }: Certain): Verdict {
  if (probability <= 1 - SURELY_BEYOND) return 'fail';
  return probability >= certainty ? 'pass' : 'not-enough-yet';
}

/** Beyond its limit with this probability a guardrail fails; whether to step back is for the watch of harm to say. */
const SURELY_BEYOND = 0.95;

/** The verdict on a metric that is to improve, with its sentences; see `improvementVerdict`. */
export function judgeImprovement(
  criterion: MetricCriterion<'metric-improves'>,
  scene: MetricScene,
  rules: GateRules,
): Judged {
  const { comparison, judgedOn, effect, metric } = scene;
  if (comparison === null || judgedOn === null) return withoutCases(scene);
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  const probability =
    effect === null ? comparison.probabilityBetter : probabilityBetter(effect, metric.direction, rules);
  const isAlone = comparison.reference === null;
  const improves = isWithinDays(judgedOn) ? 'now.improves-by-day' : 'now.metric-improves';
  const now = says(isAlone ? 'now.improves-alone' : improves, { ...metricValues(judgedOn), probability });
  if (probability === null) {
    const missing = says('missing.nothing-to-compare', metricValues(comparison));
    return counted({ verdict: 'not-enough-yet', now, missing });
  }
  const certainty = criterion.certaintyPercent / 100;
  const verdict = improvementVerdict({ probability, certainty }, rules);
  const judged = { now, working: improvementWorking(scene, probability, certainty), verdict };
  if (verdict === 'pass') return { ...judged, missing: null, ifWeWait: null };
  if (verdict === 'fail') {
    const missing = says('missing.not-better', metricValues(comparison));
    return { ...judged, missing, ifWeWait: null };
  }
  const units = moreUnitsFor(judgedOn.pilot.units, { probability, certainty });
  const hurdle = { kind: 'certainty', direction: metric.direction, margin: 0, certainty } as const;
  return {
    ...judged,
    missing: moreUnits(comparison, units),
    ifWeWait: ifWeWait(scene, hurdle, rules),
  };
}

type Hurdle = Parameters<typeof chanceOfPassing>[1]['hurdle'];

/** The chance that a hurdle is taken with the numbers that waiting brings; null without an effect to go by. */
export function ifWeWait(
  { effect, growthIfWeWait }: MetricScene,
  hurdle: Hurdle,
  rules: GateRules,
): number | null {
  if (effect === null || growthIfWeWait === null) return null;
  return chanceOfPassing(effect, { hurdle, growth: growthIfWeWait }, rules);
}

function improvementWorking(scene: MetricScene, probability: number, certainty: number) {
  const { metric, effect, comparison } = scene;
  return workingOf({
    metric,
    method: effect === null ? (comparison?.basis ?? 'none') : effect.method,
    why: effect === null ? `basis-${comparison?.basis ?? 'none'}` : effect.method,
    figures: [
      ...effectFigures(scene),
      figure('probability-better', probability, 'share'),
      figure('certainty-asked', certainty, 'share'),
    ],
    notes: [...rangeNotes(scene), ...believedNotes(scene)],
  });
}

/** A probability that starts from a belief is another thing than what the range alone would say. */
function believedNotes({ effect }: MetricScene): Sentence[] {
  return effect?.scale === 'log' ? [says('note.believed')] : [];
}

/** The verdict on a guardrail's limit, with its sentences; see `limitVerdict`. A small pilot goes by its table. */
export function judgeGuardrail(
  criterion: MetricCriterion<'guardrail-holds'>,
  scene: MetricScene,
  rules: GateRules,
): Judged {
  const { comparison, judgedOn, effect, metric, margin } = scene;
  if (comparison === null) return withoutCases(scene);
  const small = judgeSmallPilot(scene);
  if (small !== null) return judgeByTable(scene, comparison, small);
  const asked = { direction: metric.direction, margin: margin ?? 0 };
  const within =
    effect !== null && margin !== null
      ? probabilityWithin(effect, asked, rules)
      : comparison.probabilityWithinLimit;
  const isOfEffect = effect !== null && margin !== null;
  const values = metricValues((isOfEffect ? judgedOn : null) ?? comparison);
  if (within === null) {
    const code = metric.limit === null ? 'missing.no-limit' : 'missing.nothing-to-compare';
    const now = says('now.no-limit', values);
    return counted({ verdict: 'not-enough-yet', now, missing: says(code, values) });
  }
  const now = says(isOfEffect ? 'now.guardrail-holds' : 'now.own-limit', { ...values, within });
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  const certainty = criterion.certaintyPercent / 100;
  const verdict = limitVerdict({ probability: within, certainty });
  const judged = { now, working: withinWorking(scene, within, certainty), verdict };
  if (verdict === 'fail') {
    const missing = isOfEffect ? says('missing.beyond-limit', values) : beyondOwnLimit(comparison);
    return { ...judged, missing, ifWeWait: null };
  }
  if (verdict === 'pass') return { ...judged, missing: null, ifWeWait: null };
  const hurdle = { kind: 'certainty', ...asked, certainty } as const;
  return {
    ...judged,
    missing: says('missing.limit-unclear', values),
    ifWeWait: margin === null ? null : ifWeWait(scene, hurdle, rules),
  };
}

/** What to do about a limit that the pilot's own level does not keep: another thing where nobody keeps it. */
export function beyondOwnLimit(comparison: Comparison): Sentence {
  const { metric, basis, reference } = comparison;
  const control = basis === 'control-group' ? (reference?.level?.estimate ?? null) : null;
  const limit = metric.limit?.value ?? null;
  const isBeyond =
    control !== null && limit !== null && (metric.direction === 'lower' ? control > limit : control < limit);
  return says(isBeyond ? 'missing.beyond-limit-both' : 'missing.beyond-limit', metricValues(comparison));
}

function withinWorking(scene: MetricScene, within: number, certainty: number) {
  const { metric, effect, margin, comparison } = scene;
  const isOfEffect = effect !== null && margin !== null;
  return workingOf({
    metric,
    method: isOfEffect ? effect.method : 'own-level',
    why: isOfEffect ? effect.method : 'own-level',
    figures: [
      ...(isOfEffect || comparison === null ? effectFigures(scene) : levelFigures(comparison)),
      figure(isOfEffect ? 'margin' : 'limit', metric.limit?.value ?? null, 'level'),
      figure('probability-within', within, 'share'),
      figure('certainty-asked', certainty, 'share'),
    ],
    notes: isOfEffect ? [...rangeNotes(scene), ...believedNotes(scene)] : [],
  });
}

/** Enough units in each arm that is compared. */
export function judgeSample(
  criterion: MetricCriterion<'sample-reached'>,
  { comparison, values }: MetricScene,
): Judged {
  if (comparison === null) return withoutCases({ values });
  const hasControl = comparison.basis === 'control-group';
  const referenceUnits = comparison.reference?.units ?? 0;
  const pilotShort = Math.max(0, criterion.unitsPerArm - comparison.pilot.units);
  const controlShort = hasControl ? Math.max(0, criterion.unitsPerArm - referenceUnits) : 0;
  const now = says(hasControl ? 'now.sample-both' : 'now.sample-pilot', metricValues(comparison));
  if (pilotShort === 0 && controlShort === 0) return counted({ verdict: 'pass', now, missing: null });
  const days = daysFor(Math.max(pilotShort, controlShort), comparison);
  const missing = says(hasControl ? 'missing.sample-both' : 'missing.sample-pilot', {
    pilotShort,
    controlShort,
    days,
  });
  return counted({ verdict: 'not-enough-yet', now, missing });
}
