import { createFigureKeys } from './figure-keys.ts';
import { nameKey } from './name-key.ts';
import type { FigureFault, NumberAt } from './read-figures.ts';
import { parseNumber, type NumberFormat } from './parse-number.ts';
import type { Blame, LongColumns } from './row-mapping.ts';

/** One day, arm and segment of a long table with the values its rows gave, as if they were the cells of one wide row. */
export type PivotedRow = {
  readonly place: number;
  readonly segment: number;
  readonly numberAt: NumberAt;
  /** The line of a name's value; 0 when there was none. */
  readonly lineAt: (name: number) => number;
};

export type Pivot = {
  /** `unused`: a name no metric is fed by, or no value. */
  readonly add: (
    cells: readonly string[],
    key: { place: number; segment: number },
    line: number,
  ) => Blame | 'used' | 'unused';
  readonly rows: () => Generator<PivotedRow>;
};

/** Gathers the rows of a long table; only numbers are held. `used` are the places in `names` that metrics are fed by. */
export function createPivot(long: LongColumns, used: ReadonlySet<number>, format: NumberFormat): Pivot {
  const order = [...used];
  const width = Math.max(1, order.length);
  const wanted = new Map(order.map((name, at) => [nameKey(long.names[name] ?? ''), at]));
  const positions = new Map(order.map((name, at) => [name, at]));
  const cells = createPivotCells(width);
  const add: Pivot['add'] = (row, key, line) => {
    const name = row[long.nameColumn] ?? '';
    const at = wanted.get(nameKey(name));
    if (at === undefined) return 'unused';
    const cell = row[long.valueColumn] ?? '';
    const reading = parseNumber(cell, format);
    if (reading.kind === 'missing') return 'unused';
    if (reading.kind === 'bad') {
      const values = { cell, reason: reading.reason };
      return { code: 'number-unreadable', column: long.valueColumn, values };
    }
    const place = cells.slotOf(key) * width + at;
    const firstLine = cells.lineAt(place);
    if (firstLine !== 0) {
      return { code: 'duplicate-key', column: null, values: { name: name.trim(), firstLine } };
    }
    cells.set(place, reading.value, line);
    return 'used';
  };
  function* rows(): Generator<PivotedRow> {
    for (let slot = 0; slot < cells.size(); slot += 1) {
      const placeOf = (name: number): number => slot * width + (positions.get(name) ?? 0);
      yield {
        ...cells.keyOf(slot),
        numberAt: (name): number | FigureFault | null => cells.valueAt(placeOf(name)),
        lineAt: (name) => cells.lineAt(placeOf(name)),
      };
    }
  }
  return { add, rows };
}

/** `width` values, with the lines they came from, for every day, arm and segment. */
function createPivotCells(width: number) {
  const keys = createFigureKeys();
  let values = new Float64Array(1024 * width).fill(NaN);
  let lines = new Int32Array(1024 * width);
  return {
    size: keys.size,
    keyOf: (slot: number) => ({ place: keys.placeOf(slot), segment: keys.segmentOf(slot) }),
    slotOf: ({ place, segment }: { place: number; segment: number }): number => {
      const known = keys.find(place, segment, 0);
      if (known !== -1) return known;
      const slot = keys.open(place, segment, 0);
      if ((slot + 1) * width > values.length) {
        const [oldValues, oldLines] = [values, lines];
        values = new Float64Array(oldValues.length * 2).fill(NaN, oldValues.length);
        values.set(oldValues);
        lines = new Int32Array(oldLines.length * 2);
        lines.set(oldLines);
      }
      return slot;
    },
    set: (place: number, value: number, line: number): void => {
      values[place] = value;
      lines[place] = line;
    },
    valueAt: (place: number): number | null => {
      const value = values[place] ?? NaN;
      return Number.isNaN(value) ? null : value;
    },
    lineAt: (place: number): number => lines[place] ?? 0,
  };
}
