import type { Arm } from './arm-words.ts';
import type { DayFormat, DayProblem, YearRule } from './parse-day.ts';
import type { NumberFormat } from './parse-number.ts';
import type { RowProblemCode } from './read-delimited.ts';
import type { FigureProblem, MetricColumns } from './read-figures.ts';

/**
 * What a person confirmed about a table. Columns count from 0. `armValues` are compared without case and outer spaces;
 * `fixedArm` is the arm of every row when `armColumn` is null. `numberFormats` holds the formats of the number columns;
 * in others only whole numbers are read.
 */
export type RowMapping = {
  readonly dayColumn: number;
  readonly dayFormat: DayFormat;
  readonly yearRule: YearRule | null;
  readonly armColumn: number | null;
  readonly armValues: Readonly<Record<string, Arm>>;
  readonly fixedArm: Arm | null;
  readonly segmentColumn: number | null;
  readonly personColumn: number | null;
  readonly numberFormats: ReadonlyMap<number, NumberFormat>;
  readonly metrics: readonly MetricColumns[];
};

/**
 * One metric on one day in one arm; `segment` '' is everybody. `units` are trials, averaged units or exposure, `total` the
 * successes, the sum or the events. `totalSquares` null: only the day's figure is known, so the day is the unit.
 */
export type Observation = {
  readonly metricId: string;
  readonly day: string;
  readonly arm: Arm;
  readonly segment: string;
  readonly units: number;
  readonly total: number;
  readonly totalSquares: number | null;
};

export type SetAsideCode =
  | RowProblemCode
  | FigureProblem
  | Exclude<DayProblem, 'unreadable'>
  | 'day-unreadable'
  | 'arm-unknown'
  | 'duplicate-key';

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
};
