/** How far a figure is from its reference, relative to the reference; absolute where the reference is 0. For tests. */
export function relativeError(actual: number, reference: number): number {
  return reference === 0 ? Math.abs(actual) : Math.abs(actual / reference - 1);
}
