import { createComparisons, type CompareOnce } from './compare-once.ts';
import { pairDays, type DayPair } from './day-pairs.ts';
import type { GateFacts, MetricFacts } from './gate-facts.ts';
import { informationGrowth } from './information-growth.ts';
import type { LookEffect } from './judge-effect.ts';
import { measureEffect, type Effect } from './measure-effect.ts';
import { plannedLooks, type Looks } from './planned-looks.ts';
import type { Phase } from '#shared/features/plan.ts';
import { addDays, daysBetween, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { Metric } from '#shared/metrics/metric.ts';

/** What the numbers of one metric say at this gate. */
export type MetricScene = MetricFacts & {
  /** This phase's numbers, up to the look that is reached; null while the pilot has none. */
  readonly comparison: Comparison | null;
  /** What is shown beside the judgement: the numbers of all days the effect is measured on; null as `comparison`. */
  readonly judgedOn: Comparison | null;
  /** Pilot against control within days, over the phases whose days count together; null without a control group. */
  readonly effect: Effect | null;
  /** The days the effect is measured on. */
  readonly pairs: readonly DayPair[];
  /** The effect at each look reached so far, oldest first. */
  readonly atLooks: readonly LookEffect[];
  /** The margin by which the pilot may be worse, on the effect's scale; null without one. */
  readonly margin: number | null;
  /** Days of further numbers that waiting brings: to the next look, or a week where no look is left. */
  readonly daysIfWeWait: number;
  /** Information after that wait over information now, at today's pace; null before there is any. */
  readonly growthIfWeWait: number | null;
  /** Information at the last extension's look over information now; null without looks. */
  readonly growthToLast: number | null;
};

/** The gate laid out: facts, looks, and every metric measured. */
export type GateScene = {
  readonly facts: GateFacts;
  readonly looks: Looks | null;
  /** The gate before everyone. */
  readonly isLast: boolean;
  /** Whether the numbers of the reached look have all come, or are not to be waited for any longer. */
  readonly isComplete: boolean;
  /** The last day whose numbers count for the criteria; null takes all there are. */
  readonly upTo: CalendarDay | null;
  readonly metrics: readonly MetricScene[];
};

/** Numbers of a look that have not come after so many days do not come: a shop that is closed on Sundays. */
const DAYS_OF_GRACE = 3;

/** Lays out a gate; see `GateScene`. */
export function layOutGate(facts: GateFacts, compare: CompareOnce = createComparisons(facts)): GateScene {
  const counted = phasesCountedTogether(facts);
  const looks = plannedLooks({
    phases: counted,
    customerBase: facts.customerBase,
    today: facts.today,
    rules: facts.rules,
  });
  const reached = looks?.reached ?? null;
  const upTo = reached?.upTo ?? null;
  const span = { from: counted[0]?.startedOn ?? facts.phase.startedOn, upTo };
  return {
    facts,
    looks,
    isLast:
      facts.nextPhase?.audience === 'everyone' ||
      (facts.nextPhase === null && facts.phase.audience !== 'everyone'),
    isComplete:
      reached === null ||
      facts.dataUpTo === null ||
      facts.dataUpTo >= reached.upTo ||
      daysBetween(reached.day, facts.today) >= DAYS_OF_GRACE,
    upTo,
    metrics: facts.metrics.map((metric) => measureMetric(metric, { facts, looks, counted, span, compare })),
  };
}

/**
 * The phases whose days are evidence together: those of a random sample that lead up to the current one. Hand-picked
 * people are not like those who come after them, so their days stay with their own phase.
 */
function phasesCountedTogether({ phases, phase }: GateFacts): readonly Phase[] {
  if (phase.audience !== 'sample') return [phase];
  const before = phases.filter(({ position }) => position < phase.position);
  const lastOther = before.findLastIndex(
    ({ audience, startedOn, state }) =>
      audience !== 'sample' || startedOn === null || state === 'rolled-back',
  );
  return [...before.slice(lastOther + 1), phase];
}

type Scope = {
  readonly facts: GateFacts;
  readonly looks: Looks | null;
  /** The phases whose days count together, the current one last. */
  readonly counted: readonly Phase[];
  readonly span: { readonly from: CalendarDay | null; readonly upTo: CalendarDay | null };
  readonly compare: CompareOnce;
};

function measureMetric(metric: MetricFacts, scope: Scope): MetricScene {
  const { facts, looks, span } = scope;
  const comparison = scope.compare(metric, { from: facts.phase.startedOn, to: span.upTo });
  const hasControl = comparison.basis === 'control-group';
  const nextLook = looks?.next ?? null;
  const pairs = hasControl ? pairDays(metric.values, { from: span.from, to: span.upTo }) : [];
  const effect = hasControl ? measureEffect(metric.metric.kind, pairs) : null;
  const isEmpty = !(comparison.pilot.units > 0);
  return {
    ...metric,
    comparison: isEmpty ? null : comparison,
    judgedOn: isEmpty ? null : hasControl ? compareOver(metric, scope) : comparison,
    effect,
    pairs,
    atLooks: effect === null ? [] : [...effectsBefore(metric, looks, span.from), ...effectNow(effect, looks)],
    margin: effect === null ? null : marginOf(metric.metric, effect),
    daysIfWeWait: nextLook === null ? DAYS_PER_WEEK : Math.max(0, daysBetween(facts.today, nextLook.day)),
    growthIfWeWait: growthUntil(scope, pairs, nextLook?.day ?? aWeekAfter(pairs)),
    growthToLast: growthUntil(scope, pairs, scope.looks?.all.at(-1)?.day ?? null),
  };
}

/** The comparison over the phases whose days count together. */
function compareOver(metric: MetricFacts, { compare, span }: Scope): Comparison {
  return compare(metric, { from: span.from, to: span.upTo });
}

/** The effect at the looks before the one that is reached. */
function effectsBefore(
  { metric, values }: MetricFacts,
  looks: Looks | null,
  from: CalendarDay | null,
): readonly LookEffect[] {
  const reached = looks?.reached ?? null;
  if (looks === null || reached === null) return [];
  return looks.all
    .filter(({ index }) => index < reached.index)
    .flatMap(({ upTo, fraction }) => {
      const effect = measureEffect(metric.kind, pairDays(values, { from, to: upTo }));
      return effect === null ? [] : [{ effect, fraction }];
    });
}

/** The effect is measured up to the look that is reached, so that it is the look's own. */
function effectNow(effect: Effect, looks: Looks | null): readonly LookEffect[] {
  const reached = looks?.reached ?? null;
  return reached === null ? [] : [{ effect, fraction: reached.fraction }];
}

/**
 * A margin in the metric's own scale as one on the effect's: ln((control ± margin) / control). Null without a margin
 * against control. A margin as large as the level itself allows anything: Infinity.
 */
export function marginOf(
  { limit, direction }: Pick<Metric, 'limit' | 'direction'>,
  { scale, controlLevel }: Effect,
): number | null {
  if (limit?.kind !== 'worse-than-control') return null;
  if (scale === 'absolute') return limit.value;
  if (!(controlLevel > 0)) return null;
  const share = limit.value / controlLevel;
  if (direction === 'lower') return Math.log1p(share);
  return share < 1 ? -Math.log1p(-share) : Infinity;
}

const DAYS_PER_WEEK = 7;

/** The day on which a week of further numbers would be in; null before there are any. */
function aWeekAfter(pairs: readonly DayPair[]): CalendarDay | null {
  const last = pairs.at(-1)?.pilot.day;
  return last === undefined ? null : addDays(last, 1 + DAYS_PER_WEEK);
}

/** What is still to come, by the plan: people, times days, over what is in by the last day with figures of both arms. */
function growthUntil(
  { facts, counted }: Scope,
  pairs: readonly DayPair[],
  until: CalendarDay | null,
): number | null {
  const lastDay = pairs.at(-1)?.pilot.day;
  if (lastDay === undefined || until === null) return null;
  const next = addDays(lastDay, 1);
  const behind = counted.flatMap(({ people, startedOn, endedOn }) => {
    const end = endedOn === null || endedOn > next ? next : endedOn;
    return startedOn === null ? [] : [{ people, days: Math.max(0, daysBetween(startedOn, end)) }];
  });
  const days = Math.max(0, daysBetween(next, until));
  const { people } = facts.phase;
  return informationGrowth({ behind, ahead: [{ people, days }], customerBase: facts.customerBase });
}
