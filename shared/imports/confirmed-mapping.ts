import type { ColumnGuess } from './guess-columns.ts';
import type { ImportMapping } from './imports.contract.ts';
import { asDayFormat, cellsOf } from './open-questions.ts';
import type { NumberFormat } from './parse-number.ts';
import type { MetricColumns } from './read-figures.ts';
import type { RowMapping } from './row-mapping.ts';
import { yearRuleFor } from './suggest-years.ts';

export type ConfirmedMapping = {
  readonly mapping: ImportMapping;
  readonly columns: readonly ColumnGuess[];
  readonly rows: readonly (readonly string[])[];
  /** The decimal mark found by looking; another one in the mapping is the person's correction. */
  readonly foundDecimal: '.' | ',' | null;
  /** The metrics by their place in the mapping, those to be made included. */
  readonly metrics: readonly MetricColumns[];
};

/** Turns a mapping without open questions into what the row mapper reads by. Throws RangeError while one is open. */
export function confirmedMapping(confirmed: ConfirmedMapping): RowMapping {
  const { mapping, rows, metrics } = confirmed;
  const dayFormat = asDayFormat(mapping.dayFormat);
  if (mapping.dayColumn === null || dayFormat === null)
    throw new RangeError('the day column is not settled.');
  const dayCells = () => cellsOf(rows, mapping.dayColumn ?? 0);
  return {
    dayColumn: mapping.dayColumn,
    dayFormat,
    yearRule:
      dayFormat === 'named-yearless' && mapping.year !== null ? yearRuleFor(dayCells(), mapping.year) : null,
    armColumn: mapping.armColumn,
    armValues: mapping.armValues,
    fixedArm: mapping.fixedArm,
    segmentColumn: mapping.segmentColumn,
    personColumn: mapping.personColumn,
    numberFormats: new Map(
      metrics
        .flatMap(({ totalColumn, unitsColumn }) =>
          unitsColumn === null ? [totalColumn] : [totalColumn, unitsColumn],
        )
        .map((column) => [column, formatOf(confirmed, column)]),
    ),
    metrics,
  };
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
