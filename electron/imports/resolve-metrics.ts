import type { ImportMapping } from '#shared/imports/imports.contract.ts';
import { columnsOfMetric } from '#shared/imports/metric-columns.ts';
import type { MetricColumns } from '#shared/imports/read-figures.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Metric, MetricDraft } from '#shared/metrics/metric.ts';

export type ResolvedMetrics = {
  columns: MetricColumns[];
  /** Metrics to be made with the import, under the ids their figures will have. */
  toMake: { metricId: Id; draft: MetricDraft }[];
  /** The mapping with every metric named by its id. */
  mapping: ImportMapping;
};

type Question = {
  featureId: Id;
  mapping: ImportMapping;
  metrics: readonly Metric[];
  newId: () => Id;
  columnCount: number;
};

/**
 * Settles which metric each part of a mapping feeds. A metric to be made that bears the name of one that is there feeds
 * that one, so that the same file twice makes nothing twice; a new one has the file's grain. Throws AppError `metric-not-found`, `metric-name-taken`
 * (same name, other kind), `metric-is-derived`, `metric-twice`, `column-missing`.
 */
export function resolveMetrics({
  featureId,
  mapping,
  metrics,
  newId,
  columnCount,
}: Question): ResolvedMetrics {
  const toMake: ResolvedMetrics['toMake'] = [];
  const parts = mapping.metrics.map((part) => {
    const { totalColumn, unitsColumn, squaresColumn, totalHolds, ratioSums } = part;
    const columns = {
      totalColumn,
      unitsColumn,
      squaresColumn,
      ...(totalHolds === undefined ? {} : { totalHolds }),
      ...(ratioSums === undefined ? {} : { ratioSums }),
    };
    const last = Math.max(...columnsOfMetric(columns));
    if (last >= (mapping.shape === 'long' ? mapping.names.length : columnCount)) {
      throw new AppError('validation', 'column-missing', { column: last + 1 });
    }
    const found = findMetric(part, metrics);
    refuseDerived(found ?? part.draft);
    if (found !== null) return { metricId: found.id, kind: found.kind, ...columns };
    if (part.draft === null) throw new AppError('not-found', 'metric-not-found');
    const metricId = newId();
    toMake.push({ metricId, draft: { ...part.draft, featureId, grain: mapping.grain } });
    return { metricId, kind: part.draft.kind, ...columns };
  });
  refuseTwice(parts, [
    ...metrics,
    ...toMake.map(({ metricId, draft }) => ({ id: metricId, name: draft.name })),
  ]);
  return {
    columns: parts,
    toMake,
    mapping: {
      ...mapping,
      metrics: parts.map(({ kind: _kind, ...part }) => Object.assign(part, { draft: null })),
    },
  };
}

function refuseDerived(fed: Pick<Metric, 'name' | 'formula'> | null): void {
  if (fed !== null && fed.formula !== null) {
    throw new AppError('precondition', 'metric-is-derived', { name: fed.name });
  }
}

function findMetric(
  { metricId, draft }: ImportMapping['metrics'][number],
  metrics: readonly Metric[],
): Metric | null {
  if (metricId !== null) return metrics.find((metric) => metric.id === metricId) ?? null;
  const name = draft?.name.trim().toLowerCase();
  const named = metrics.find((metric) => metric.name.trim().toLowerCase() === name) ?? null;
  if (named !== null && named.kind !== draft?.kind) {
    throw new AppError('conflict', 'metric-name-taken', { name: named.name });
  }
  return named;
}

function refuseTwice(parts: readonly MetricColumns[], named: readonly { id: Id; name: string }[]): void {
  const ids = parts.map(({ metricId }) => metricId);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  const nameOf = (id: Id) => named.find((metric) => metric.id === id)?.name ?? '';
  if (twice !== undefined) throw new AppError('validation', 'metric-twice', { name: nameOf(twice) });
  const names = ids.map((id) => nameOf(id).trim().toLowerCase());
  const taken = names.find((name, at) => names.indexOf(name) !== at);
  if (taken !== undefined) throw new AppError('validation', 'metric-twice', { name: taken });
}
