import { isCountOf, isEventCount, type DayFigure } from '#shared/metrics/arm-totals.ts';
import type { DayPair } from './day-pairs.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { TwoRates } from '#shared/statistics/log-rate-ratio.ts';
import type { Proportion, TwoProportions } from '#shared/statistics/proportion.ts';

type Direction = Pick<Metric, 'direction'>;

/** The bad outcomes of a day: the cases where fewer are better, the failures where more are; null when no count. */
export function badShare(
  { direction }: Direction,
  figure: Pick<DayFigure, 'units' | 'total'>,
): Proportion | null {
  if (!isCountOf(figure)) return null;
  const { units, total } = figure;
  return { successes: direction === 'lower' ? total : units - total, trials: units };
}

/** The days as tables of bad outcomes; null as soon as one of them is no count. */
export function badTables(metric: Direction, pairs: readonly DayPair[]): readonly TwoProportions[] | null {
  const tables = pairs.map(({ pilot, reference }) => {
    const treated = badShare(metric, pilot);
    const control = badShare(metric, reference);
    return treated === null || control === null ? null : { treated, control };
  });
  return everyOne(tables);
}

/**
 * The days as event rates, the side that is to have fewer first: where more events are better, fewer of them are the
 * harm, and the arms change places.
 */
export function badRates({ direction }: Direction, pairs: readonly DayPair[]): readonly TwoRates[] | null {
  const rates = pairs.map(({ pilot, reference }) => {
    if (!isEventCount(pilot) || !isEventCount(reference)) return null;
    const treated = { events: pilot.total, exposure: pilot.units };
    const control = { events: reference.total, exposure: reference.units };
    return direction === 'lower' ? { treated, control } : { treated: control, control: treated };
  });
  return everyOne(rates);
}

function everyOne<Value>(values: readonly (Value | null)[]): readonly Value[] | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length && known.length > 0 ? known : null;
}
