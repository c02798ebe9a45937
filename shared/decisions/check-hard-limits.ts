import { badShare } from './bad-counts.ts';
import { limitEvidence } from './measure-harm.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { isEventCount, levelOfSums, totalsOf, type DayFigure } from '#shared/metrics/arm-totals.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { binomialExactTest } from '#shared/statistics/binomial.ts';
import { poissonAtLeast } from '#shared/statistics/poisson.ts';

/** A hard limit the pilot has passed, and by what it is known. */
export type PassedLimit = {
  readonly metricId: string;
  readonly limit: number;
  /** over-days: the evidence of all days together · one-day: the last day alone is too unlikely. */
  readonly by: 'over-days' | 'one-day';
  /** The evidence, or the chance of such a day. */
  readonly figure: number;
  /** The pilot's level over all days, or of that day, in the metric's own scale. */
  readonly level: number | null;
  readonly day: CalendarDay;
};

type Question = {
  readonly metric: Metric;
  readonly values: readonly DailyValue[];
  readonly from: CalendarDay | null;
  readonly rules: Pick<GateRules, 'hardLimit'>;
};

/**
 * Whether the pilot's own level has passed the metric's hard limit: over all days since the first customers, by
 * evidence that holds at any look, or on the last day alone, by its exact chance. A limit of 0 is passed by one case.
 * Null where there is no limit, no figure, or no such evidence.
 */
export function findPassedLimit({ metric, values, from, rules }: Question): PassedLimit | null {
  const limit = metric.hardLimit;
  if (limit === null) return null;
  const pilot = values.filter(
    ({ arm, day, units }) => arm === 'pilot' && units > 0 && (from === null || day >= from),
  );
  const last = pilot.at(-1);
  if (last === undefined) return null;
  const passed = { metricId: metric.id, limit, day: last.day };
  const alpha = 1 / rules.hardLimit.evidence;
  const evidence = limitEvidence({ metric, alpha, plannedUnits: PLANNED_UNITS }, pilot, limit)?.evidence ?? 1;
  if (evidence >= rules.hardLimit.evidence) {
    return { ...passed, by: 'over-days', figure: evidence, level: levelOfSums(metric.kind, totalsOf(pilot)) };
  }
  const chance = chanceOfDay(metric, last, limit);
  if (chance >= rules.hardLimit.dayChance) return null;
  return { ...passed, by: 'one-day', figure: chance, level: levelOfSums(metric.kind, last) };
}

/** At which an average's limit is narrowest; of an average alone there is no plan to go by. */
const PLANNED_UNITS = 1000;

/** Chance of a day as bad as this one or worse if the level were just at the limit; 1 where no exact chance is known. */
function chanceOfDay(metric: Metric, day: DayFigure, limit: number): number {
  const bad = metric.kind === 'proportion' ? badShare(metric, day) : null;
  if (bad !== null) {
    const nullRate = metric.direction === 'lower' ? limit : 1 - limit;
    if (nullRate <= 0 || nullRate >= 1) return 1;
    return binomialExactTest({ ...bad, nullRate, alternative: 'greater' });
  }
  if (metric.kind !== 'count' || metric.direction !== 'lower' || !isEventCount(day) || limit <= 0) return 1;
  return poissonAtLeast(day.total, limit * day.units);
}
