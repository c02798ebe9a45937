import { columnsOfMetric, isNamed } from './metric-columns.ts';
import type { ColumnGuess } from './guess-columns.ts';
import type { DayClock } from './day-clock.ts';
import type { ImportMapping } from './import-mapping.ts';
import { asDayFormat, cellsOf } from './open-questions.ts';
import type { NumberFormat } from './parse-number.ts';
import type { MetricColumns } from './read-figures.ts';
import type { LongColumns, RowMapping } from './row-mapping.ts';
import { yearRuleFor } from './suggest-years.ts';

export type ConfirmedMapping = {
  readonly mapping: ImportMapping;
  readonly columns: readonly ColumnGuess[];
  readonly rows: readonly (readonly string[])[];
  /** The decimal mark found by looking; another one in the mapping is the person's correction. */
  readonly foundDecimal: '.' | ',' | null;
  /** The metrics by their place in the mapping, those to be made included. */
  readonly metrics: readonly MetricColumns[];
  readonly calendar: ImportCalendar;
};

/** Whose days a file's moments fall on, and which day it is. Null `clock` takes days as written. */
export type ImportCalendar = { readonly clock: DayClock | null; readonly today: string | null };

/** Turns a mapping without open questions into what the row mapper reads by. Throws RangeError while one is open. */
export function confirmedMapping(confirmed: ConfirmedMapping): RowMapping {
  const { mapping, rows, metrics } = confirmed;
  const dayFormat = asDayFormat(mapping.dayFormat);
  if (mapping.dayColumn === null || dayFormat === null)
    throw new RangeError('the day column is not settled.');
  const dayCells = () => cellsOf(rows, mapping.dayColumn ?? 0);
  return {
    shape: mapping.shape,
    grain: mapping.grain,
    weekFrom: mapping.weekFrom,
    ...confirmed.calendar,
    dayColumn: mapping.dayColumn,
    dayFormat,
    yearRule:
      dayFormat === 'named-yearless' && mapping.year !== null ? yearRuleFor(dayCells(), mapping.year) : null,
    armColumn: mapping.armColumn,
    armValues: mapping.armValues,
    fixedArm: mapping.fixedArm,
    segmentColumn: mapping.segmentColumn,
    personColumn: mapping.personColumn,
    personRule: mapping.personRule,
    long: longColumnsOf(mapping),
    numberFormats: new Map(
      numberColumnsOf(mapping, metrics).map((column) => [column, formatOf(confirmed, column)]),
    ),
    metrics,
  };
}

function longColumnsOf(mapping: ImportMapping): LongColumns | null {
  const { nameColumn, valueColumn, names } = mapping;
  if (!isNamed(mapping)) return null;
  if (nameColumn === null || valueColumn === null) throw new RangeError('the long columns are not settled.');
  return { nameColumn, valueColumn, names };
}

/** The columns of the file that hold numbers; those of metrics that rows name are names. */
function numberColumnsOf(mapping: ImportMapping, metrics: readonly MetricColumns[]): number[] {
  const { valueColumn } = mapping;
  if (isNamed(mapping)) return valueColumn === null ? [] : [valueColumn];
  return metrics.flatMap(columnsOfMetric);
}

/** A column's own writing is believed unless the person has said otherwise for the file. */
function formatOf({ mapping, columns, foundDecimal }: ConfirmedMapping, column: number): NumberFormat {
  const { decimal } = mapping.dialect;
  const number = columns[column]?.number ?? null;
  const isCorrected = decimal !== null && decimal !== foundDecimal;
  if (number?.kind === 'numbers' && !isCorrected) {
    return number.format.decimal === null && number.format.group === null
      ? { decimal, group: null }
      : number.format;
  }
  const mark = decimal ?? '.';
  return { decimal: mark, group: mark === '.' ? ',' : '.' };
}
