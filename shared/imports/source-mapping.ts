import type { ImportMapping, MetricMapping } from './import-mapping.ts';
import { isNamed, usedColumns } from './metric-columns.ts';
import type { SqlMetric } from './source.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';

type RatioSums = NonNullable<MetricMapping['ratioSums']>;

/**
 * The mapping for a table whose columns stand in another order than when it was made; they are known by name. Throws
 * AppError `source-column-gone` with the name of a column that is used and no longer there.
 */
export function followColumns(
  mapping: ImportMapping,
  before: readonly string[],
  now: readonly string[],
): ImportMapping {
  const place = (column: number): number => {
    const name = before[column] ?? '';
    // A name that stands twice, or none at all, says nothing: the place itself has to do.
    const isTelling = name !== '' && before.indexOf(name) === before.lastIndexOf(name);
    const found = isTelling ? now.indexOf(name) : column < now.length ? column : -1;
    if (found < 0)
      throw new AppError('precondition', 'source-column-gone', { name: name || String(column + 1) });
    return found;
  };
  const orNull = (column: number | null) => (column === null ? null : place(column));
  const placeAll = (sums: RatioSums): RatioSums => ({
    unitsColumn: place(sums.unitsColumn),
    baseSquaresColumn: place(sums.baseSquaresColumn),
    crossProductsColumn: place(sums.crossProductsColumn),
  });
  for (const column of usedColumns(mapping)) place(column);
  return {
    ...mapping,
    dayColumn: orNull(mapping.dayColumn),
    armColumn: orNull(mapping.armColumn),
    segmentColumn: orNull(mapping.segmentColumn),
    personColumn: orNull(mapping.personColumn),
    nameColumn: orNull(mapping.nameColumn),
    valueColumn: orNull(mapping.valueColumn),
    metrics: isNamed(mapping)
      ? mapping.metrics
      : mapping.metrics.map((part) => ({
          ...part,
          totalColumn: place(part.totalColumn),
          unitsColumn: orNull(part.unitsColumn),
          squaresColumn: orNull(part.squaresColumn),
          ...(part.ratioSums === undefined ? {} : { ratioSums: placeAll(part.ratioSums) }),
        })),
  };
}

/**
 * Names the metrics that earlier runs made, so that a renamed one is fed on and not made again. Where one is gone (its
 * import was undone), the draft makes it anew. Throws AppError `source-metric-gone` when there is no draft.
 */
export function nameKnownMetrics(
  mapping: ImportMapping,
  known: readonly (Id | null)[],
  standing: ReadonlySet<Id>,
): ImportMapping {
  return {
    ...mapping,
    metrics: mapping.metrics.map((part, at) => {
      const metricId = part.metricId ?? known[at] ?? null;
      if (metricId !== null && standing.has(metricId)) return { ...part, metricId, draft: null };
      if (part.draft === null) throw new AppError('precondition', 'source-metric-gone');
      return { ...part, metricId: null };
    }),
  };
}

function ratioSumsOf(find: (name: string) => number | null): Pick<MetricMapping, 'ratioSums'> {
  const unitsColumn = find('pairs');
  const baseSquaresColumn = find('base_squares');
  const crossProductsColumn = find('cross_products');
  return unitsColumn === null || baseSquaresColumn === null || crossProductsColumn === null
    ? {}
    : { ratioSums: { unitsColumn, baseSquaresColumn, crossProductsColumn } };
}

/** How the table of a SQL template is read: its columns have names of their own, so nothing has to be guessed. */
export function mappingOfTemplate(
  guess: ImportMapping,
  metric: Pick<SqlMetric, 'name' | 'kind'>,
  columns: readonly string[],
): ImportMapping {
  const find = (name: string) => (columns.includes(name) ? columns.indexOf(name) : null);
  const draft = {
    name: metric.name,
    kind: metric.kind,
    unit: '',
    direction: 'higher',
    role: 'secondary',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  } as const;
  return {
    ...guess,
    shape: 'wide',
    dayColumn: find('day'),
    armColumn: find('arm'),
    segmentColumn: find('segment'),
    personColumn: null,
    metrics: [
      {
        metricId: null,
        draft,
        totalColumn: find('total') ?? find('average') ?? find('typical') ?? 0,
        unitsColumn: find('units'),
        squaresColumn: find('squares'),
        ...ratioSumsOf(find),
      },
    ],
  };
}
