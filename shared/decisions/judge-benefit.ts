import type { GateScene, MetricScene } from './gate-scene.ts';
import {
  benefitAtLook,
  boundsAtLooks,
  type Benefit,
  type BenefitTest,
  type LookEffect,
} from './judge-effect.ts';
import {
  ifWeWait,
  withoutCases,
  tooThin,
  withoutControl,
  type MetricCriterion,
} from './judge-metric-criteria.ts';
import { counted, type Judged } from './judged.ts';
import { metricValues } from './metric-values.ts';
import { isWithinDays } from './within-days.ts';
import { isTooThin } from './more-needed.ts';
import type { PlannedLook } from './planned-looks.ts';
import { steadyTotals } from './steady-totals.ts';
import { effectFigures, figure, rangeNotes, says, workingOf } from './working.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import { boschlooExactTest } from '#shared/statistics/unconditional-exact.ts';

/**
 * The last gate's own question: is the benefit shown, at a planned look, within the error that the looks share. Before
 * the first look nothing is judged, however good it looks; without a control group it cannot be judged at all.
 */
export function judgeBenefit(
  criterion: MetricCriterion<'benefit-shown'>,
  scene: MetricScene,
  gate: GateScene,
): Judged {
  const { comparison, judgedOn, effect, metric } = scene;
  const { rules } = gate.facts;
  if (comparison === null || judgedOn === null) return withoutCases(scene);
  if (comparison.basis !== 'control-group') return withoutControl(comparison, rules);
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  if (effect === null) {
    const values = metricValues(judgedOn);
    const missing = says('missing.unclear-how-many', values);
    return counted({ verdict: 'not-enough-yet', now: says('now.benefit', values), missing });
  }
  const reached = gate.looks?.reached ?? null;
  const values = metricValues(judgedOn);
  const byDay = isWithinDays(judgedOn) ? '-by-day' : '';
  const now = says(`now.benefit${byDay}`, values);
  if (reached === null || scene.atLooks.length === 0) {
    const missing = says('missing.benefit-look', { day: gate.looks?.next?.day ?? null });
    return {
      ...counted({ verdict: 'not-enough-yet', now, missing }),
      working: benefitWorking(scene, null, null),
    };
  }
  const benefit = benefitAtLook(scene.atLooks, metric.direction, testOf(criterion, rules));
  const exact = exactBenefit(scene);
  const isShown = isBenefitShown(benefit, exact);
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
    ifWeWait: benefitIfWeWait(scene, { next, criterion }, rules),
  };
}

/** What the criterion asks of the looks together. */
export function testOf(
  { alphaPercent }: Pick<MetricCriterion<'benefit-shown'>, 'alphaPercent'>,
  { benefit }: Pick<GateRules, 'benefit'>,
): BenefitTest {
  return { alpha: alphaPercent / 100, spending: benefit.spending };
}

/** The chance that the numbers up to the next look would take its bound; null where none is left. */
function benefitIfWeWait(
  scene: MetricScene,
  { next, criterion }: { next: PlannedLook | null; criterion: MetricCriterion<'benefit-shown'> },
  rules: GateRules,
): number | null {
  if (next === null) return null;
  const fractions = [...scene.atLooks.map(({ fraction }) => fraction), next.fraction];
  const bound = boundsAtLooks(fractions, testOf(criterion, rules)).at(-1)?.bound ?? null;
  return bound === null
    ? null
    : ifWeWait(scene, { kind: 'benefit', direction: scene.metric.direction, bound }, rules);
}

/**
 * One-sided Boschloo p value of two shares of at most 200 units in either arm, where the arms kept their proportion
 * over the days, so that totals may be added; null for all else.
 */
export function exactBenefit({ metric, pairs }: Pick<MetricScene, 'metric' | 'pairs'>): number | null {
  const totals = steadyTotals({ metric, pairs });
  if (totals === null) return null;
  // The tables hold bad outcomes: fewer of them are the benefit.
  return boschlooExactTest({ ...totals, alternative: 'less' }).pValue;
}

/** `exact`: the p value of `exactBenefit`, which decides where there is one. */
export function isBenefitShown(benefit: Benefit, exact: number | null): boolean {
  return exact === null ? benefit.isShown : exact <= benefit.nominalAlpha;
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
    notes: [...rangeNotes(scene), says(exact === null ? 'note.looks' : 'note.exact-look')],
  });
}

/**
 * The bound of the last look planned, extensions included, that the criterion asks of a metric seen at the looks so far.
 * Null without a control group or a plan to go by, and where no look is left: what was not shown by then is unsettled,
 * not hopeless.
 */
export function lastBound(
  criterion: MetricCriterion<'benefit-shown'>,
  { effect, atLooks }: MetricScene,
  { facts, looks }: GateScene,
): number | null {
  if (effect === null || looks === null) return null;
  return boundOfLastLook({ atLooks, looks: looks.all }, testOf(criterion, facts.rules));
}

type LooksSoFar = {
  readonly atLooks: readonly Pick<LookEffect, 'fraction'>[];
  readonly looks: readonly Pick<PlannedLook, 'fraction'>[];
};

/** The bound of the last of the planned looks, given those held so far; null where none is left. */
export function boundOfLastLook({ atLooks, looks }: LooksSoFar, test: BenefitTest): number | null {
  const known = atLooks.at(-1)?.fraction ?? 0;
  const later = looks.flatMap(({ fraction }) => (fraction > known ? [fraction] : []));
  if (later.length === 0) return null;
  const fractions = [...atLooks.map(({ fraction }) => fraction), ...later];
  return boundsAtLooks(fractions, test).at(-1)?.bound ?? null;
}
