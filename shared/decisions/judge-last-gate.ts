import { badTables } from './bad-counts.ts';
import type { GateScene, MetricScene } from './gate-scene.ts';
import { benefitAtLook, boundsAtLooks, notWorse, type Benefit } from './judge-effect.ts';
import {
  counted,
  inAWeek,
  NO_NUMBERS,
  tooThin,
  type Judged,
  type MetricCriterion,
} from './judge-metric-criteria.ts';
import { metricValues } from './metric-values.ts';
import type { PlannedLook } from './planned-looks.ts';
import { isTooThin } from './more-needed.ts';
import { effectFigures, figure, ownFigures, says, workingOf } from './working.ts';
import type { WorkingFigure } from './gate.ts';
import type { Effect } from './measure-effect.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import { miettinenNurminenTest } from '#shared/statistics/miettinen-nurminen.ts';
import type { TwoProportions } from '#shared/statistics/proportion.ts';
import { boschlooExactTest } from '#shared/statistics/unconditional-exact.ts';

/** Up to this many units in either arm two shares are judged by exact and score tests. */
const MOST_EXACT_UNITS = 200;

/**
 * The last gate's own question: is the benefit shown, at a planned look, within the error that the looks share. Before
 * the first look nothing is judged, however good it looks; without a control group it cannot be judged at all.
 */
export function judgeBenefit(
  criterion: MetricCriterion<'benefit-shown'>,
  scene: MetricScene,
  gate: GateScene,
): Judged {
  const { comparison, effect, metric } = scene;
  const rules = withAlpha(gate.facts.rules, criterion.alphaPercent);
  if (comparison === null) return NO_NUMBERS;
  if (comparison.basis !== 'control-group') return withoutControl(comparison, rules);
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  if (effect === null) {
    const values = metricValues(comparison);
    const missing = says('missing.unclear-how-many', values);
    return counted({ verdict: 'not-enough-yet', now: says('now.benefit', values), missing });
  }
  const reached = gate.looks?.reached ?? null;
  const values = metricValues(comparison);
  const byDay = isWithinDays(comparison) ? '-by-day' : '';
  const now = says(`now.benefit${byDay}`, values);
  if (reached === null || scene.atLooks.length === 0) {
    const missing = says('missing.benefit-look', { day: gate.looks?.next?.day ?? null });
    return {
      ...counted({ verdict: 'not-enough-yet', now, missing }),
      working: benefitWorking(scene, null, null),
    };
  }
  const benefit = benefitAtLook(scene.atLooks, metric.direction, rules);
  const exact = exactBenefit(scene);
  const isShown = exact === null ? benefit.isShown : exact <= benefit.nominalAlpha;
  const working = benefitWorking(scene, benefit, exact);
  if (isShown)
    return {
      verdict: 'pass',
      now: says(`now.benefit-shown${byDay}`, values),
      missing: null,
      working,
      ifWeWait: null,
    };
  const next = gate.looks?.next ?? null;
  return {
    verdict: 'not-enough-yet',
    now,
    missing:
      next === null
        ? says('missing.benefit-not-shown', values)
        : says('missing.benefit-next', { day: next.day }),
    working,
    ifWeWait: benefitInAWeek(scene, next, rules),
  };
}

/** The chance that a week of further numbers would take the bound of the next look; null where none is left. */
function benefitInAWeek(scene: MetricScene, next: PlannedLook | null, rules: GateRules): number | null {
  if (next === null) return null;
  const fractions = [...scene.atLooks.map(({ fraction }) => fraction), next.fraction];
  const bound = boundsAtLooks(fractions, rules).at(-1)?.bound ?? null;
  return bound === null
    ? null
    : inAWeek(scene, { kind: 'benefit', direction: scene.metric.direction, bound }, rules);
}

const WITHIN_DAYS: ReadonlySet<string> = new Set([
  'newcombe-standardised',
  'exact-standardised',
  'mantel-haenszel',
  'stratified-mean',
  'weighted-days',
  'poisson-standardised',
  'log-stratified',
  'log-weighted-days',
  'ratio-delta-days',
]);

/** Whether the difference is one within the same days, which the levels of all days together may not add up to. */
function isWithinDays({ difference }: Comparison): boolean {
  return difference !== null && WITHIN_DAYS.has(difference.method);
}

function withAlpha(rules: GateRules, alphaPercent: number): GateRules {
  const alpha = alphaPercent / 100;
  return { ...rules, benefit: { ...rules.benefit, alpha, marginAlpha: alpha } };
}

function withoutControl(comparison: Comparison, rules: GateRules): Judged {
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  const now = comparison.reference === null ? 'now.alone' : 'now.without-control';
  return counted({
    verdict: 'not-enough-yet',
    now: says(now, metricValues(comparison)),
    missing: says('missing.needs-control', metricValues(comparison)),
  });
}

