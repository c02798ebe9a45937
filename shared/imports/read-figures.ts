import type { MetricMapping } from './import-mapping.ts';
import type { MetricKind } from '#shared/metrics/metric.ts';
import { nameKey } from './name-key.ts';
import { type NumberFormat, parseNumber } from './parse-number.ts';
import type { LongColumns } from './row-mapping.ts';

/**
 * Where a metric stands in the table. proportion: `totalColumn` holds the successes, `unitsColumn` the trials · mean: the
 * average, the number of units it was taken over and perhaps the sum of their squares · count: events, and their exposure ·
 * duration: how long it typically took (the geometric mean), of how many, and perhaps the sum of the squares of their
 * logarithms · ratio: the numerator, in `unitsColumn` the denominator, and perhaps the sums its spread over units needs ·
 * value: one plain figure, and `unitsColumn` is not looked at. Without a `unitsColumn` each row counts as one unit. In a long table the columns are
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
  readonly ratioSums?: MetricMapping['ratioSums'];
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

/** Reads events that are named: the value of the row at hand for the place of its name, nothing for the others. */
export function createNamedNumberAt(
  cells: () => readonly string[],
  { nameColumn, valueColumn, names }: LongColumns,
  format: NumberFormat,
): NumberAt {
  const keys = names.map(nameKey);
  const numberAt = createNumberAt(cells, () => format);
  return (place) => (nameKey(cells()[nameColumn] ?? '') === keys[place] ? numberAt(valueColumn) : null);
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
  const holdsSum = isSum(metric);
  const spread = createSpreadReader(metric, numberAt);
  return (figure) => {
    const total = numberAt(metric.totalColumn);
    if (typeof total === 'object' && total !== null) return total;
    const units = unitsColumn === null ? 1 : numberAt(unitsColumn);
    if (typeof units === 'object' && units !== null) return units;
    if (total === null || units === null) return 'missing';
    const fault = faultOf(metric, total, units);
    if (fault !== null) return fault;
    if (fill === 'as-read') {
      figure.units = units;
      figure.total = total;
      return 'read';
    }
    const isSingle = rowUnit === 'unit' && (unitsColumn === null || metric.kind === 'ratio');
    fillFigure(figure, metric.kind, { total, units, isSingle });
    if (holdsSum) figure.total = total;
    return spread(figure) ?? 'read';
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

/** Puts the sums of squares a table tells into a figure that is filled already; answers with what is wrong with them. */
type SpreadReader = (figure: Figure) => FigureFault | null;

function createSpreadReader(metric: MetricColumns, numberAt: NumberAt): SpreadReader {
  const { kind, squaresColumn, ratioSums } = metric;
  if (kind === 'ratio' && squaresColumn !== null && ratioSums !== undefined) {
    return createRatioSpread({ squaresColumn, ...ratioSums }, numberAt);
  }
  if ((kind !== 'mean' && kind !== 'duration') || squaresColumn === null) return () => null;
  return (figure) => {
    const squares = numberAt(squaresColumn);
    if (typeof squares !== 'number') return squares;
    const fault = faultOfSquares(squaresColumn, { squares, sum: figure.total, units: figure.units });
    if (fault === null) figure.totalSquares = squares;
    return fault;
  };
}

type RatioColumns = NonNullable<MetricColumns['ratioSums']> & { readonly squaresColumn: number };

/** All five sums or none: a ratio whose spread is half told is judged by its days. */
function createRatioSpread(columns: RatioColumns, numberAt: NumberAt): SpreadReader {
  const places = [
    columns.squaresColumn,
    columns.unitsColumn,
    columns.baseSquaresColumn,
    columns.crossProductsColumn,
  ];
  return (figure) => {
    const read = places.map(numberAt);
    const broken = read.find((value) => typeof value === 'object' && value !== null);
    if (typeof broken === 'object' && broken !== null) return broken;
    const [squares, units, baseSquares, crossProducts] = read.map(Number);
    if (read.includes(null) || squares === undefined || units === undefined) return null;
    if (baseSquares === undefined || crossProducts === undefined) return null;
    if (!Number.isInteger(units) || units < 1) {
      return { code: 'count-not-whole', column: columns.unitsColumn, values: { total: figure.total, units } };
    }
    const fault =
      faultOfSquares(columns.squaresColumn, { squares, sum: figure.total, units }) ??
      faultOfSquares(columns.baseSquaresColumn, { squares: baseSquares, sum: figure.base, units });
    if (fault !== null) return fault;
    Object.assign(figure, { units, totalSquares: squares, baseSquares, crossProducts });
    return null;
  };
}

/** n figures with the sum S have squares that sum to S²/n at least (Cauchy and Schwarz): 4 of average 3 to 36. */
function faultOfSquares(
  column: number,
  { squares, sum, units }: { squares: number; sum: number; units: number },
): FigureFault | null {
  const least = (sum * sum) / units;
  if (units === 0 || squares >= least * (1 - ROUNDING)) return null;
  return { code: 'squares-impossible', column, values: { squares, least } };
}
