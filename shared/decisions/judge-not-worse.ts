import type { Sentence, WorkingFigure } from './gate.ts';
import type { GateScene, MetricScene } from './gate-scene.ts';
import { notWorse } from './judge-effect.ts';
import {
  counted,
  ifWeWait,
  NO_NUMBERS,
  tooThin,
  withoutControl,
  type Judged,
  type MetricCriterion,
} from './judge-metric-criteria.ts';
import type { Effect } from './measure-effect.ts';
import { metricValues } from './metric-values.ts';
import { isTooThin } from './more-needed.ts';
import { steadyTotals } from './steady-totals.ts';
import { effectFigures, figure, levelFigures, rangeNotes, says, workingOf } from './working.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
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
  if (comparison === null || judgedOn === null) return NO_NUMBERS;
  if (metric.limit === null) return withoutLimit(comparison);
  if (metric.limit.kind === 'absolute') return judgeWithinAbsolute(metric, comparison, { alpha, rules });
  if (isTooThin(comparison, rules)) return tooThin(comparison, rules);
  if (comparison.basis !== 'control-group') return withoutControl(comparison, rules);
  if (effect === null || margin === null) return judgeByInterval(scene, judgedOn, metric.limit.value);
  const asked = { direction: metric.direction, margin, alpha };
  const score = scoreNotWorse(scene);
  const { limit, isShown, isWorse } = notWorse(effect, asked);
  const holds = score === null ? isShown : score < alpha;
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
    ifWeWait: ifWeWait(scene, { kind: 'not-worse', ...asked }, rules),
  };
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
function scoreNotWorse(scene: MetricScene): number | null {
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
  const now = says('now.guardrail-holds', values);
  if (within === null)
    return counted({ verdict: 'not-enough-yet', now, missing: says('missing.not-worse', values) });
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
  if (within <= alpha) {
    const missing = says('missing.beyond-limit', values);
    return { verdict: 'fail', now, missing, working, ifWeWait: null };
  }
  return within >= 1 - alpha
    ? { verdict: 'pass', now, missing: null, working, ifWeWait: null }
    : { verdict: 'not-enough-yet', now, missing: says('missing.not-worse', values), working, ifWeWait: null };
}
