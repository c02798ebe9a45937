import { type NumberFormat, parseNumber } from './parse-number.ts';
import type { MetricKind } from '#shared/metrics/metric.ts';

/**
 * Where a metric stands in the table. proportion: `totalColumn` holds the successes, `unitsColumn` the trials · mean: the
 * average, and the number of units it was taken over · count: events, and their exposure · value: one plain figure, and
 * `unitsColumn` is not looked at. Without a `unitsColumn` each row counts as one unit.
 */
export type MetricColumns = {
  readonly metricId: string;
  readonly kind: MetricKind;
  readonly totalColumn: number;
  readonly unitsColumn: number | null;
};

export type FigureProblem =
  | 'number-unreadable'
  | 'negative-count'
  | 'count-not-whole'
  | 'more-successes-than-trials'
  | 'events-without-exposure';

export type FigureFault = {
  readonly code: FigureProblem;
  readonly column: number;
  readonly values: Readonly<Record<string, string | number | null>>;
};

/** One metric of one row, written over again row after row. `totalSquares` NaN: not known. */
export type Figure = { units: number; total: number; totalSquares: number };

/** `person`: a row is one person's, so its figure is one unit whose square is known. */
export type RowUnit = 'person' | 'day';

export type FigureReader = (cells: readonly string[], figure: Figure) => 'read' | 'missing' | FigureFault;

type NumberAt = (cells: readonly string[], column: number) => number | FigureFault | null;

/** Makes the reader of one metric. It writes into `figure` and returns `read`, or says what is missing or wrong. */
export function createFigureReader(input: {
  metric: MetricColumns;
  formatOf: (column: number) => NumberFormat;
  rowUnit: RowUnit;
}): FigureReader {
  const { metric, rowUnit } = input;
  const numberAt = createNumberAt(input.formatOf);
  const unitsColumn = metric.kind === 'value' ? null : metric.unitsColumn;
  return (cells, figure) => {
    const total = numberAt(cells, metric.totalColumn);
    if (typeof total === 'object' && total !== null) return total;
    const units = unitsColumn === null ? 1 : numberAt(cells, unitsColumn);
    if (typeof units === 'object' && units !== null) return units;
    if (total === null || units === null) return 'missing';
    const fault = faultOf(metric, total, units);
    if (fault !== null) return fault;
    figure.units = units;
    figure.total = metric.kind === 'mean' ? total * units : total;
    figure.totalSquares = squaresOf({ metric, total, hasUnits: unitsColumn !== null, rowUnit });
    return 'read';
  };
}

function createNumberAt(formatOf: (column: number) => NumberFormat): NumberAt {
  return (cells, column) => {
    const text = cells[column] ?? '';
    const reading = parseNumber(text, formatOf(column));
    if (reading.kind === 'number') return reading.value;
    if (reading.kind === 'missing') return null;
    return { code: 'number-unreadable', column, values: { cell: text, reason: reading.reason } };
  };
}

function faultOf(metric: MetricColumns, total: number, units: number): FigureFault | null {
  const { kind, totalColumn } = metric;
  const unitsColumn = metric.unitsColumn ?? totalColumn;
  const values = { total, units };
  const isCounted = kind === 'proportion' || kind === 'count';
  if (isCounted && total < 0) return { code: 'negative-count', column: totalColumn, values };
  if (units < 0) return { code: 'negative-count', column: unitsColumn, values };
  if (isCounted && !Number.isInteger(total)) return { code: 'count-not-whole', column: totalColumn, values };
  if ((kind === 'proportion' || kind === 'mean') && !Number.isInteger(units)) {
    return { code: 'count-not-whole', column: unitsColumn, values };
  }
  if (kind === 'proportion' && total > units) {
    return { code: 'more-successes-than-trials', column: totalColumn, values };
  }
  if (kind === 'count' && units === 0 && total > 0) {
    return { code: 'events-without-exposure', column: unitsColumn, values };
  }
  return Number.isFinite(total * units)
    ? null
    : {
        code: 'number-unreadable',
        column: totalColumn,
        values: { cell: String(total), reason: 'too-large' },
      };
}

/** A success counts 1 and so does its square. Otherwise squares are known for single units only: one person's own figure. */
function squaresOf(input: {
  metric: MetricColumns;
  total: number;
  hasUnits: boolean;
  rowUnit: RowUnit;
}): number {
  if (input.metric.kind === 'proportion') return input.total;
  return input.rowUnit === 'person' && !input.hasUnits ? input.total * input.total : NaN;
}
