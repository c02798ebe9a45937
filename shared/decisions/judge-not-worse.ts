import type { Sentence, Verdict, WorkingFigure } from './gate.ts';
import type { GateScene, MetricScene } from './gate-scene.ts';
import { notWorse } from './judge-effect.ts';
import {
  beyondOwnLimit,
  ifWeWait,
  withoutCases,
  tooThin,
  withoutControl,
  type MetricCriterion,
} from './judge-metric-criteria.ts';
import { counted, type Judged } from './judged.ts';
import type { Effect } from './measure-effect.ts';
import { metricValues } from './metric-values.ts';
import { isTooThin } from './more-needed.ts';
import { steadyTotals } from './steady-totals.ts';
import { effectFigures, figure, levelFigures, rangeNotes, says, workingOf } from './working.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { miettinenNurminenTest } from '#shared/statistics/miettinen-nurminen.ts';

/**
 * The last gate's question of a guardrail: is it shown not to be worse than control by its margin, or within its
 * absolute limit, with the certainty asked. Not shown is not the same as worse: it fails only where being beyond
 * is shown.
 */
export function judgeNotWorse(
  criterion: MetricCriterion<'not-worse-shown'>,
  scene: MetricScene,
  { facts: { rules } }: GateScene,
): Judged {
  const { comparison, judgedOn, effect, metric, margin } = scene;
  const alpha = criterion.alphaPercent / 100;
  if (comparison === null || judgedOn === null) return withoutCases(scene);
  if (metric.limit === null) return withoutLimit(comparison);
  if (metric.limit.kind === 'absolute') return judgeWithinAbsolute(metric, comparison, { alpha, rules });
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  if (comparison.basis !== 'control-group') return withoutControl(comparison, rules);
  if (effect === null || margin === null) return judgeByInterval(scene, judgedOn, metric.limit.value);
  const asked = { direction: metric.direction, margin, alpha };
  const score = scoreNotWorse(scene);
  const { limit, isShown, isWorse } = notWorse(effect, asked);
  const verdict = notWorseVerdict({ isShown, isWorse, score }, alpha);
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
    notes: [...rangeNotes(scene), oneSided(score, alpha)],
  });
  const values = metricValues(judgedOn);
  if (verdict === 'pass')
    return { verdict, now: says('now.not-worse', values), missing: null, working, ifWeWait: null };
  if (verdict === 'fail') {
    const missing = says('missing.beyond-limit', values);
    return { verdict, now: says('now.not-worse-beyond', values), missing, working, ifWeWait: null };
  }
  return {
    verdict,
    now: says('now.not-worse-open', values),
    missing: says('missing.not-worse', values),
    working,
    ifWeWait: ifWeWait(scene, { kind: 'not-worse', ...asked }, rules),
  };
}

type NotWorseFound = Pick<ReturnType<typeof notWorse>, 'isShown' | 'isWorse'> & {
  /** The p value of `scoreNotWorse`, which decides where there is one. */
  readonly score: number | null;
};

/** Shown with a chance of error `alpha`: pass. The opposite shown: fail. */
export function notWorseVerdict({ isShown, isWorse, score }: NotWorseFound, alpha: number): Verdict {
  if (score === null ? isShown : score < alpha) return 'pass';
  return isWorse ? 'fail' : 'not-enough-yet';
}

/** Within an absolute limit with so much certainty: pass. Beyond it with as much: fail. */
export function absoluteVerdict(within: number, alpha: number): Exclude<Verdict, 'not-answerable'> {
  if (within <= alpha) return 'fail';
  return within >= 1 - alpha ? 'pass' : 'not-enough-yet';
}

/** How much worse the bad end of the interval of a difference is; null where it has none on the metric's own scale. */
export function worstOfInterval(
  { difference }: Pick<Comparison, 'difference'>,
  { direction }: Pick<Metric, 'direction'>,
): number | null {
  const isLower = direction === 'lower';
  const end = (isLower ? difference?.high : difference?.low) ?? null;
  if (difference?.scale !== 'absolute' || end === null) return null;
  return isLower ? end : -end;
}

function withoutLimit(comparison: Comparison): Judged {
  const values = metricValues(comparison);
  return counted({
    verdict: 'not-enough-yet',
    now: says('now.no-limit', values),
    missing: says('missing.no-limit', values),
  });
}

/** In what the verdict's question is another than the range's. */
function oneSided(score: number | null, alpha: number): Sentence {
  return says(score === null ? 'note.worst-end' : 'note.exact-margin', { certainty: 1 - alpha });
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
  const values = metricValues(comparison);
  const worse = worstOfInterval(comparison, scene.metric);
  if (worse === null) {
    const missing = says('missing.not-worse', values);
    return counted({ verdict: 'not-enough-yet', now: says('now.not-worse-open', values), missing });
  }
  const end = scene.metric.direction === 'lower' ? worse : -worse;
  const working = workingOf({
    metric: scene.metric,
    method: 'control-group',
    why: 'basis-control-group',
    figures: [...effectFigures(scene), figure('margin', margin, 'level'), figure('worst-end', end, 'level')],
    notes: rangeNotes(scene),
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
export function scoreNotWorse(scene: Pick<MetricScene, 'metric' | 'pairs'>): number | null {
  const margin = scene.metric.limit?.value ?? 0;
  const totals = steadyTotals(scene);
  if (totals === null || !(margin > 0 && margin < 1)) return null;
  return miettinenNurminenTest({ ...totals, nullDifference: margin }).less;
}

function judgeWithinAbsolute(
  metric: MetricScene['metric'],
  comparison: Comparison,
  { alpha, rules }: { alpha: number; rules: GateRules },
): Judged {
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  const within = comparison.probabilityWithinLimit;
  const values = { ...metricValues(comparison), within };
  if (within === null) {
    const missing = says('missing.not-worse', values);
    return counted({ verdict: 'not-enough-yet', now: says('now.no-limit', values), missing });
  }
  const now = says('now.own-limit', values);
  const working = workingOf({
    metric,
    method: 'own-level',
    why: 'own-level',
    figures: [
      ...levelFigures(comparison),
      figure('limit', metric.limit?.value ?? null, 'level'),
      figure('probability-within', within, 'share'),
      figure('certainty-asked', 1 - alpha, 'share'),
    ],
  });
  const verdict = absoluteVerdict(within, alpha);
  const missing = {
    pass: null,
    fail: beyondOwnLimit(comparison),
    'not-enough-yet': says('missing.not-worse', values),
  }[verdict];
  return {
    verdict,
    now,
    missing,
    working,
    ifWeWait: null,
  };
}
