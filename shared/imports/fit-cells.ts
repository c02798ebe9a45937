import type { DelimitedRow } from './read-delimited.ts';

/**
 * Cells that came apart from each other already, made a row of `width`: a sheet does not write the empty cells at the end of
 * a row (`padded`), a list has them all (`refused`). Filled cells beyond the width make the row a damaged one.
 */
export function fitCells(
  cells: string[],
  { width, line, short }: { width: number; line: number; short: 'padded' | 'refused' },
): Pick<DelimitedRow, 'cells' | 'problem'> {
  const isTooShort = cells.length < width && short === 'refused';
  const isTooLong = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');
  if (isTooShort || isTooLong) {
    return {
      cells,
      problem: { code: 'ragged-row', line, expectedCells: width, foundCells: cells.length },
    };
  }
  while (cells.length < width) cells.push('');
  cells.length = width;
  return { cells, problem: null };
}
