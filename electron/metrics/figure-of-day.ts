import { ARM_ORDER, emptyFigureTable, type FigureTable } from '#shared/metrics/figure-table.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { Id } from '#shared/kernel/schema.ts';

type Typed = Pick<DailyValue, 'arm' | 'day' | 'units' | 'total' | 'totalSquares' | 'base'> & { metricId: Id };

/** One figure of everybody as a table of its own. */
export function figureOfDay({ metricId, arm, day, ...sums }: Typed): FigureTable {
  const { units, total, totalSquares, base } = sums;
  const head = { length: 1, metricIds: [metricId], days: [day], segments: [''] };
  const table = emptyFigureTable(head, base === null ? 'none' : 'some');
  table.arm[0] = ARM_ORDER.indexOf(arm);
  table.units[0] = units;
  table.total[0] = total;
  table.totalSquares[0] = totalSquares ?? NaN;
  // Typed sums know nothing of their single units.
  table.base?.set([base ?? NaN]);
  table.baseSquares?.set([NaN]);
  table.crossProducts?.set([NaN]);
  return table;
}
