import type { GateFacts, MetricFacts } from './gate-facts.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { compareMetric } from '#shared/metrics/compare-metric.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

/** What the numbers of one metric say of a span of days; a null end takes all there are. */
export type CompareOnce = (
  metric: MetricFacts,
  span: { readonly from: CalendarDay | null; readonly to: CalendarDay | null },
) => Comparison;

/** Compares each metric over each span once for a gate: criteria and what weighs beside them mostly ask the same. */
export function createComparisons({ firstCustomerDay }: Pick<GateFacts, 'firstCustomerDay'>): CompareOnce {
  const made = new Map<string, Comparison>();
  return ({ metric, values }, { from, to }) => {
    const last = values.at(-1)?.day ?? null;
    // No day lies after the end: it is as good as none.
    const end = to !== null && last !== null && last <= to ? null : to;
    const key = `${metric.id} ${from} ${end}`;
    const known = made.get(key) ?? compareMetric({ metric, values, from, to: end, firstCustomerDay });
    made.set(key, known);
    return known;
  };
}
