import type { ImportMapping, MetricMapping } from './import-mapping.ts';

type Part = Pick<MetricMapping, 'totalColumn' | 'unitsColumn' | 'squaresColumn' | 'ratioSums'>;

/** Every column one metric is read from. */
export function columnsOfMetric({ totalColumn, unitsColumn, squaresColumn, ratioSums }: Part): number[] {
  const all = [totalColumn, unitsColumn, squaresColumn, ...Object.values(ratioSums ?? {})];
  return all.filter((column) => column !== null);
}

/** Whether a column names the metric of each row, so that the columns of a metric are places in `names`. */
export function isNamed({ shape, nameColumn }: Pick<ImportMapping, 'shape' | 'nameColumn'>): boolean {
  return shape === 'long' || (shape === 'events' && nameColumn !== null);
}

/** The columns of a file that a mapping reads, each once. */
export function usedColumns(mapping: ImportMapping): number[] {
  const { dayColumn, armColumn, segmentColumn, personColumn, nameColumn, valueColumn } = mapping;
  const figures = isNamed(mapping) ? [] : mapping.metrics.flatMap(columnsOfMetric);
  const all = [dayColumn, armColumn, segmentColumn, personColumn, nameColumn, valueColumn, ...figures];
  return [...new Set(all.filter((column) => column !== null))];
}
