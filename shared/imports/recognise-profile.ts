import { isNamed, usedColumns } from './metric-columns.ts';
import type { ColumnGuess } from './guess-columns.ts';
import type { DayColumn } from './date-format.ts';
import { FEWEST_DAYS } from './guess-grain.ts';
import type { ImportMapping, MetricMapping } from './import-mapping.ts';
import { daysBetween } from '#shared/kernel/calendar-day.ts';
import type { Metric, MetricDraft } from '#shared/metrics/metric.ts';

/** A way of reading that was kept: the names its columns had, and what every metric of its mapping was. */
export type KeptReading = {
  readonly featureId: string | null;
  /** The file's name without its date or number. */
  readonly fileStem: string;
  readonly columns: readonly string[];
  readonly mapping: ImportMapping;
  /** By their place in `mapping.metrics`; null where it is not known any more. */
  readonly drafts: readonly (MetricDraftOfAny | null)[];
};
export type MetricDraftOfAny = Omit<MetricDraft, 'featureId'>;

export type NewFile = {
  readonly featureId: string;
  readonly fileStem: string;
  readonly columns: readonly ColumnGuess[];
  /** How the file would be read by looking alone. */
  readonly found: ImportMapping;
  /** The metrics the feature has. */
  readonly metrics: readonly Metric[];
};

/**
 * How a file is read by a kept way of reading, or null when that way does not know it: every column it uses must be
 * there under its name, in any order; other columns are passed by. What one file cannot know of the next (the year of
 * days without one, and whose numbers a file of another name holds) stays open.
 */
export function readByProfile(kept: KeptReading, file: NewFile): ImportMapping | null {
  const placeOf = placesByName(kept.columns, file.columns);
  if (placeOf === null) return null;
  const { mapping } = kept;
  const used = usedColumns(mapping);
  const places = new Map(used.map((column) => [column, placeOf(column)]));
  if ([...places.values()].includes(null)) return null;
  const move = (column: number | null): number | null =>
    column === null ? null : (places.get(column) ?? null);
  const dayColumn = move(mapping.dayColumn);
  const names = [...new Set([...file.found.names, ...mapping.names])];
  const hasNames = isNamed(mapping);
  const moveFigure = (column: number): number | null =>
    hasNames ? names.indexOf(mapping.names[column] ?? '') : move(column);
  const metrics = knownMetrics(kept, file, moveFigure);
  if (metrics.length === 0) return null;
  return {
    ...mapping,
    dialect: {
      ...file.found.dialect,
      rowsAt: mapping.dialect.rowsAt ?? file.found.dialect.rowsAt,
      decimal: file.found.dialect.decimal ?? mapping.dialect.decimal,
    },
    dayColumn,
    ...stretchOf(mapping, file, dayColumn),
    dayFormat: dayFormatOf(mapping, dayColumn === null ? null : (file.columns[dayColumn] ?? null)),
    year: null,
    armColumn: move(mapping.armColumn),
    armValues: { ...mapping.armValues, ...newArmValues(file, move(mapping.armColumn)) },
    fixedArm: isSameSeries(kept, file) ? mapping.fixedArm : null,
    segmentColumn: move(mapping.segmentColumn),
    personColumn: move(mapping.personColumn),
    nameColumn: move(mapping.nameColumn),
    valueColumn: move(mapping.valueColumn),
    names: hasNames ? names : [],
    metrics,
  };
}

/**
 * Columns that a kept way of reading never met and that looking takes for groups, segments or people, where it reads none:
 * passed by, their rows would be added up or told apart wrongly. A segment of one value changes nothing.
 */
export function columnsNewTo(kept: KeptReading, { columns, found }: NewFile): ColumnGuess[] {
  const known = new Set(kept.columns.map(plain));
  const { armColumn, segmentColumn, personColumn } = kept.mapping;
  const asked = new Set([
    armColumn === null ? found.armColumn : null,
    segmentColumn === null ? found.segmentColumn : null,
    personColumn === null ? found.personColumn : null,
  ]);
  return columns.filter(
    ({ index, name, role, examples }) =>
      asked.has(index) && !known.has(plain(name)) && (role !== 'segment' || examples.length > 1),
  );
}

/**
 * The best way of reading first: kept for the same feature, from a file of the same name, with the very same columns,
 * used last. `lastUsedAt` in milliseconds.
 */