/**
 * One-sided Boschloo p value of two shares of at most 200 units in either arm, where the arms kept their proportion
 * over the days, so that totals may be added; null for all else.
 */
function exactBenefit({ metric, pairs }: MetricScene): number | null {
  const totals = steadyTotals({ metric, pairs });
  if (totals === null) return null;
  // The tables hold bad outcomes: fewer of them are the benefit.
  return boschlooExactTest({ ...totals, alternative: 'less' }).pValue;
}

function steadyTotals({ metric, pairs }: Pick<MetricScene, 'metric' | 'pairs'>): TwoProportions | null {
  const tables = metric.kind === 'proportion' ? badTables(metric, pairs) : null;
  if (tables === null || !isSteady(tables)) return null;
  const sum = (arm: 'treated' | 'control', part: 'successes' | 'trials') =>
    tables.reduce((total, table) => total + table[arm][part], 0);
  const totals = {
    treated: { successes: sum('treated', 'successes'), trials: sum('treated', 'trials') },
    control: { successes: sum('control', 'successes'), trials: sum('control', 'trials') },
  };
  const least = Math.min(totals.treated.trials, totals.control.trials);
  const most = Math.max(totals.treated.trials, totals.control.trials);
  return least > 0 && least <= MOST_EXACT_UNITS && most <= MOST_OTHER_UNITS ? totals : null;
}

/** A far larger second arm adds nothing an exact test would see, and much time. */
const MOST_OTHER_UNITS = 1000;

const STEADY_WITHIN = 0.1;

/** Whether the first and the second half of the days give the pilot the same share of the units, to a tenth. */
function isSteady(tables: readonly TwoProportions[]): boolean {
  const half = Math.ceil(tables.length / 2);
  const shareOf = (part: readonly TwoProportions[]): number => {
    const treated = part.reduce((sum, table) => sum + table.treated.trials, 0);
    const control = part.reduce((sum, table) => sum + table.control.trials, 0);
    return treated / (treated + control);
  };
  return (
    tables.length < 2 ||
    Math.abs(shareOf(tables.slice(0, half)) - shareOf(tables.slice(half))) <= STEADY_WITHIN
  );
}

function benefitWorking(scene: MetricScene, benefit: Benefit | null, exact: number | null) {
  const { metric, effect } = scene;
  return workingOf({
    metric,
    method: exact === null ? 'group-sequential' : 'boschloo-at-look',
    why: exact === null ? (effect?.method ?? 'basis-none') : 'small-shares',
    figures: [
      ...effectFigures(scene),
      ...(benefit === null
        ? []
        : [
            figure('z', benefit.z, 'number'),
            figure('bound', benefit.bound, 'number'),
            figure('nominal-alpha', benefit.nominalAlpha, 'share'),
            figure('looks-so-far', scene.atLooks.length, 'count'),
          ]),
      ...(exact === null ? [] : [figure('p-value', exact, 'share')]),
    ],
  });
}

/**
 * The last gate's question of a guardrail: is it shown not to be worse than control by its margin, or within its
 * absolute limit, with the certainty asked. Not shown is not the same as worse: it fails only where being beyond
 * is shown.
 */
export function judgeNotWorse(
  criterion: MetricCriterion<'not-worse-shown'>,
  scene: MetricScene,
  gate: GateScene,
): Judged {
  const { comparison, effect, metric, margin } = scene;
  const rules = withAlpha(gate.facts.rules, criterion.alphaPercent);
  if (comparison === null) return NO_NUMBERS;
  if (metric.limit === null) {
    const missing = says('missing.no-limit', metricValues(comparison));
    return counted({
      verdict: 'not-enough-yet',
      now: says('now.no-limit', metricValues(comparison)),
      missing,
    });
  }
  if (metric.limit.kind === 'absolute') return judgeWithinAbsolute(scene, comparison, rules);
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  if (comparison.basis !== 'control-group') return withoutControl(comparison, rules);
  if (effect === null || margin === null) return judgeByInterval(scene, comparison, metric.limit.value);
  const asked = { direction: metric.direction, margin };
  const score = scoreNotWorse(scene);
  const { limit, isShown, isWorse } = notWorse(effect, asked, rules);
  const holds = score === null ? isShown : score < rules.benefit.marginAlpha;
  const working = workingOf({
    metric,
    method: score === null ? 'not-worse-within-days' : 'miettinen-nurminen',
    why: score === null ? effect.method : 'small-shares',
    figures: [
      ...effectFigures(scene),
      figure('margin', metric.limit.value, 'level'),
      worstEnd(effect, limit),
      ...(score === null ? [] : [figure('p-value', score, 'share')]),
    ],
  });
  const values = { ...metricValues(comparison), worst: Math.expm1(limit) };
  if (holds)
    return { verdict: 'pass', now: says('now.not-worse', values), missing: null, working, ifWeWait: null };
  if (isWorse) {
    const missing = says('missing.beyond-limit', values);
    return { verdict: 'fail', now: says('now.not-worse-beyond', values), missing, working, ifWeWait: null };
  }
  return {
    verdict: 'not-enough-yet',
    now: says('now.not-worse-open', values),
    missing: says('missing.not-worse', values),
    working,
    ifWeWait: inAWeek(scene, { kind: 'not-worse', ...asked }, rules),
  };
}

