import type { AdviceVerb, CriterionVerdict, Sentence } from './gate.ts';
import type { GateFacts } from './gate-facts.ts';
import { metricValues } from './metric-values.ts';
import { isTooThin } from './more-needed.ts';
import { THRESHOLDS } from './thresholds.ts';
import { daysBetween } from '#shared/kernel/calendar-day.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

export type Advice = { verb: AdviceVerb; reason: Sentence; next: Sentence };

function says(code: string, values: Sentence['values'] = {}): Sentence {
  return { code, values };
}

function guardrails(facts: GateFacts): Comparison[] {
  return facts.comparisons.filter((comparison) => comparison.metric.role === 'guardrail');
}

function withinAtMost(comparisons: readonly Comparison[], probability: number): Comparison | null {
  return (
    comparisons.find(
      ({ probabilityWithinLimit }) =>
        probabilityWithinLimit !== null && probabilityWithinLimit <= probability,
    ) ?? null
  );
}

function stepBack(facts: GateFacts): Sentence {
  return facts.previousPhase === null
    ? says('next.stop-exposure')
    : says('next.go-back', { phase: facts.previousPhase.name, count: facts.previousPhase.people });
}

/** What is wrong now beats everything that waits: no timer and no sample size is asked first. */
function protectiveAdvice(facts: GateFacts): Advice | null {
  if (facts.feature.killSwitch === 'engaged') {
    return {
      verb: 'roll-back',
      reason: says('reason.kill-switch-engaged'),
      next: says('next.record-roll-back'),
    };
  }
  const breached = withinAtMost(guardrails(facts), THRESHOLDS.breachProbability);
  if (breached !== null) {
    return {
      verb: 'roll-back',
      reason: says('reason.guardrail-breached', metricValues(breached)),
      next: stepBack(facts),
    };
  }
  const severe = facts.openSevereNotes.filter((note) => note.severity >= THRESHOLDS.catastropheSeverity);
  const first = severe[0];
  if (first !== undefined) {
    const reason = says('reason.catastrophe-open', { count: severe.length, text: first.text });
    const verb = facts.previousPhase === null ? 'hold' : 'reduce';
    return { verb, reason, next: says('next.resolve-severe') };
  }
  const worrying = withinAtMost(
    guardrails(facts).filter((comparison) => !isTooThin(comparison)),
    THRESHOLDS.warningProbability,
  );
  if (worrying === null) return null;
  const verb = facts.previousPhase === null ? 'hold' : 'reduce';
  return { verb, reason: says('reason.guardrail-worrying', metricValues(worrying)), next: stepBack(facts) };
}

/** Numbers nobody refreshed carry no decision. */
function untrustedNumbers(facts: GateFacts, criteria: readonly CriterionVerdict[]): Advice | null {
  const needsNumbers = criteria.some((verdict) => verdict.metricId !== null);
  if (!needsNumbers || facts.dataUpTo === null) return null;
  const age = daysBetween(facts.dataUpTo, facts.today);
  if (age <= THRESHOLDS.staleDays) return null;
  return {
    verb: 'hold',
    reason: says('reason.numbers-stale', { count: age, day: facts.dataUpTo }),
    next: says('next.import-numbers'),
  };
}

function futility(facts: GateFacts): Advice | null {
  // Before a customer has the feature its numbers are a baseline, not a result.
  if (facts.phase.audience === 'staff') return null;
  const lost = facts.comparisons.find(
    (comparison) =>
      comparison.metric.role === 'primary' &&
      !isTooThin(comparison) &&
      comparison.probabilityBetter !== null &&
      comparison.probabilityBetter <= THRESHOLDS.futilityProbability,
  );
  return lost === undefined
    ? null
    : {
        verb: 'stop',
        reason: says('reason.primary-not-better', metricValues(lost)),
        next: says('next.stop-or-rework'),
      };
}

/** A metric nobody made a criterion of, that is nonetheless almost surely worse. */
function worsening(facts: GateFacts): Comparison | null {
  if (facts.phase.audience === 'staff') return null;
  return (
    facts.comparisons.find(
      (comparison) =>
        !isTooThin(comparison) &&
        comparison.probabilityBetter !== null &&
        comparison.probabilityBetter <= THRESHOLDS.futilityProbability,
    ) ?? null
  );
}

function waitingReason(facts: GateFacts, open: readonly CriterionVerdict[]): Sentence {
  const worse = worsening(facts);
  if (worse !== null) return says('reason.metric-worse', { ...metricValues(worse), count: open.length });
  const failed = open.filter((verdict) => verdict.verdict === 'fail').length;
  if (failed > 0) return says('reason.criteria-fail', { count: failed, open: open.length - failed });
  return says('reason.criteria-open', { count: open.length });
}

function finalAdvice(facts: GateFacts, criteria: readonly CriterionVerdict[]): Advice {
  const open = criteria.filter((verdict) => verdict.verdict !== 'pass');
  const first = open[0];
  if (first !== undefined) {
    return { verb: 'hold', reason: waitingReason(facts, open), next: first.missing ?? says('next.wait') };
  }
  if (criteria.length === 0) {
    return { verb: 'hold', reason: says('reason.no-criteria'), next: says('next.write-criteria') };
  }
  const reason = says('reason.all-criteria-pass', { count: criteria.length });
  return facts.nextPhase === null
    ? { verb: 'advance', reason, next: says('next.finish') }
    : {
        verb: 'advance',
        reason,
        next: says('next.advance', { phase: facts.nextPhase.name, count: facts.nextPhase.people }),
      };
}

/**
 * The advice of the day, first match wins: kill switch, breached guardrail, open catastrophe, worrying guardrail,
 * stale numbers, futility, and only then the criteria: all pass advances, anything else holds.
 */
export function advise(facts: GateFacts, criteria: readonly CriterionVerdict[]): Advice {
  return (
    protectiveAdvice(facts) ??
    untrustedNumbers(facts, criteria) ??
    futility(facts) ??
    finalAdvice(facts, criteria)
  );
}
