import type { MetricScene } from './gate-scene.ts';
import { chanceToPassWith, type SmallPilot } from './judge-small-pilot.ts';
import type { Judged } from './judged.ts';
import { metricValues } from './metric-values.ts';
import { daysFor, unitsPerDay } from './more-needed.ts';
import { figure, says, workingOf } from './working.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import { binomialAtLeast } from '#shared/statistics/binomial.ts';

/** The verdict of the exact table of a small pilot, with its sentences; see `judgeSmallPilot`. */
export function judgeByTable(scene: MetricScene, comparison: Comparison, small: SmallPilot): Judged {
  const values = {
    ...metricValues(comparison),
    count: small.trials,
    bad: small.bad,
    possible: small.stillPossible,
  };
  const now = says(small.bad === 0 ? 'now.small-pilot-clean' : 'now.small-pilot', values);
  const working = smallPilotWorking(scene, small);
  if (small.verdict === 'pass') return { verdict: 'pass', now, missing: null, working, ifWeWait: null };
  if (small.verdict === 'fail') {
    const missing = says('missing.small-pilot-too-many', {
      ...values,
      fine: small.okRate,
      chance: binomialAtLeast(small.bad, { trials: small.trials, probability: small.okRate }),
    });
    return { verdict: 'fail', now, missing, working, ifWeWait: null };
  }
  const more = small.fewestToPass - small.trials;
  const missing =
    small.bad === 0 && more > 0
      ? says('missing.small-pilot-more', { ...values, count: more, days: daysFor(more, comparison) })
      : says('missing.small-pilot-between', { ...values, atMost: small.advanceAtMost });
  return {
    verdict: 'not-enough-yet',
    now,
    missing,
    working,
    ifWeWait: smallIfWeWait(scene.daysIfWeWait, comparison, small),
  };
}

function smallIfWeWait(days: number, comparison: Comparison, small: SmallPilot): number | null {
  const rate = unitsPerDay(comparison);
  return rate === null ? null : chanceToPassWith(small, small.trials + Math.round(rate * days));
}

function smallPilotWorking({ metric }: MetricScene, small: SmallPilot) {
  return workingOf({
    metric,
    method: 'small-pilot-table',
    why: 'small-pilot',
    figures: [
      figure('pilot-units', small.trials, 'count'),
      figure('bad-outcomes', small.bad, 'count'),
      figure('ok-rate', small.okRate, 'share'),
      figure('bad-rate', small.badRate, 'share'),
      figure('advance-at-most', small.advanceAtMost, 'count'),
      figure('roll-back-at-least', small.rollBackAtLeast, 'count'),
      figure('advancing-if-ok', small.probabilityAdvancing.ifOk, 'share'),
      figure('advancing-if-bad', small.probabilityAdvancing.ifBad, 'share'),
      figure('rolling-back-if-ok', small.probabilityRollingBack.ifOk, 'share'),
      figure('rolling-back-if-bad', small.probabilityRollingBack.ifBad, 'share'),
      ...(small.stillPossible === null ? [] : [figure('still-possible', small.stillPossible, 'share')]),
    ],
  });
}
