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

/** One flat array for all figures: a file of a million different keys makes no million small objects. */
const NUMBERS_PER_FIGURE = 3;

export function createFigureSums(metrics: readonly MetricColumns[]): FigureSums {
  const slots = new Map<string, number>();
  const keys: FigureKey[] = [];
  const lines: number[] = [];
  const numbers: number[] = [];
  const stride = metrics.length * NUMBERS_PER_FIGURE;

  const open = (key: FigureKey, line: number): number => {
    const slot = keys.length;
    slots.set(textOf(key), slot);
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
  const observations = (): Observation[] =>
    keys.flatMap((key, slot) =>
      metrics.flatMap(({ metricId }, metricIndex) => {
        const at = slot * stride + metricIndex * NUMBERS_PER_FIGURE;
        const [units = NaN, total = NaN, squares = NaN] = numbers.slice(at, at + NUMBERS_PER_FIGURE);
        if (Number.isNaN(units)) return [];
        const totalSquares = Number.isFinite(squares) ? squares : null;
        return [{ metricId, ...key, units, total, totalSquares }];
      }),
    );
  return {
    find: (key) => slots.get(textOf(key)) ?? null,
    open,
    lineOf: (slot) => lines[slot] ?? 0,
    add,
    observations,
  };
}

/** Days have a fixed length and arms no shared beginning, so two keys never make one text. */
function textOf({ day, arm, segment }: FigureKey): string {
  return `${day}${arm}${segment}`;
}