export function rankProfiles<Kept extends KeptReading & { readonly lastUsedAt: number }>(
  all: readonly Kept[],
  file: Pick<NewFile, 'featureId' | 'fileStem' | 'columns'>,
): Kept[] {
  const names = namesKey(file.columns.map(({ name }) => name));
  const rank = (kept: Kept): number =>
    (kept.featureId === file.featureId ? 4 : 0) +
    (kept.fileStem.toLowerCase() === file.fileStem.toLowerCase() ? 2 : 0) +
    (namesKey(kept.columns) === names ? 1 : 0);
  return all.toSorted((left, right) => rank(right) - rank(left) || right.lastUsedAt - left.lastUsedAt);
}

function namesKey(names: readonly string[]): string {
  return names.map(plain).toSorted().join('\u0000');
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

function isSameSeries(kept: KeptReading, { featureId, fileStem }: NewFile): boolean {
  return kept.featureId === featureId && kept.fileStem.toLowerCase() === fileStem.toLowerCase();
}

/**
 * Where a kept column stands now: the one with the same name, of several with it the one in the same order. Columns
 * without names are only known by their number, so a table that has any must be as wide as before.
 */
function placesByName(
  before: readonly string[],
  now: readonly ColumnGuess[],
): ((column: number) => number | null) | null {
  if (before.some((name) => plain(name) === '') && before.length !== now.length) return null;
  const places = new Map<string, number[]>();
  for (const { name, index } of now) places.set(plain(name), [...(places.get(plain(name)) ?? []), index]);
  return (column) => {
    const name = plain(before[column] ?? '');
    const nth = before.slice(0, column).filter((other) => plain(other) === name).length;
    return places.get(name)?.[nth] ?? null;
  };
}

/**
 * The kept grain where the file bears it out, or has too few days to tell; otherwise the one found, so that a file of days
 * is never read as weeks because an earlier one was.
 */
function stretchOf(
  mapping: ImportMapping,
  { found, columns }: NewFile,
  dayColumn: number | null,
): Pick<ImportMapping, 'grain' | 'weekFrom'> {
  const { grain, weekFrom } = mapping;
  const day = dayColumn === null ? null : (columns[dayColumn]?.day ?? null);
  const isTold = found.dayColumn === dayColumn && found.grain !== grain;
  const isTooFew =
    found.grain === 'day' && day !== null && day.readable < FEWEST_DAYS && areApart(day.examples);
  if (!isTold || isTooFew) return { grain, weekFrom };
  return { grain: found.grain, weekFrom: found.weekFrom };
}

/** Whether days may be of different weeks or months: none is within a week of the one before. */
function areApart(examples: DayColumn['examples']): boolean {
  const days = examples.flatMap(({ day }) => day ?? []).toSorted();
  return days.slice(1).every((day, at) => daysBetween(days[at] ?? day, day) >= 7);
}

/** The kept format where it can read the column; otherwise the one found, or none while both ways are open. */
function dayFormatOf(mapping: ImportMapping, column: ColumnGuess | null): string | null {
  const day = column?.day ?? null;
  if (day === null) return mapping.dayFormat;
  const readable = [day.format, ...day.alternatives];
  const kept = readable.find((format) => format === mapping.dayFormat) ?? null;
  if (kept !== null) return kept;
  return day.question === 'day-or-month-first' ? null : day.format;
}

function newArmValues({ found }: NewFile, armColumn: number | null): ImportMapping['armValues'] {
  return found.armColumn === armColumn ? found.armValues : {};
}

/**
 * The metrics of a kept mapping in the feature at hand: by id, else by name and kind. In another feature those that are
 * not there yet are made with the import; in its own feature they were removed on purpose and stay out.
 */
function knownMetrics(
  kept: KeptReading,
  file: NewFile,
  move: (column: number) => number | null,
): MetricMapping[] {
  return kept.mapping.metrics.flatMap((part, at) => {
    const totalColumn = move(part.totalColumn);
    const unitsColumn = part.unitsColumn === null ? null : move(part.unitsColumn);
    const squaresColumn = part.squaresColumn === null ? null : move(part.squaresColumn);
    const target = targetOf(part, kept.drafts[at] ?? null, { kept, file });
    if (target === null || totalColumn === null || totalColumn < 0) return [];
    return [{ ...part, ...target, totalColumn, unitsColumn, squaresColumn }];
  });
}

function targetOf(
  part: MetricMapping,
  draft: MetricDraftOfAny | null,
  { kept, file }: { kept: KeptReading; file: NewFile },
): Pick<MetricMapping, 'metricId' | 'draft'> | null {
  if (file.metrics.some(({ id }) => id === part.metricId)) return { metricId: part.metricId, draft: null };
  if (draft === null || kept.featureId === file.featureId) return null;
  const named = file.metrics.find(({ name }) => plain(name) === plain(draft.name));
  if (named === undefined) return { metricId: null, draft };
  return named.kind === draft.kind ? { metricId: named.id, draft: null } : null;
}
