/** ln of the sum of e^value, without overflow; -Infinity for nothing at all. Worked value: 0 and 0 give ln 2. */
export function logSumOfExponentials(values: readonly number[]): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) largest = Math.max(largest, value);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}
