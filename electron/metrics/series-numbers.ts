import { toEpochDay } from '#shared/kernel/calendar-day.ts';
import { ARM_ORDER, type FigureTable } from '#shared/metrics/figure-table.ts';
import type { FigureRun } from '#shared/metrics/sort-figures.ts';
import type { NumberedSeries, SeriesRepository } from './series.repository.ts';
import type { ObservationsRepository } from './observations.repository.ts';

/** The series of one metric in one arm: those that were there before an import, and all numbers by segment. */
type Place = { before: readonly NumberedSeries[]; bySegment: Map<string, number> };

export type SeriesNumbers = {
  /** The number of a run's series, made when the run is the first to speak of it. Inside the caller's transaction. */
  of: (run: FigureRun, table: FigureTable) => number;
  /** By place (2 × metric + arm), the series that were there before. */
  places: () => ReadonlyMap<number, Pick<Place, 'before'>>;
};

/** Finds and makes the series of one import. */
export function createSeriesNumbers(series: SeriesRepository): SeriesNumbers {
  const places = new Map<number, Place>();
  const placeOf = ({ metric, arm }: FigureRun, table: FigureTable): Place => {
    const found = places.get(metric * 2 + arm);
    if (found !== undefined) return found;
    const before = series.listOfArm(table.metricIds[metric] ?? '', ARM_ORDER[arm] ?? 'pilot');
    const made = { before, bySegment: new Map(before.map(({ id, segment }) => [segment, id])) };
    places.set(metric * 2 + arm, made);
    return made;
  };
  return {
    of: (run, table) => {
      const { bySegment } = placeOf(run, table);
      const segment = table.segments[run.segment] ?? '';
      const found = bySegment.get(segment);
      if (found !== undefined) return found;
      const metricId = table.metricIds[run.metric] ?? '';
      const id = series.make({ metricId, arm: ARM_ORDER[run.arm] ?? 'pilot', segment });
      bySegment.set(segment, id);
      return id;
    },
    places: () => places,
  };
}

/** By place, the days (since 1970-01-01) on which segments are known that an import does not speak of. */
export type OpenDays = ReadonlyMap<number, ReadonlySet<number>>;

type Import = {
  places: ReturnType<SeriesNumbers['places']>;
  table: Pick<FigureTable, 'days' | 'length'>;
  importSequence: number;
};

/** Looks series by series, among those that were there before the import wrote its figures. */
export function* findOpenDays(
  { observations }: { observations: ObservationsRepository },
  { places, table, importSequence }: Import,
): Generator<number, OpenDays> {
  const numbers = table.days.map(toEpochDay);
  const range = {
    first: numbers.reduce((least, day) => Math.min(least, day), Infinity),
    last: numbers.reduce((most, day) => Math.max(most, day), -Infinity),
  };
  const open = new Map<number, Set<number>>();
  for (const [place, { before }] of places) {
    const days = new Set<number>();
    for (const { id, segment } of before) {
      if (segment === '') continue;
      for (const day of observations.listDaysWithout(id, range, importSequence)) days.add(day);
      yield table.length;
    }
    open.set(place, days);
  }
  return open;
}
