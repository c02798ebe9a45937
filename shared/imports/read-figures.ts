import type { MetricKind } from '#shared/metrics/metric.ts';
import { type NumberFormat, parseNumber } from './parse-number.ts';

/**
 * Where a metric stands in the table. proportion: `totalColumn` holds the successes, `unitsColumn` the trials · mean: the
 * average, the number of units it was taken over and perhaps the sum of their squares · count: events, and their exposure ·
 * duration: how long it took · ratio: the numerator, and in `unitsColumn` the denominator · value: one plain figure, and
 * `unitsColumn` is not looked at. Without a `unitsColumn` each row counts as one unit. In a long table the columns are
 * places among its names.
 */
export type MetricColumns = {
  readonly metricId: string;
  readonly kind: MetricKind;
  readonly totalColumn: number;
  readonly unitsColumn: number | null;
  readonly squaresColumn: number | null;
  /** Whether a mean's `totalColumn` holds the average of its units or their sum; the average when left out. */
  readonly totalHolds?: 'average' | 'sum' | undefined;
};

export type FigureProblem =
  | 'number-unreadable'
  | 'negative-count'
  | 'count-not-whole'
  | 'more-successes-than-trials'
  | 'events-without-exposure'
  | 'duration-not-positive'
  | 'squares-impossible';

export type FigureFault = {
  readonly code: FigureProblem;
  readonly column: number;
  readonly values: Readonly<Record<string, string | number | null>>;
};

/** One metric of one row, written over again row after row. NaN: not known; `base…` are known for ratios only. */
export type Figure = {
  units: number;
  total: number;
  totalSquares: number;
  base: number;
  baseSquares: number;
  crossProducts: number;
};

export function blankFigure(): Figure {
  return {
    units: NaN,
    total: NaN,
    totalSquares: NaN,
    base: NaN,
    baseSquares: NaN,
    crossProducts: NaN,
  };
}

/** `unit`: a row is one person or event, so its figure is one unit whose square is known. */
export type RowUnit = 'unit' | 'day';

/** The number in a column of the row at hand: null when there is none, or why it cannot be read. */
export type NumberAt = (column: number) => number | FigureFault | null;

export type FigureReader = (figure: Figure) => 'read' | 'missing' | FigureFault;

/** Relative error that the rounding of written sums of squares may have. */
const ROUNDING = 1e-6;

/** Reads the number columns of delimited cells; `cells` answers the row at hand. */
export function createNumberAt(
  cells: () => readonly string[],
  formatOf: (column: number) => NumberFormat,
): NumberAt {
  return (column) => {
    const text = cells()[column] ?? '';
    const reading = parseNumber(text, formatOf(column));
    if (reading.kind === 'number') return reading.value;
    if (reading.kind === 'missing') return null;
    return { code: 'number-unreadable', column, values: { cell: text, reason: reading.reason } };
  };
}

/** Makes the reader of one metric. It writes into `figure` and returns `read`, or says what is missing or wrong. */
export function createFigureReader(input: {
  metric: MetricColumns;
  numberAt: NumberAt;
  rowUnit: RowUnit;
  /** `as-read` leaves total and units as they stand in the row, to be added up before they are figures. */
  fill: 'figure' | 'as-read';
}): FigureReader {
  const { metric, rowUnit, numberAt, fill } = input;
  const unitsColumn = metric.kind === 'value' ? null : metric.unitsColumn;
  const squaresColumn = metric.kind === 'mean' ? metric.squaresColumn : null;
  const holdsSum = isSum(metric);
  return (figure) => {
    const total = numberAt(metric.totalColumn);
    if (typeof total === 'object' && total !== null) return total;
    const units = unitsColumn === null ? 1 : numberAt(unitsColumn);
    if (typeof units === 'object' && units !== null) return units;
    if (total === null || units === null) return 'missing';
    const squares = squaresColumn === null ? null : numberAt(squaresColumn);
    if (typeof squares === 'object' && squares !== null) return squares;
    const fault = faultOf(metric, total, units) ?? faultOfSquares(metric, { total, units, squares });
    if (fault !== null) return fault;
    if (fill === 'as-read') {
      figure.units = units;
      figure.total = total;
      return 'read';
    }
    const isSingle = rowUnit === 'unit' && (unitsColumn === null || metric.kind === 'ratio');
    fillFigure(figure, metric.kind, { total, units, isSingle });
    if (holdsSum) figure.total = total;
    if (squares !== null) figure.totalSquares = squares;
    return 'read';
  };
}

/**
 * What a checked reading adds to the sums. A success counts 1 and so does its square; otherwise squares are known for
 * single units only. Durations are kept on the log scale, where they are compared: a unit of 20 minutes adds ln 20 ≈ 2.9957
 * and its square ≈ 8.9744.
 */
export function fillFigure(
  figure: Figure,
  kind: MetricColumns['kind'],
  { total, units, isSingle }: { total: number; units: number; isSingle: boolean },
): void {
  figure.units = kind === 'ratio' ? 1 : units;
  figure.total = kind === 'mean' ? total * units : kind === 'duration' ? Math.log(total) * units : total;
  figure.totalSquares = kind === 'proportion' ? total : isSingle ? figure.total * figure.total : NaN;
  if (kind !== 'ratio') return;
  figure.base = units;
  figure.baseSquares = isSingle ? units * units : NaN;
  figure.crossProducts = isSingle ? total * units : NaN;
}

/** Whether the total of a mean is the sum of its units already. */
export function isSum({ kind, unitsColumn, totalHolds }: MetricColumns): boolean {
  return kind === 'mean' && unitsColumn !== null && totalHolds === 'sum';
}

function faultOf(metric: MetricColumns, total: number, units: number): FigureFault | null {
  const { kind, totalColumn } = metric;
  const unitsColumn = metric.unitsColumn ?? totalColumn;
  const values = { total, units };
  const isCounted = kind === 'proportion' || kind === 'count';
  if (isCounted && total < 0) return { code: 'negative-count', column: totalColumn, values };
  if (units < 0) return { code: 'negative-count', column: unitsColumn, values };
  if (isCounted && !Number.isInteger(total)) return { code: 'count-not-whole', column: totalColumn, values };
  if (kind !== 'count' && kind !== 'ratio' && !Number.isInteger(units)) {
    return { code: 'count-not-whole', column: unitsColumn, values };
  }
  if (kind === 'proportion' && total > units) {
    return { code: 'more-successes-than-trials', column: totalColumn, values };
  }
  if ((kind === 'count' || isSum(metric)) && units === 0 && total !== 0) {
    return { code: 'events-without-exposure', column: unitsColumn, values };
  }
  if (kind === 'duration' && total <= 0)
    return { code: 'duration-not-positive', column: totalColumn, values };
  return Number.isFinite(total * units)
    ? null
    : {
        code: 'number-unreadable',
        column: totalColumn,
        values: { cell: String(total), reason: 'too-large' },
      };
}

/** n figures with the sum S have squares that sum to S²/n at least (Cauchy and Schwarz): 4 of average 3 to 36. */
function faultOfSquares(
  metric: MetricColumns,
  { total, units, squares }: { total: number; units: number; squares: number | null },
): FigureFault | null {
  if (squares === null || metric.squaresColumn === null) return null;
  const least = isSum(metric) ? (units === 0 ? 0 : (total * total) / units) : total * total * units;
  if (squares >= least * (1 - ROUNDING)) return null;
  return { code: 'squares-impossible', column: metric.squaresColumn, values: { squares, least } };
}
