import { outlookOf, type Outlook } from '#shared/decisions/outlook.ts';
import { definitionOf } from '#shared/decisions/metric-definition.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';

type Kept = { key: string; outlook: Outlook };

/**
 * Outlooks of metrics, made once for the same figures: a forecast with its backtest takes longer than all the rest of a
 * gate, and most times a gate is looked at nothing has changed.
 */
export function createOutlooks() {
  const kept = new Map<Id, Kept>();
  return (metric: Metric, values: readonly DailyValue[], firstCustomerDay: CalendarDay | null): Outlook => {
    const key = `${definitionOf(metric)} ${firstCustomerDay} ${figuresKey(values)}`;
    const known = kept.get(metric.id);
    if (known?.key === key) return known.outlook;
    const outlook = outlookOf({ metric, values, firstCustomerDay });
    kept.set(metric.id, { key, outlook });
    return outlook;
  };
}

/** Tells series of figures apart: days, arms and sums, mixed into two 32-bit numbers (FNV-1a over their bits). */
function figuresKey(values: readonly DailyValue[]): string {
  const words = new Float64Array(values.length * 2);
  const bits = new Uint32Array(words.buffer);
  values.forEach(({ arm, units, total }, index) => {
    words[index * 2] = arm === 'pilot' ? units : -units;
    words[index * 2 + 1] = total;
  });
  let [low, high] = [0x811c9dc5, 0x1000193];
  for (const word of bits) {
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high ^ (word + low), 0x85ebca6b);
  }
  return `${values[0]?.day} ${values.at(-1)?.day} ${values.length} ${low} ${high}`;
}
