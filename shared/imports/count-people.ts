import { createFigureKeys } from './figure-keys.ts';
import { blankFigure, type Figure, fillFigure, isSum, type MetricColumns } from './read-figures.ts';
import { createIndex, type FigureSums } from './sum-figures.ts';

export type PeopleSeen = { readonly personDays: number; readonly inBothArms: number };

export type PeopleSums = {
  /** Adds what one row says about a person; NaN units mean that the figure is missing. */
  readonly add: (
    key: { place: number; segment: number },
    who: { person: string; line: number },
    figures: readonly Figure[],
  ) => void;
  /** Turns every person into one unit of their day, arm and segment. */
  readonly settle: () => void;
  /** After `settle`: people, once for each of their days and arms, and how many of these stand in both arms of a day. */
  readonly seen: () => PeopleSeen;
};

/**
 * Counts each person once a day, however many rows they have: a success if any of their rows is one; otherwise the sum of
 * their values. People are held as numbers.
 */
export function createPeopleSums(metrics: readonly MetricColumns[], sums: FigureSums): PeopleSums {
  const people = createIndex();
  const stride = metrics.length * 2;
  const held = createPeople(stride);
  const { keys } = held;
  let inBothArms = 0;
  const settle = (): void => {
    const figure = blankFigure();
    for (let slot = 0; slot < keys.size(); slot += 1) {
      const place = keys.placeOf(slot);
      const segment = keys.segmentOf(slot);
      // A place is a day and, in its last bit, an arm.
      if (keys.find(place ^ 1, segment, held.personOf(slot)) !== -1) inBothArms += 1;
      const found = sums.find(place, segment);
      const target = found === -1 ? sums.open(place, segment, held.lineOf(slot)) : found;
      metrics.forEach((metric, index) => {
        const at = slot * stride + index * 2;
        const [units, total] = [held.numberAt(at), held.numberAt(at + 1)];
        if (Number.isNaN(units)) return;
        fillPerson(figure, metric, { total, units });
        sums.add(target, index, figure);
      });
    }
  };
  return {
    add: (key, { person, line }, figures) => {
      const slot = held.slotOf(key, people.of(person), line);
      for (let index = 0; index < figures.length; index += 1) {
        const figure = figures[index];
        if (figure === undefined || Number.isNaN(figure.units)) continue;
        const at = slot * stride + index * 2;
        const metric = metrics[index];
        const weight = metric?.kind === 'mean' && !isSum(metric) ? figure.units : 1;
        held.add(at, figure.units);
        held.add(at + 1, figure.total * weight);
      }
    },
    settle,
    seen: () => ({ personDays: keys.size(), inBothArms }),
  };
}

export type EventsOfPeople = {
  readonly people: number;
  readonly busiestPersonRows: number;
};

/** Counts the events of each person where all of them count, so that one who speaks for many is noticed. */
export function createEventTally() {
  const people = createIndex();
  const rows: number[] = [];
  return {
    add: (person: string): void => {
      const at = people.of(person);
      rows[at] = (rows[at] ?? 0) + 1;
    },
    seen: (): EventsOfPeople => ({
      people: rows.length,
      busiestPersonRows: rows.reduce((most, count) => Math.max(most, count), 0),
    }),
  };
}

/** The sums of every person on every day, `stride` numbers each; NaN where no row had one. */
function createPeople(stride: number) {
  const keys = createFigureKeys();
  let numbers = new Float64Array(1024 * stride).fill(NaN);
  let lines = new Int32Array(1024);
  return {
    keys,
    slotOf: (key: { place: number; segment: number }, person: number, line: number): number => {
      const known = keys.find(key.place, key.segment, person);
      if (known !== -1) return known;
      const slot = keys.open(key.place, key.segment, person);
      if (slot === lines.length) {
        const [oldNumbers, oldLines] = [numbers, lines];
        numbers = new Float64Array(oldNumbers.length * 2).fill(NaN, oldNumbers.length);
        numbers.set(oldNumbers);
        lines = new Int32Array(oldLines.length * 2);
        lines.set(oldLines);
      }
      lines[slot] = line;
      return slot;
    },
    personOf: (slot: number): number => keys.personOf(slot),
    lineOf: (slot: number): number => lines[slot] ?? 0,
    numberAt: (at: number): number => numbers[at] ?? NaN,
    add: (at: number, value: number): void => {
      const before = numbers[at] ?? NaN;
      numbers[at] = Number.isNaN(before) ? value : before + value;
    },
  };
}

function fillPerson(figure: Figure, { kind, unitsColumn }: MetricColumns, sum: Sum): void {
  const isMeasured = unitsColumn !== null && (kind === 'count' || kind === 'ratio');
  const units = isMeasured ? sum.units : 1;
  const total = kind === 'proportion' ? Math.min(1, sum.total) : sum.total;
  fillFigure(figure, kind, { total, units, isSingle: true });
}

type Sum = { total: number; units: number };
