import type { DailyValue } from './metric.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { rememberedFor } from '#shared/kernel/remembered-for.ts';

/** Both ends included; null takes all days on that side. */
export type DaySpan = { readonly from: CalendarDay | null; readonly to: CalendarDay | null };

/** The days of the pilot and of the control group, each oldest first. */
export type DailyArms = { readonly pilot: readonly DailyValue[]; readonly reference: readonly DailyValue[] };

/**
 * The days of a span, each arm by itself; given and returned oldest first. Every rule of a gate asks this of the same
 * figures, so that they are parted once for each span.
 */
export function armsWithin(values: readonly DailyValue[], { from, to }: DaySpan): DailyArms {
  const [first, last] = [values[0], values.at(-1)];
  // An end beyond the figures is as good as none.
  const start = from === null || first === undefined || first.day >= from ? null : from;
  const end = to === null || last === undefined || last.day <= to ? null : to;
  const spans = spansOf(values);
  const key = `${start} ${end}`;
  const arms = spans.get(key) ?? partArms(values, { from: start, to: end });
  spans.set(key, arms);
  return arms;
}

const spansOf = rememberedFor((_values: readonly DailyValue[]) => new Map<string, DailyArms>());

/** The days of a span, given and returned oldest first: the list itself where all of them lie within. */
export function valuesWithin(values: readonly DailyValue[], span: DaySpan): readonly DailyValue[] {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return values;
  return isWithin(first.day, span) && isWithin(last.day, span)
    ? values
    : values.filter(({ day }) => isWithin(day, span));
}

function isWithin(day: CalendarDay, { from, to }: DaySpan): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

function partArms(values: readonly DailyValue[], span: DaySpan): DailyArms {
  const pilot: DailyValue[] = [];
  const reference: DailyValue[] = [];
  for (const value of values) {
    if (isWithin(value.day, span)) (value.arm === 'pilot' ? pilot : reference).push(value);
  }
  return { pilot, reference };
}
