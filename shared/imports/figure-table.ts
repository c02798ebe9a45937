import { ARM_ORDER, type FigureTable } from '#shared/metrics/figure-table.ts';
import type { Observation } from './row-mapping.ts';

/** One figure of the table as an object. Throws RangeError beyond its length. */
export function observationAt(table: FigureTable, index: number): Observation {
  if (index < 0 || index >= table.length) throw new RangeError(`no figure ${index} in the table`);
  return {
    metricId: table.metricIds[table.metric[index] ?? 0] ?? '',
    day: table.days[table.day[index] ?? 0] ?? '',
    arm: ARM_ORDER[table.arm[index] ?? 0] ?? 'pilot',
    segment: table.segments[table.segment[index] ?? 0] ?? '',
    units: table.units[index] ?? 0,
    total: table.total[index] ?? 0,
    totalSquares: known(table.totalSquares, index),
    base: known(table.base, index),
    baseSquares: known(table.baseSquares, index),
    crossProducts: known(table.crossProducts, index),
  };
}

/** All figures as objects, for few of them. */
export function observationsOf(table: FigureTable): Observation[] {
  return Array.from({ length: table.length }, (_, index) => observationAt(table, index));
}

function known(column: Float64Array | null, index: number): number | null {
  const value = column?.[index] ?? NaN;
  return Number.isFinite(value) ? value : null;
}
