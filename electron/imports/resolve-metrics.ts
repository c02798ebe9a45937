import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import {
  asksOverSegments,
  guessForFile,
  type OverSegmentsAnswer,
} from '#shared/imports/guess-over-segments.ts';
import { columnsOfMetric, isNamed } from '#shared/imports/metric-columns.ts';
import type { MetricColumns } from '#shared/imports/read-figures.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Metric, MetricDraft, OverSegments } from '#shared/metrics/metric.ts';

export type ResolvedMetrics = {
  columns: MetricColumns[];
  /** Metrics to be made with the import, under the ids their figures will have. */
  toMake: { metricId: Id; draft: MetricDraft }[];
  /** What is said with the import of metrics that are there: whether their segments add up. */
  toSay: { metricId: Id; overSegments: OverSegmentsAnswer }[];
  /** The metrics of which the file asks it, by their place, with what is taken. */
  overSegments: { at: number; metricId: Id; taken: OverSegments }[];
  /** The mapping with every metric named by its id. */
  mapping: ImportMapping;
};

type Question = {
  featureId: Id;
  mapping: ImportMapping;
  metrics: readonly Metric[];
  /** Whether no number shown would change if a metric of which it is unsaid added up over segments, or did not. */
  isFreeToGuess: (metric: Metric) => boolean;
  newId: () => Id;
  columnCount: number;
};

/**
 * What a metric does over segments once this import is in: as it was answered, or said before; guessed where nothing shown
 * hangs on it.
 */
function takenOf(
  { mapping, isFreeToGuess }: Question,
  part: ImportMapping['metrics'][number],
  metric: Metric,
): OverSegments {
  if (part.overSegments !== undefined) return part.overSegments;
  const isOpen = metric.overSegments === 'unsaid' && asksOverSegments(mapping, part, metric);
  return isOpen && isFreeToGuess(metric) ? guessForFile(mapping, part, metric) : metric.overSegments;
}

function draftFor(
  { mapping, featureId }: Question,
  part: ImportMapping['metrics'][number],
): MetricDraft | null {
  const { draft } = part;
  if (draft === null) return null;
  const { overSegments: said } = draft;
  const overSegments = said === 'unsaid' ? guessForFile(mapping, part, draft) : said;
  return { ...draft, featureId, grain: mapping.grain, overSegments };
}

/**
 * Settles which metric each part of a mapping feeds. A metric to be made that bears the name of one that is there feeds
 * that one, so that the same file twice makes nothing twice; a new one has the file's grain. What its segments do is guessed
 * where nobody has said it and no number shown hangs on it. Throws AppError `metric-not-found`, `metric-name-taken`
 * (same name, other kind), `metric-is-derived`, `metric-twice`, `column-missing`.
 */
export function resolveMetrics(question: Question): ResolvedMetrics {
  const { mapping, metrics, newId, columnCount } = question;
  const toMake: ResolvedMetrics['toMake'] = [];
  const toSay: ResolvedMetrics['toSay'] = [];
  const overSegments: ResolvedMetrics['overSegments'] = [];
  const parts = mapping.metrics.map((part, at) => {
    const { totalColumn, unitsColumn, squaresColumn, totalHolds, ratioSums } = part;
    const columns = {
      totalColumn,
      unitsColumn,
      squaresColumn,
      ...(totalHolds === undefined ? {} : { totalHolds }),
      ...(ratioSums === undefined ? {} : { ratioSums }),
    };
    const last = Math.max(...columnsOfMetric(columns));
    if (last >= (isNamed(mapping) ? mapping.names.length : columnCount)) {
      throw new AppError('validation', 'column-missing', { column: last + 1 });
    }
    const found = findMetric(part, metrics);
    refuseDerived(found ?? part.draft);
    const draft = draftFor(question, part);
    const metricId = found?.id ?? newId();
    const { kind } = found ?? draft ?? missing();
    const taken = found === null ? (draft?.overSegments ?? 'unsaid') : takenOf(question, part, found);
    if (found === null && draft !== null) toMake.push({ metricId, draft });
    else if (taken !== 'unsaid' && taken !== found?.overSegments)
      toSay.push({ metricId, overSegments: taken });
    if (asksOverSegments(mapping, part, { kind })) overSegments.push({ at, metricId, taken });
    return { metricId, kind, ...columns };
  });
  refuseTwice(parts, [
    ...metrics,
    ...toMake.map(({ metricId, draft }) => ({ id: metricId, name: draft.name })),
  ]);
  return {
    columns: parts,
    toMake,
    toSay,
    overSegments,
    mapping: {
      ...mapping,
      metrics: parts.map(({ kind: _kind, ...part }) => Object.assign(part, { draft: null })),
    },
  };
}

function missing(): never {
  throw new AppError('not-found', 'metric-not-found');
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
