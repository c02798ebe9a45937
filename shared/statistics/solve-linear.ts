/**
 * The x of `matrix` x = `right`, by Gaussian elimination with row exchange (Golub & Van Loan 2013, 3.4). The rows are
 * used up. RangeError for a matrix that has no single answer. Worked value: 2x = 6, x + y = 5 gives 3 and 2.
 */
export function solveLinear(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column += 1) {
    bringLargestUp(matrix, right, column);
    const pivotRow = matrix[column] ?? new Float64Array();
    const pivot = pivotRow[column] ?? 0;
    if (pivot === 0) throw new RangeError('the equations have no single answer.');
    for (let row = column + 1; row < size; row += 1) {
      const current = matrix[row] ?? new Float64Array();
      const factor = (current[column] ?? 0) / pivot;
      if (factor === 0) continue;
      for (let at = column; at < size; at += 1)
        current[at] = (current[at] ?? 0) - factor * (pivotRow[at] ?? 0);
      right[row] = (right[row] ?? 0) - factor * (right[column] ?? 0);
    }
  }
  const answer = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    const current = matrix[row] ?? new Float64Array();
    let rest = right[row] ?? 0;
    for (let at = row + 1; at < size; at += 1) rest -= (current[at] ?? 0) * (answer[at] ?? 0);
    answer[row] = rest / (current[row] ?? 1);
  }
  return answer;
}

function bringLargestUp(matrix: Float64Array[], right: Float64Array, column: number): void {
  const sizeIn = (row: number): number => Math.abs(matrix[row]?.[column] ?? 0);
  let largest = column;
  for (let row = column + 1; row < right.length; row += 1) if (sizeIn(row) > sizeIn(largest)) largest = row;
  if (largest === column) return;
  [matrix[column], matrix[largest]] = [matrix[largest] as Float64Array, matrix[column] as Float64Array];
  [right[column], right[largest]] = [right[largest] ?? 0, right[column] ?? 0];
}
