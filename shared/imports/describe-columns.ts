import type { ColumnGuess } from './guess-columns.ts';
import type { ImportPreview } from './imports.contract.ts';

type Described = ImportPreview['columns'][number];

/** Columns as they are shown: without what only the reading of their cells needs. */
export function describeColumns(columns: readonly ColumnGuess[]): Described[] {
  return columns.map(({ index, name, role, examples, number }) => ({
    index,
    name,
    role,
    examples: [...examples],
    numbers: numbersOf(number),
  }));
}

function numbersOf(number: ColumnGuess['number']): Described['numbers'] {
  if (number?.kind !== 'numbers') return 'none';
  return number.format.decimal === null ? 'whole' : 'decimal';
}
