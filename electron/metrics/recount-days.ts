import { addDays, fromEpochDay, toEpochDay, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import { standingFigures, type Figure } from '#shared/metrics/standing-figures.ts';
import type { FigureStore } from './write-figures.ts';

type Arm = DailyValue['arm'];

/** Days read at once where several imports have a part in a day. */
const DAYS_AT_ONCE = 50;

/** Counts every day anew that an import wrote about, whether it stands or not, inside the caller's transaction. */
export function recountDays(
  store: FigureStore,
  { importSequence, metricIds }: { importSequence: number; metricIds: readonly Id[] },
  standing: ReadonlySet<number>,
): void {
  for (const metricId of metricIds) {
    for (const arm of store.daily.listArms(metricId, importSequence)) {
      const mixed = store.daily.recount({ metricId, arm, importSequence });
      for (const days of stretches(mixed)) sumFromFigures(store, { metricId, arm, days }, standing);
    }
  }
}

/** Days in groups that follow each other closely, so that few figures in between are read for nothing. */
function stretches(days: readonly CalendarDay[]): CalendarDay[][] {
  const groups: CalendarDay[][] = [];
  for (const day of days) {
    const group = groups.at(-1);
    const isNear = group !== undefined && day < addDays(group[0] ?? day, DAYS_AT_ONCE);
    if (isNear) group.push(day);
    else groups.push([day]);
  }
  return groups;
}

function sumFromFigures(
  { series, observations, daily }: FigureStore,
  { metricId, arm, days }: { metricId: Id; arm: Arm; days: readonly CalendarDay[] },
  standing: ReadonlySet<number>,
): void {
  const wanted = new Set(days);
  const range = { first: toEpochDay(days[0] ?? ''), last: toEpochDay(days.at(-1) ?? '') };
  const figures: Figure[] = [];
  for (const { id, segment } of series.listOfArm(metricId, arm)) {
    for (const row of observations.listOfSeries(id, range)) {
      const [epochDay, importSequence, units, total, totalSquares, base, baseSquares, crossProducts] = row;
      const day = fromEpochDay(epochDay);
      if (!standing.has(importSequence) || !wanted.has(day)) continue;
      figures.push({
        day,
        segment,
        importSequence,
        units,
        total,
        totalSquares,
        base,
        baseSquares,
        crossProducts,
      });
    }
  }
  for (const { segment, ...value } of standingFigures(figures)) {
    if (segment === '') daily.insertDaily({ metricId, arm }, value);
  }
}
