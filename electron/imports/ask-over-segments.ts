import { confirmedMapping } from '#shared/imports/confirmed-mapping.ts';
import { createDayClock } from '#shared/imports/day-clock.ts';
import type { SegmentQuestion } from '#shared/imports/imports.contract.ts';
import { segmentOutcomes } from '#shared/imports/segment-outcomes.ts';
import type { LookedAt } from './file-looks.ts';
import type { MapQuestion } from './map-file.ts';
import type { ResolvedMetrics } from './resolve-metrics.ts';

/** Of which metrics the file asks whether segments add up, what is taken, and what a day comes to either way. */
export function askOverSegments(
  { look }: LookedAt,
  { mapping, metrics, boundary, today }: MapQuestion,
  { overSegments }: Pick<ResolvedMetrics, 'overSegments'>,
): SegmentQuestion[] {
  if (overSegments.length === 0) return [];
  const { columns, rows, dialect } = look;
  const calendar = { clock: createDayClock(boundary), today };
  const foundDecimal = dialect.decimal;
  const asked = new Set(overSegments.map(({ metricId }) => metricId));
  const outcomes = segmentOutcomes(
    confirmedMapping({
      mapping,
      columns,
      rows,
      foundDecimal,
      metrics: metrics.filter(({ metricId }) => asked.has(metricId)),
      calendar,
    }),
    look,
  );
  return overSegments.map(({ at, metricId, taken }) => ({
    at,
    taken,
    outcome: outcomes.get(metricId) ?? null,
  }));
}
