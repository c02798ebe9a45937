import { createFigureKeys } from './figure-keys.ts';
import { type FigureFault, type NumberAt } from './read-figures.ts';
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
  const keys = createFigureKeys();
  let values = new Float64Array(1024 * width).fill(NaN);
  let lines = new Int32Array(1024 * width);

  const slotOf = ({ place, segment }: { place: number; segment: number }): number => {
    const slot = keys.find(place, segment, 0);
    if (slot !== -1) return slot;
    const opened = keys.open(place, segment, 0);
    if ((opened + 1) * width > values.length) {
      const [oldValues, oldLines] = [values, lines];
      values = new Float64Array(oldValues.length * 2).fill(NaN);
      values.set(oldValues);
      lines = new Int32Array(oldLines.length * 2);
      lines.set(oldLines);
    }
    return opened;
  };
  const add: Pivot['add'] = (cells, key, line) => {
    const name = cells[long.nameColumn] ?? '';
    const at = wanted.get(nameKey(name));
    if (at === undefined) return 'unused';
    const cell = cells[long.valueColumn] ?? '';
    const reading = parseNumber(cell, format);
    if (reading.kind === 'missing') return 'unused';
    if (reading.kind === 'bad') {
      const values = { cell, reason: reading.reason };
      return { code: 'number-unreadable', column: long.valueColumn, values };
    }
    const place = slotOf(key) * width + at;
    if (lines[place] !== 0) {
      return {
        code: 'duplicate-key',
        column: null,
        values: { name: name.trim(), firstLine: lines[place] ?? 0 },
      };
    }
    values[place] = reading.value;
    lines[place] = line;
    return 'used';
  };
  function* rows(): Generator<PivotedRow> {
    for (let slot = 0; slot < keys.size(); slot += 1) {
      const placeOf = (name: number): number => slot * width + (positions.get(name) ?? 0);
      yield {
        place: keys.placeOf(slot),
        segment: keys.segmentOf(slot),
        numberAt: (name): number | FigureFault | null => {
          const value = values[placeOf(name)] ?? NaN;
          return Number.isNaN(value) ? null : value;
        },
        lineAt: (name) => lines[placeOf(name)] ?? 0,
      };
    }
  }
  return { add, rows };
}

/** Names are compared without case and outer spaces. */
function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
