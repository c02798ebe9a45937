import { toEpochDay } from '#shared/kernel/calendar-day.ts';
import { ARM_ORDER, type FigureTable } from '#shared/metrics/figure-table.ts';
import { type FigureRun, runAt, type SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import type { DailyRepository } from './daily.repository.ts';
import type { ObservationsRepository } from './observations.repository.ts';
import type { SeriesRepository } from './series.repository.ts';
import { createSummedDays } from './sum-days.ts';
import { knownOf, type Weighed } from './weigh-figures.ts';

/** Rows written in one transaction, about 10 ms; between two of them other changes pass. */
const ROWS_AT_ONCE = 10_000;

export type FigureStore = {
  db: WritableDb;
  series: SeriesRepository;
  observations: ObservationsRepository;
  daily: DailyRepository;
};

/** What happens to figures that stand with another value; left out, the standing ones go on counting. */
export type ChangedFigures = 'write' | 'leave-out';

export type FigureWriter = {
  /** Writes one lot in short transactions; yields the rows done after each. */
  write: (sorted: SortedFigures, weighed: Weighed) => Generator<number>;
  /** Writes what all lots say of everybody; to be run through once, after the last. */
  finish: () => Generator<number>;
};

/** The series of one metric in one arm: those that were there before this import, and their numbers by segment. */
type Place = { before: readonly { id: number; segment: string }[]; bySegment: Map<string, number> };

/**
 * Writes the figures of one import, lot by lot. All lots have the same metrics, and lists of days and segments that only
 * grow. Nothing counts until the import does.
 */
export function createFigureWriter(
  store: FigureStore,
  { importSequence, changed }: { importSequence: number; changed: ChangedFigures },
): FigureWriter {
  const summed = createSummedDays();
  const places = new Map<number, Place>();
  let latest: FigureTable | null = null;

  function placeOf({ metric, arm }: { metric: number; arm: number }, table: FigureTable): Place {
    const found = places.get(metric * 2 + arm);
    if (found !== undefined) return found;
    const before = store.series.listOfArm(table.metricIds[metric] ?? '', ARM_ORDER[arm] ?? 'pilot');
    const made = { before, bySegment: new Map(before.map(({ id, segment }) => [segment, id])) };
    places.set(metric * 2 + arm, made);
    return made;
  }

  /** The number of a run's series, made when the run is the first to speak of it. */
  function seriesOf(run: FigureRun, table: FigureTable): number {
    const { bySegment } = placeOf(run, table);
    const segment = table.segments[run.segment] ?? '';
    const found = bySegment.get(segment);
    if (found !== undefined) return found;
    const metricId = table.metricIds[run.metric] ?? '';
    const id = store.series.make({ metricId, arm: ARM_ORDER[run.arm] ?? 'pilot', segment });
    bySegment.set(segment, id);
    return id;
  }

  function* write(sorted: SortedFigures, weighed: Weighed): Generator<number> {
    const { table, order, starts } = sorted;
    latest = table;
    let at = 0;
    let run = 0;
    while (at < order.length) {
      const end = Math.min(order.length, at + ROWS_AT_ONCE);
      store.db
        .transaction(() => {
          while (at < end) {
            const current = runAt(sorted, run);
            const series = seriesOf(current, table);
            for (const stop = Math.min(end, current.to); at < stop; at += 1) {
              const figure = order[at] ?? 0;
              if (changed === 'leave-out' && weighed.isChanged[figure] === 1) continue;
              store.observations.add(cellsOf(sorted, figure, { series, importSequence }));
              summed.add(table, figure);
            }
            if (at === current.to && run < starts.length - 1) run += 1;
          }
          store.observations.flush();
        })
        .immediate();
      yield at;
    }
  }

  /** The days on which segments are known that this import does not speak of. */
  function* openDays(table: FigureTable): Generator<number, Map<number, Set<number>>> {
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
        for (const day of store.observations.listDaysWithout(id, range, importSequence)) days.add(day);
        yield table.length;
      }
      open.set(place, days);
    }
    return open;
  }

  function* finish(): Generator<number> {
    const table = latest;
    if (table === null) return;
    const open = yield* openDays(table);
    const days = summed.days();
    for (let next = days.next(); next.done !== true;) {
      store.db
        .transaction(() => {
          for (let written = 0; written < ROWS_AT_ONCE && next.done !== true; written += 1) {
            const { place, day: index, speaksOf, ...sums } = next.value;
            const day = table.days[index] ?? '';
            const isOpen = speaksOf === 'segments' && open.get(place)?.has(toEpochDay(day)) === true;
            store.daily.addImportDay({
              ...sums,
              metricId: table.metricIds[place >> 1] ?? '',
              arm: ARM_ORDER[place & 1] ?? 'pilot',
              day,
              importSequence,
              covers: isOpen ? 0 : 1,
            });
            next = days.next();
          }
          store.daily.flush();
        })
        .immediate();
      yield table.length;
    }
  }

  return { write, finish };
}

function cellsOf(
  { table, epochDays }: SortedFigures,
  figure: number,
  { series, importSequence }: { series: number; importSequence: number },
) {
  const cells = [
    series,
    epochDays[table.day[figure] ?? 0] ?? 0,
    importSequence,
    table.units[figure] ?? 0,
    table.total[figure] ?? 0,
    knownOf(table.totalSquares, figure),
  ];
  if (table.base === null) return cells;
  cells.push(
    knownOf(table.base, figure),
    knownOf(table.baseSquares, figure),
    knownOf(table.crossProducts, figure),
  );
  return cells;
}
