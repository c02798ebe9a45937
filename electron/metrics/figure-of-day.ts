import { ARM_ORDER, emptyFigureTable, type FigureTable } from '#shared/metrics/figure-table.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { Id } from '#shared/kernel/schema.ts';

type Typed = Pick<DailyValue, 'arm' | 'day' | 'units' | 'total' | 'totalSquares'> & { metricId: Id };

/** One figure of everybody as a table of its own. */
export function figureOfDay({ metricId, arm, day, units, total, totalSquares }: Typed): FigureTable {
  const table = emptyFigureTable({ length: 1, metricIds: [metricId], days: [day], segments: [''] }, 'none');
  table.arm[0] = ARM_ORDER.indexOf(arm);
  table.units[0] = units;
  table.total[0] = total;
  table.totalSquares[0] = totalSquares ?? NaN;
  return table;
}
