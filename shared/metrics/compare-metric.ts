import type { DayFigure } from './arm-totals.ts';
import { alone, compareArms, compareWithTarget } from './compare-arms.ts';
import { armsWithin, valuesWithin, type DailyArms, type DaySpan } from './arms-within.ts';
import { commonDays } from './common-days.ts';
import type { ArmsOfDays } from './arms-answer.ts';
import type { Comparison } from './comparison.ts';
import type { DailyValue, Metric } from './metric.ts';
import { distinctDays, missingFigures } from './missing-figures.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

export type ComparisonQuestion = {
  readonly metric: Metric;
  /** All days with numbers, both arms, oldest first. */
  readonly values: readonly DailyValue[];
  /** Null starts at the first day with numbers of both arms, or the first of the pilot when there is one arm. */
  readonly from: CalendarDay | null;
  /** Null ends at the last day with numbers. */
  readonly to: CalendarDay | null;
  /** The day the first customers got the feature; null before that. */
  readonly firstCustomerDay: CalendarDay | null;
};

/**
 * What the numbers of a span of days say. Held against, in this order: the control group on the days both arms have
 * numbers (a day one arm lacks tells nothing about the difference); the days before the first customers had the
 * feature; the metric's target; nothing. A day without a number is missing and never counts as zero.
 */
export function compareMetric(question: ComparisonQuestion): Comparison {
  const { metric, from, to } = question;
  const asked = armsWithin(question.values, { from, to });
  const together = sharedDays(asked);
  if (together !== null) {
    const span = spanOf(together.pilot, { from, to });
    return {
      metric,
      ...span,
      basis: 'control-group',
      ...compareArms(metric, together),
      ...withinOwnLimit(metric, asked.pilot),
      missingDays: missingIn(question, valuesWithin(asked.pilot, span), span),
    };
  }
  const before = beforeAndAfter(question);
  if (before !== null) {
    const span = spanOf(before.pilot, { from: before.from, to });
    return {
      metric,
      ...span,
      basis: 'before-after',
      ...compareArms(metric, before),
      missingDays: missingIn(question, before.pilot, span),
    };
  }
  const own = asked.pilot;
  const span = spanOf(own, { from, to });
  const result =
    metric.target === null || own.length === 0
      ? { basis: 'none' as const, ...alone(metric, own) }
      : { basis: 'fixed-target' as const, ...compareWithTarget(metric, own, metric.target) };
  return { metric, ...span, ...result, missingDays: missingIn(question, own, span) };
}

/** A fixed limit asks nothing of a control group, so every day of the pilot counts. */
function withinOwnLimit(
  metric: Metric,
  pilot: readonly DailyValue[],
): Pick<Comparison, 'probabilityWithinLimit'> | null {
  if (metric.limit?.kind !== 'absolute') return null;
  return { probabilityWithinLimit: alone(metric, pilot).probabilityWithinLimit };
}

function sharedDays(arms: DailyArms): ArmsOfDays | null {
  const days = commonDays(arms);
  if (days.length === 0) return null;
  if (days.length === arms.pilot.length && days.length === arms.reference.length) return arms;
  return { pilot: days.map(({ pilot }) => pilot), reference: days.map(({ reference }) => reference) };
}

/**
 * Numbers from before the first customers: those of the pilot's own file, or an earlier stretch that was brought in as
 * control but ends before the pilot's numbers begin.
 */
function beforeAndAfter(question: ComparisonQuestion): (DailyArms & { readonly from: CalendarDay }) | null {
  const { values, from, to, firstCustomerDay } = question;
  const { pilot, reference: control } = armsWithin(values, { from: null, to: null });
  const start = firstCustomerDay ?? (control.length > 0 ? (pilot[0]?.day ?? null) : null);
  if (start === null) return null;
  const first = from !== null && from > start ? from : start;
  const after = valuesWithin(pilot, { from: first, to });
  const ownBefore = pilot.filter(({ day }) => day < start);
  const reference = ownBefore.length > 0 ? ownBefore : control.filter(({ day }) => day < start);
  if (after.length === 0 || reference.length === 0) return null;
  return { pilot: after, reference, from: first };
}

function spanOf(days: readonly DayFigure[], asked: DaySpan): DaySpan {
  return { from: asked.from ?? days[0]?.day ?? null, to: asked.to ?? days.at(-1)?.day ?? null };
}

function missingIn(
  { metric, values }: ComparisonQuestion,
  pilot: readonly DailyValue[],
  span: DaySpan,
): number {
  const { from, to } = span;
  if (from === null || to === null) return 0;
  return missingFigures({
    grain: metric.grain,
    from,
    to,
    present: distinctDays(pilot),
    known: values,
  });
}
