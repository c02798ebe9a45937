import type { HypothesisDraft, Prospects } from './hypothesis.ts';
import { countedAtLastGate, pilotPhases } from './pilot-phases.ts';
import { pooledStandardDeviation, recentNumbers, type RecentNumbers } from './recent-numbers.ts';
import { type EffectQuestion, smallestDetectable, unitsNeeded } from './units-needed.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { DailyValue, MetricKind } from '#shared/metrics/metric.ts';
import { whatInstead } from './what-instead.ts';
import { zeroEventUpperBound } from '#shared/statistics/ruled-out.ts';

export type ProspectsQuestion = {
  readonly hypothesis: Pick<HypothesisDraft, 'baseline' | 'expectedEffect' | 'basis'>;
  readonly metricKind: MetricKind;
  /** One figure for each day and arm. */
  readonly days: readonly DailyValue[];
  readonly phases: readonly Phase[];
  /** Customers in all; 0 when unknown. */
  readonly customerBase: number;
};

const RULED_OUT_CONFIDENCE = 0.95;

/**
 * Up to this multiple of the expected effect a pilot is worth its effort although it will probably miss it: the
 * chance to see the expected effect itself is then still 40 %, for (1.960 - 0.253) / (1.960 + 0.842) = 1 / 1.64 by
 * the normal approximation.
 */
export const LARGE_EFFECT_FACTOR = 1.64;

/**
 * Units one customer brings in a day. Once a customer phase runs the pilot arm shows it; before, all the numbers
 * there are come from all customers.
 */
function unitsPerCustomerDay(
  { pilot, control }: RecentNumbers,
  { phases, customerBase }: ProspectsQuestion,
): number | null {
  const current = pilotPhases(phases).find((phase) => phase.state === 'current');
  if (current !== undefined && current.people > 0)
    return pilot === null ? null : pilot.unitsPerDay / current.people;
  if (customerBase === 0 || (pilot === null && control === null)) return null;
  return ((pilot?.unitsPerDay ?? 0) + (control?.unitsPerDay ?? 0)) / customerBase;
}

/** Units of the pilot arm that the gate to everyone is judged on. A plain figure a day counts days instead. */
function unitsOfPlan(question: ProspectsQuestion, perCustomerDay: number | null): number | null {
  const measuring = countedAtLastGate(question.phases);
  if (question.metricKind === 'value') {
    return measuring.reduce((days, phase) => days + phase.holdDays, 0);
  }
  if (perCustomerDay === null) return null;
  const customerDays = measuring.reduce((total, phase) => total + phase.people * phase.holdDays, 0);
  return customerDays * perCustomerDay;
}

/** Units a day in each arm: of the thinner arm when both have numbers, else what the largest pilot phase will bring. */
function unitsPerDayOf(
  { pilot, control }: RecentNumbers,
  question: ProspectsQuestion,
  perCustomerDay: number | null,
): number | null {
  if (question.metricKind === 'value') return (pilot ?? control)?.unitsPerDay ?? null;
  if (pilot !== null && control !== null) return Math.min(pilot.unitsPerDay, control.unitsPerDay);
  const largest = Math.max(0, ...pilotPhases(question.phases).map((phase) => phase.people));
  return perCustomerDay === null || largest === 0 ? null : perCustomerDay * largest;
}

function verdictOf(
  expected: number,
  found: { planned: number | null; smallest: number | null },
): Prospects['verdict'] {
  if (found.planned === null) return 'unknown';
  if (found.smallest === null) return 'cannot-be-shown';
  const factor = found.smallest / Math.abs(expected);
  if (factor <= 1) return 'likely';
  return factor <= LARGE_EFFECT_FACTOR ? 'only-large-effects' : 'cannot-be-shown';
}

function ruledOutBy(phases: readonly Phase[]): Prospects['ruledOut'] {
  return phases
    .filter((phase) => phase.people > 0)
    .map(({ name, people }) => ({
      phaseName: name,
      people,
      rate: zeroEventUpperBound({ trials: people, confidence: RULED_OUT_CONFIDENCE }),
    }));
}

/**
 * What the pilot can and cannot show, from the numbers at hand and the plan. What cannot be computed is null and the
 * verdict then `unknown`; the units of a plain figure a day are days.
 */
export function prospects(question: ProspectsQuestion): Prospects {
  const { hypothesis, metricKind, phases } = question;
  const recent = recentNumbers(question.days, metricKind);
  const perCustomerDay = unitsPerCustomerDay(recent, question);
  const unitsPerDay = unitsPerDayOf(recent, question, perCustomerDay);
  const plannedUnits = unitsOfPlan(question, perCustomerDay);
  const baseline = hypothesis.baseline ?? recent.control?.level ?? recent.pilot?.level ?? null;
  const known = { unitsPerDay, plannedUnits, ruledOut: ruledOutBy(phases) };
  const unknown: Omit<Prospects, keyof typeof known> = {
    unitsPerArm: null,
    days: null,
    smallestDetectable: null,
    verdict: 'unknown',
    instead: [],
  };
  if (baseline === null) return { ...known, ...unknown };
  const effect: EffectQuestion = {
    kind: metricKind,
    arms: hypothesis.basis === 'fixed-target' ? 'one-arm' : 'two-arms',
    baseline,
    effect: hypothesis.expectedEffect,
    standardDeviation: pooledStandardDeviation(recent),
  };
  const unitsPerArm = unitsNeeded(effect);
  if (unitsPerArm === null) return { ...known, ...unknown };
  const smallest = plannedUnits === null ? null : smallestDetectable(effect, plannedUnits);
  const verdict = verdictOf(hypothesis.expectedEffect, { planned: plannedUnits, smallest });
  return {
    ...known,
    unitsPerArm,
    days: unitsPerDay === null || unitsPerDay === 0 ? null : Math.ceil(unitsPerArm / unitsPerDay),
    smallestDetectable: smallest,
    verdict,
    instead: whatInstead(effect, { unitsPerArm, plannedUnits, verdict }),
  };
}
