import type { Arm } from './arm-words.ts';
import type { Figure, MetricColumns } from './read-figures.ts';
import type { Observation } from './row-mapping.ts';

export type FigureKey = { readonly day: string; readonly arm: Arm; readonly segment: string };

/** Sums of figures by day, arm and segment. */
export type FigureSums = {
  /** The slot of a key, or null when no row had it yet. */
  readonly find: (key: FigureKey) => number | null;
  readonly open: (key: FigureKey, line: number) => number;
  readonly lineOf: (slot: number) => number;
  readonly add: (slot: number, metricIndex: number, figure: Figure) => void;
  readonly observations: () => Observation[];
};

/** Nested rather than keyed by one joined text, which would have to be built and hashed for every row. */
type SlotsByKey = Readonly<Record<Arm, Map<string, Map<string, number>>>>;

/** One flat array for all figures: a file of a million different keys makes no million small objects. */
const NUMBERS_PER_FIGURE = 3;

export function createFigureSums(metrics: readonly MetricColumns[]): FigureSums {
  const slots: SlotsByKey = { pilot: new Map(), control: new Map() };
  const keys: FigureKey[] = [];
  const lines: number[] = [];
  const numbers: number[] = [];
  const stride = metrics.length * NUMBERS_PER_FIGURE;

  const open = (key: FigureKey, line: number): number => {
    const slot = keys.length;
    const ofDay = slots[key.arm].get(key.day);
    if (ofDay === undefined) slots[key.arm].set(key.day, new Map([[key.segment, slot]]));
    else ofDay.set(key.segment, slot);
    keys.push(key);
    lines.push(line);
    for (let index = 0; index < stride; index += 1) numbers.push(NaN);
    return slot;
  };
  const add = (slot: number, metricIndex: number, figure: Figure): void => {
    const at = slot * stride + metricIndex * NUMBERS_PER_FIGURE;
    const isFirst = Number.isNaN(numbers[at]);
    numbers[at] = figure.units + (isFirst ? 0 : (numbers[at] ?? 0));
    numbers[at + 1] = figure.total + (isFirst ? 0 : (numbers[at + 1] ?? 0));
    numbers[at + 2] = figure.totalSquares + (isFirst ? 0 : (numbers[at + 2] ?? 0));
  };
  const observations = (): Observation[] => {
    const all: Observation[] = [];
    for (let slot = 0; slot < keys.length; slot += 1) {
      const key = keys[slot];
      if (key === undefined) continue;
      for (let index = 0; index < metrics.length; index += 1) {
        const at = slot * stride + index * NUMBERS_PER_FIGURE;
        const [units = NaN, total = NaN, squares = NaN] = [numbers[at], numbers[at + 1], numbers[at + 2]];
        if (Number.isNaN(units)) continue;
        const { day, arm, segment } = key;
        const totalSquares = Number.isFinite(squares) ? squares : null;
        all.push({ metricId: metrics[index]?.metricId ?? '', day, arm, segment, units, total, totalSquares });
      }
    }
    return all;
  };
  return {
    find: (key) => slots[key.arm].get(key.day)?.get(key.segment) ?? null,
    open,
    lineOf: (slot) => lines[slot] ?? 0,
    add,
    observations,
  };
}
