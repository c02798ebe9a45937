import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** One figure as an import wrote it; `segment` is '' for everybody. */
export type Figure = {
  readonly day: CalendarDay;
  readonly segment: string;
  readonly importSequence: number;
  readonly units: number;
  readonly total: number;
  readonly totalSquares: number | null;
  readonly base: number | null;
  readonly baseSquares: number | null;
  readonly crossProducts: number | null;
};

export type StandingFigure = Omit<Figure, 'importSequence'> & {
  /** Of everybody: how many segments are summed in it. 0 where it was said at once, and of a segment itself. */
  readonly segments: number;
};

/**
 * What stands for one metric and arm when several imports speak about the same days: the latest import wins for each
 * day and segment. The level of everybody ('') is the sum of the segments where segments were imported; figures
 * without a segment of the same import belong to that sum. A later import without segments speaks for everybody at
 * once and replaces the sum, and the reverse. `figures` come from standing imports only, in any order.
 */
export function standingFigures(figures: readonly Figure[]): StandingFigure[] {
  const byDay = new Map<CalendarDay, Map<string, Figure>>();
  for (const figure of figures) {
    const day = byDay.get(figure.day) ?? new Map<string, Figure>();
    const known = day.get(figure.segment);
    if (known === undefined || known.importSequence < figure.importSequence) day.set(figure.segment, figure);
    byDay.set(figure.day, day);
  }
  return [...byDay.values()].flatMap((day) => standingOfDay([...day.values()]));
}

function standingOfDay(figures: readonly Figure[]): StandingFigure[] {
  const segments = figures.filter(({ segment }) => segment !== '');
  const everybody = figures.find(({ segment }) => segment === '');
  const isLatest =
    everybody !== undefined && segments.every((figure) => figure.importSequence < everybody.importSequence);
  if (isLatest) return [...segments, everybody].map(withoutImport);
  const isRest = segments.some((figure) => figure.importSequence === everybody?.importSequence);
  const parts = isRest && everybody !== undefined ? [...segments, everybody] : segments;
  return [...segments.map(withoutImport), sumOf(parts)];
}

function withoutImport({ importSequence: _sequence, ...figure }: Figure): StandingFigure {
  return { ...figure, segments: 0 };
}

function sumOf(parts: readonly Figure[]): StandingFigure {
  const sum = (field: 'units' | 'total') => parts.reduce((all, part) => all + part[field], 0);
  return {
    day: parts[0]?.day ?? '',
    segment: '',
    segments: parts.filter(({ segment }) => segment !== '').length,
    units: sum('units'),
    total: sum('total'),
    totalSquares: sumKnown(parts, 'totalSquares'),
    base: sumKnown(parts, 'base'),
    baseSquares: sumKnown(parts, 'baseSquares'),
    crossProducts: sumKnown(parts, 'crossProducts'),
  };
}

type MaybeUnknown = 'totalSquares' | 'base' | 'baseSquares' | 'crossProducts';

/** Null as soon as one part does not know it. */
function sumKnown(parts: readonly Figure[], field: MaybeUnknown): number | null {
  let sum = 0;
  for (const part of parts) {
    const value = part[field];
    if (value === null) return null;
    sum += value;
  }
  return sum;
}