/** The bad end in the metric's own scale, beside its margin. */
function worstEnd({ scale, controlLevel }: Effect, limit: number): WorkingFigure {
  return figure('worst-end', scale === 'log' ? controlLevel * Math.expm1(limit) : limit, 'level');
}

/**
 * Where an effect cannot be measured, as with no case in either group, the interval shown still tells how much worse the
 * pilot can be: its bad end, at 97.5 %, against the margin.
 */
function judgeByInterval(scene: MetricScene, comparison: Comparison, margin: number): Judged {
  const { difference } = comparison;
  const values = metricValues(comparison);
  const isLower = scene.metric.direction === 'lower';
  const end = isLower ? (difference?.high ?? null) : (difference?.low ?? null);
  if (difference?.scale !== 'absolute' || end === null) {
    const missing = says('missing.not-worse', values);
    return counted({ verdict: 'not-enough-yet', now: says('now.not-worse-open', values), missing });
  }
  const worse = isLower ? end : -end;
  const working = workingOf({
    metric: scene.metric,
    method: 'control-group',
    why: 'basis-control-group',
    figures: [
      ...ownFigures(comparison),
      figure('margin', margin, 'level'),
      figure('worst-end', end, 'level'),
    ],
  });
  return worse < margin
    ? { verdict: 'pass', now: says('now.not-worse', values), missing: null, working, ifWeWait: null }
    : {
        verdict: 'not-enough-yet',
        now: says('now.not-worse-open', values),
        missing: says('missing.not-worse', values),
        working,
        ifWeWait: null,
      };
}

/** One-sided score p value that the pilot has no more bad outcomes than control plus the margin; null where not small. */
function scoreNotWorse(scene: MetricScene): number | null {
  const margin = scene.metric.limit?.value ?? 0;
  const totals = steadyTotals(scene);
  if (totals === null || !(margin > 0 && margin < 1)) return null;
  return miettinenNurminenTest({ ...totals, nullDifference: margin }).less;
}

function judgeWithinAbsolute(scene: MetricScene, comparison: Comparison, rules: GateRules): Judged {
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  const within = comparison.probabilityWithinLimit;
  const values = { ...metricValues(comparison), within };
  const now = says('now.guardrail-holds', values);
  if (within === null)
    return counted({ verdict: 'not-enough-yet', now, missing: says('missing.not-worse', values) });
  const working = workingOf({
    metric: scene.metric,
    method: 'own-level',
    why: 'own-level',
    figures: [
      ...ownFigures(comparison),
      figure('limit', scene.metric.limit?.value ?? null, 'level'),
      figure('probability-within', within, 'share'),
      figure('certainty-asked', 1 - rules.benefit.marginAlpha, 'share'),
    ],
  });
  if (within <= rules.benefit.marginAlpha) {
    const missing = says('missing.beyond-limit', values);
    return { verdict: 'fail', now, missing, working, ifWeWait: null };
  }
  return within >= 1 - rules.benefit.marginAlpha
    ? { verdict: 'pass', now, missing: null, working, ifWeWait: null }
    : { verdict: 'not-enough-yet', now, missing: says('missing.not-worse', values), working, ifWeWait: null };
}

/**
 * The bound of the last look planned, extensions included, for a metric that has been seen at the looks so far. Null
 * without a control group or a plan to go by, and where no look is left: what was not shown by then is unsettled, not
 * hopeless.
 */
export function lastBound({ effect, atLooks }: MetricScene, { facts, looks }: GateScene): number | null {
  const known = atLooks.at(-1)?.fraction ?? 0;
  const later = looks?.all.flatMap(({ fraction }) => (fraction > known ? [fraction] : [])) ?? [];
  if (effect === null || later.length === 0) return null;
  const fractions = [...atLooks.map(({ fraction }) => fraction), ...later];
  return boundsAtLooks(fractions, facts.rules).at(-1)?.bound ?? null;
}
