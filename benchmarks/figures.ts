/** `least` is the shortest of several runs, `milliseconds` their median. */
export type Figure = { name: string; milliseconds: number; least?: number };

export async function timed<Value>(
  work: () => Value | Promise<Value>,
): Promise<{ value: Value; milliseconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - start };
}

export function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}

/** A plain table; ratios are against the first figure whose name begins with "floor". */
export function printTable(title: string, figures: readonly Figure[]): void {
  const floor = figures.find(({ name }) => name.startsWith('floor'))?.milliseconds ?? null;
  console.log(`\n${title}`);
  for (const { name, milliseconds, least } of figures) {
    const ratio = floor === null ? '' : `${(milliseconds / floor).toFixed(1)}x`;
    const shortest = least === undefined ? '' : `  least ${least.toFixed(0)} ms`;
    console.log(
      `  ${name.padEnd(46)} ${milliseconds.toFixed(milliseconds < 10 ? 2 : 0).padStart(8)} ms ${ratio.padStart(7)}${shortest}`,
    );
  }
}
