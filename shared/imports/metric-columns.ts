import type { MetricMapping } from './import-mapping.ts';

type Part = Pick<MetricMapping, 'totalColumn' | 'unitsColumn' | 'squaresColumn' | 'ratioSums'>;

/** Every column one metric is read from. */
export function columnsOfMetric({ totalColumn, unitsColumn, squaresColumn, ratioSums }: Part): number[] {
  const all = [totalColumn, unitsColumn, squaresColumn, ...Object.values(ratioSums ?? {})];
  return all.filter((column) => column !== null);
}
