import type { Arm } from './arm-words.ts';
import type { DayClock } from './day-clock.ts';
import type { TableShape } from './import-mapping.ts';
import type { DayFormat, DayProblem, YearRule } from './parse-day.ts';
import type { NumberFormat } from './parse-number.ts';
import type { RowProblemCode } from './read-delimited.ts';
import type { MetricGrain } from '#shared/metrics/metric.ts';
import type { FigureProblem, MetricColumns } from './read-figures.ts';

/**
 * What a person confirmed about a table. Columns count from 0. `armValues` are compared without case and outer spaces;
 * `fixedArm` is the arm of every row when `armColumn` is null. `numberFormats` holds the formats of the number columns;
 * in others only whole numbers are read.
 */
export type RowMapping = {
  readonly shape: TableShape;
  /** The stretch a row speaks about; its figures are kept under the first day of it. */
  readonly grain: MetricGrain;
  /** The day a week begins on as it is written; Monday when left out. */
  readonly weekFrom?: 'monday' | 'sunday' | undefined;
  readonly dayColumn: number;
  readonly dayFormat: DayFormat;
  readonly yearRule: YearRule | null;
  readonly armColumn: number | null;
  readonly armValues: Readonly<Record<string, Arm>>;
  readonly fixedArm: Arm | null;
  readonly segmentColumn: number | null;
  readonly personColumn: number | null;
  readonly personRule: 'each-row' | 'distinct-people';
  /** Where the rows of a long table, or of events, name the metric they are of, and their values; null in others. */
  readonly long: LongColumns | null;
  /** Whose days moments are cut into; null takes every day as it is written. */
  readonly clock: DayClock | null;
  /** Days after it have not come; null lets every day pass. */
  readonly today: string | null;
  readonly numberFormats: ReadonlyMap<number, NumberFormat>;
  readonly metrics: readonly MetricColumns[];
};

/** The metrics' columns are places in `names`. */
export type LongColumns = {
  readonly nameColumn: number;
  readonly valueColumn: number;
  readonly names: readonly string[];
};

/**
 * One metric on one day in one arm; `segment` '' is everybody. `units` are trials, averaged units or exposure, `total` the
 * successes, the sum or the events. `totalSquares` null: only the day's figure is known, so the day is the unit.
 * `base`, `baseSquares` and `crossProducts` are a ratio's sums of denominators, of their squares and of numerator times
 * denominator; null for other metrics.
 */
export type Observation = {
  readonly metricId: string;
  readonly day: string;
  readonly arm: Arm;
  readonly segment: string;
  readonly units: number;
  readonly total: number;
  readonly totalSquares: number | null;
  readonly base: number | null;
  readonly baseSquares: number | null;
  readonly crossProducts: number | null;
};

export type SetAsideCode =
  | RowProblemCode
  | FigureProblem
  | Exclude<DayProblem, 'unreadable'>
  | 'day-unreadable'
  | 'day-in-future'
  | 'person-missing'
  | 'arm-unknown'
  | 'arm-missing'
  | 'total-row'
  | 'duplicate-key';

export type Blame = Pick<SetAside, 'code' | 'column' | 'values'>;

/** A row that was not used, and why; `column` null when no single cell is to blame. `values` are data for the sentence. */
export type SetAside = {
  readonly line: number;
  readonly text: string;
  readonly code: SetAsideCode;
  readonly column: number | null;
  readonly values: Readonly<Record<string, string | number | null>>;
};

/** rows = used + empty + setAside. An empty row has no figure at all. `missing` counts absent figures by metric id. */
export type RowCounts = {
  readonly rows: number;
  readonly used: number;
  readonly empty: number;
  readonly setAside: number;
  readonly missing: ReadonlyMap<string, number>;
  /** People counted once for each of their days and arms, and how many of these stand in both arms of a day. */
  readonly personDays: number;
  readonly inBothArms: number;
  /** Where each of their events counts: how many people there are, and how many events the busiest of them has. */
  readonly people: number;
  readonly busiestPersonRows: number;
};
