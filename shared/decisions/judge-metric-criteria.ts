import type { CriterionVerdict, Sentence } from './gate.ts';
import { metricValues } from './metric-values.ts';
import { daysFor, isTooThin, moreUnitsFor } from './more-needed.ts';
import { THRESHOLDS } from './thresholds.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

type MetricCriterion<Kind extends Criterion['kind']> = Extract<Criterion, { kind: Kind }>;
type Judged = Pick<CriterionVerdict, 'verdict' | 'now' | 'missing'>;

function says(code: string, values: Sentence['values'] = {}): Sentence {
  return { code, values };
}

const NO_NUMBERS: Judged = {
  verdict: 'not-enough-yet',
  now: says('now.no-numbers'),
  missing: says('missing.first-numbers'),
};

function tooThin(comparison: Comparison): Judged {
  return {
    verdict: 'not-enough-yet',
    now: says('now.few-numbers', metricValues(comparison)),
    missing: says('missing.minimum-numbers', {
      units: THRESHOLDS.minimumUnits,
      days: THRESHOLDS.minimumDays,
    }),
  };
}

function moreUnits(comparison: Comparison, units: number | null): Sentence {
  if (units === null) return says('missing.unclear-how-many', metricValues(comparison));
  return says(daysFor(units, comparison) === null ? 'missing.more-units' : 'missing.more-units-days', {
    ...metricValues(comparison),
    count: units,
    days: daysFor(units, comparison),
  });
}

/** Better with the certainty asked: pass. Hardly better with any: fail. Otherwise more numbers would tell. */
export function judgeImprovement(
  criterion: MetricCriterion<'metric-improves'>,
  comparison: Comparison | null,
): Judged {
  if (comparison === null) return NO_NUMBERS;
  if (isTooThin(comparison)) return tooThin(comparison);
  const probability = comparison.probabilityBetter;
  const now = says('now.metric-improves', metricValues(comparison));
  if (probability === null) {
    return {
      verdict: 'not-enough-yet',
      now,
      missing: says('missing.nothing-to-compare', metricValues(comparison)),
    };
  }
  if (probability >= criterion.certaintyPercent / 100) return { verdict: 'pass', now, missing: null };
  if (probability <= THRESHOLDS.futilityProbability) {
    return { verdict: 'fail', now, missing: says('missing.not-better', metricValues(comparison)) };
  }
  const units = moreUnitsFor(comparison, criterion.certaintyPercent / 100);
  return { verdict: 'not-enough-yet', now, missing: moreUnits(comparison, units) };
}

/** Within the limit with the certainty asked: pass. Almost surely beyond it: fail, however few numbers. */
export function judgeGuardrail(
  criterion: MetricCriterion<'guardrail-holds'>,
  comparison: Comparison | null,
): Judged {
  if (comparison === null) return NO_NUMBERS;
  const within = comparison.probabilityWithinLimit;
  const now = says('now.guardrail-holds', metricValues(comparison));
  if (within === null) {
    return { verdict: 'not-enough-yet', now, missing: says('missing.no-limit', metricValues(comparison)) };
  }
  if (within <= THRESHOLDS.breachProbability) {
    return { verdict: 'fail', now, missing: says('missing.beyond-limit', metricValues(comparison)) };
  }
  if (isTooThin(comparison)) return tooThin(comparison);
  if (within >= criterion.certaintyPercent / 100) return { verdict: 'pass', now, missing: null };
  return { verdict: 'not-enough-yet', now, missing: says('missing.limit-unclear', metricValues(comparison)) };
}

/** Enough units in each arm that is compared. */
export function judgeSample(
  criterion: MetricCriterion<'sample-reached'>,
  comparison: Comparison | null,
): Judged {
  if (comparison === null) return NO_NUMBERS;
  const hasControl = comparison.basis === 'control-group';
  const referenceUnits = comparison.reference?.units ?? 0;
  const pilotShort = Math.max(0, criterion.unitsPerArm - comparison.pilot.units);
  const controlShort = hasControl ? Math.max(0, criterion.unitsPerArm - referenceUnits) : 0;
  const now = says(hasControl ? 'now.sample-both' : 'now.sample-pilot', metricValues(comparison));
  if (pilotShort === 0 && controlShort === 0) return { verdict: 'pass', now, missing: null };
  const days = daysFor(Math.max(pilotShort, controlShort), comparison);
  return {
    verdict: 'not-enough-yet',
    now,
    missing: says(hasControl ? 'missing.sample-both' : 'missing.sample-pilot', {
      pilotShort,
      controlShort,
      days,
    }),
  };
}
