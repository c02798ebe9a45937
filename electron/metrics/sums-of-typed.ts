import { AppError } from '#shared/kernel/app-error.ts';
import { faultOfFigure } from '#shared/metrics/fault-of-figure.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { addsUp } from '#shared/metrics/over-segments.ts';

type Typed = { readonly units: number; readonly total: number };
type Sums = Pick<DailyValue, 'units' | 'total' | 'totalSquares' | 'base'>;

/**
 * The sums of a figure typed by hand, for everybody of a day. A duration is typed as its typical time and kept as the
 * sum of logarithms; a ratio as one sum over another, the day being its one unit, as it is of what adds up over segments. Throws the codes of `faultOfFigure`.
 */
export function sumsOfTyped(metric: Pick<Metric, 'kind' | 'overSegments'>, typed: Typed): Sums {
  const { kind } = metric;
  const units = kind === 'value' || addsUp(metric) ? 1 : typed.units;
  const { total } = typed;
  const fault = faultOfFigure(kind, { units, total });
  if (fault !== null) throw new AppError('validation', fault, { units, total });
  if (kind === 'ratio') return { units: 1, total, totalSquares: null, base: units };
  if (kind === 'duration') return { units, total: units * Math.log(total), totalSquares: null, base: null };
  return { units, total, totalSquares: kind === 'proportion' ? total : null, base: null };
}
