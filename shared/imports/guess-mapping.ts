import type { ColumnGuess } from './guess-columns.ts';
import { guessGrain } from './guess-grain.ts';
import { guessLong, type LongGuess } from './guess-long.ts';
import { findWhole, guessMetrics, type RowStandsFor } from './guess-metrics.ts';
import type { Dialect, ImportMapping, MetricMapping } from './import-mapping.ts';
import { nameKey } from './name-key.ts';
import { isNamed } from './metric-columns.ts';
import { fileDecimal } from './number-format.ts';
import type { Metric } from '#shared/metrics/metric.ts';

export type MappingEvidence = {
  readonly columns: readonly ColumnGuess[];
  readonly rows: readonly (readonly string[])[];
  readonly dialect: Dialect;
  /** The metrics the feature has already. */
  readonly metrics: readonly Metric[];
};

/**
 * How a file of daily figures is probably meant, by what its columns hold. What only
 * the person can know stays null (`dayFormat`, `year`, `fixedArm`), see `openQuestions`.
 */
export function guessMapping({ columns, rows, dialect, metrics }: MappingEvidence): ImportMapping {
  const long = guessLong({ columns, rows, metrics });
  const found = foundMapping({ columns, rows, dialect }, long);
  const table = long?.wide ?? { columns, rows };
  return { ...found, metrics: proposeMetrics(table, metrics, found) };
}

/**
 * What a table probably feeds, read as `mapping` says: metrics of the feature called like its columns, or else new ones.
 * Where rows name their metric, the table is told with a column for each name.
 */
export function proposeMetrics(
  table: Table,
  metrics: readonly Metric[],
  mapping: ImportMapping,
): MetricMapping[] {
  const byName = metricsByName(table, metrics, mapping);
  if (byName.length > 0) return byName;
  const free = guessMetrics(table, rowStandsFor(mapping)).filter((guess) => !isNameTaken(guess, metrics));
  const hasPrimary = metrics.some(({ role }) => role === 'primary');
  const added = free.map((guess) => withGrain(guess, mapping.grain));
  return hasPrimary ? added.map(besidesPrimary) : added;
}

/** A feature is judged by the primary metric it has; what a file adds stands beside it until the person says otherwise. */
function besidesPrimary(metric: MetricMapping): MetricMapping {
  return metric.draft?.role === 'primary'
    ? { ...metric, draft: { ...metric.draft, role: 'secondary' } }
    : metric;
}

/** A metric made of weekly figures is a weekly one. */
function withGrain({ draft, ...columns }: MetricMapping, grain: ImportMapping['grain']): MetricMapping {
  return { ...columns, draft: draft === null ? null : { ...draft, grain } };
}

/** Rows with a person are events; events without one are single cases all the same. */
function rowStandsFor({ shape }: ImportMapping): RowStandsFor {
  return shape === 'events' ? 'person' : 'day';
}

/** The columns as they were found, before any metric. */
function foundMapping(
  { columns, rows, dialect }: Pick<MappingEvidence, 'columns' | 'rows' | 'dialect'>,
  long: LongGuess | null,
): ImportMapping {
  const columnOf = (role: ColumnGuess['role']) =>
    columns.find((column) => column.role === role && column.index !== long?.nameColumn) ?? null;
  const day = columnOf('day');
  const group = columnOf('group');
  const segment = columnOf('segment') ?? secondSegment(columns, long);
  const someone = columnOf('person');
  const keys = [day, group, segment].flatMap((column) => column?.index ?? []);
  const isLong = long !== null && (someone === null || !comesAgain(rows, [...keys, long.nameColumn]));
  const person = isLong ? null : someone;
  return {
    dialect,
    shape: isLong ? 'long' : person === null ? 'wide' : 'events',
    ...guessGrain(day, rows),
    dayColumn: day?.index ?? null,
    dayFormat: settledDayFormat(day),
    year: null,
    armColumn: group?.index ?? null,
    armValues: group?.armValues ?? {},
    fixedArm: null,
    segmentColumn: segment?.index ?? null,
    personColumn: person?.index ?? null,
    personRule: comesTwice(rows, day, person) ? 'distinct-people' : 'each-row',
    nameColumn: long?.nameColumn ?? null,
    valueColumn: long?.valueColumn ?? null,
    names: [...(long?.names ?? [])],
    metrics: [],
  };
}

/** Beside the metrics' names another column may be the segment that they were taken for. */
function secondSegment(columns: readonly ColumnGuess[], long: LongGuess | null): ColumnGuess | null {
  if (long === null) return null;
  const isOther = ({ index, reason }: ColumnGuess) =>
    index !== long.nameColumn && reason === 'another-column-is-likelier';
  return columns.find((column) => column.role === 'text' && column.day === null && isOther(column)) ?? null;
}

/** Of rows with a person, more than these share a day, group, segment and metric only where they are events. */
const FEW_DOUBLES = 0.1;

/** Whether many rows have the same cells in those columns, which one figure of a day cannot have. */
function comesAgain(rows: readonly (readonly string[])[], columns: readonly number[]): boolean {
  const keyOf = (row: readonly string[]) =>
    columns.map((column) => nameKey(row[column] ?? '')).join('\u0000');
  return new Set(rows.map(keyOf)).size < rows.length * (1 - FEW_DOUBLES);
}

/** A person with several rows on one day is counted once unless the person says otherwise. */
function comesTwice(
  rows: readonly (readonly string[])[],
  day: ColumnGuess | null,
  person: ColumnGuess | null,
): boolean {
  if (day === null || person === null) return false;
  const seen = new Set<string>();
  for (const row of rows) {
    const key = `${(row[day.index] ?? '').slice(0, 10)} ${row[person.index] ?? ''}`;
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

/** The decimal mark of the file: as its columns agree, or as the separator suggests; null when it must be asked. */
export function settledDecimal(columns: readonly ColumnGuess[], delimiter: string): '.' | ',' | null {
  const numbers = columns.flatMap(({ number }) => (number === null ? [] : [number]));
  const agreed = fileDecimal(numbers);
  if (agreed !== null) return agreed;
  if (numbers.some(({ kind }) => kind === 'ambiguous')) return null;
  return delimiter === ';' ? ',' : '.';
}

function settledDayFormat(day: ColumnGuess | null): string | null {
  return day?.day?.question === 'day-or-month-first' ? null : (day?.day?.format ?? null);
}

/** A column called like a metric of another build is left to the person. */
function isNameTaken({ draft }: MetricMapping, metrics: readonly Metric[]): boolean {
  const name = draft?.name.trim().toLowerCase();
  return metrics.some((metric) => metric.name.trim().toLowerCase() === name);
}

type Table = Pick<MappingEvidence, 'columns' | 'rows'>;

/** Words that part two columns in the name of a share, "Orders of visits", "Ordini su visite". */
const PART_OF = / (?:of|su) /i;

/**
 * Metrics called like a column are fed by it; a share also needs the column it is a share of: the
 * one its name says, and one found by looking only where it says none. Where rows are cases, each can be one of the whole,
 * and must where it names its event. What is
 * reckoned from other metrics is fed by no file. A metric made for another grain, "Orders (weekly)", stands for the one it is
 * named after in files of its grain.
 */
function metricsByName(table: Table, metrics: readonly Metric[], found: ImportMapping): MetricMapping[] {
  const { grain } = found;
  const isOfCases = rowStandsFor(found) === 'person';
  const numbers = table.columns.filter(({ role }) => role === 'number');
  return metrics.flatMap((metric) => {
    if (metric.formula !== null || findSibling(metric, metrics, grain) !== null) return [];
    const named = metrics.find((other) => findSibling(other, metrics, grain) === metric) ?? metric;
    const [partName, wholeName] =
      metric.kind === 'proportion' ? namesInShare(named.name, numbers) : [named.name];
    const part = findNamed(numbers, partName);
    const isShare = metric.kind === 'proportion' && part !== null;
    const isFound = isShare && wholeName === undefined;
    const whole = !isFound
      ? findNamed(numbers, wholeName)
      : isOfCases && isNamed(found)
        ? null
        : findWhole(table, part);
    const needsWhole = metric.kind === 'proportion' && !(isFound && isOfCases);
    if (part === null || (needsWhole && whole === null)) return [];
    return [
      {
        metricId: metric.id,
        draft: null,
        totalColumn: part.index,
        unitsColumn: whole?.index ?? null,
        squaresColumn: null,
      },
    ];
  });
}

/** The names of both columns of a share; words part them only where a column is called like each of them. */
function namesInShare(name: string, numbers: readonly ColumnGuess[]): string[] {
  const named = name.split(PART_OF);
  const isBoth = named.length === 2 && named.every((part) => findNamed(numbers, part) !== null);
  return isBoth ? named : name.split(' / ');
}

/** The metric that holds the figures of a grain which this one does not. */
function findSibling(
  { name, kind, grain: own }: Metric,
  metrics: readonly Metric[],
  grain: ImportMapping['grain'],
): Metric | null {
  if (own === grain) return null;
  const start = `${name.trim().toLowerCase()} (`;
  const isSibling = (other: Metric) =>
    other.grain === grain && other.kind === kind && other.name.trim().toLowerCase().startsWith(start);
  return metrics.find(isSibling) ?? null;
}

function findNamed(columns: readonly ColumnGuess[], name: string | undefined): ColumnGuess | null {
  const wanted = name?.trim().toLowerCase() ?? '';
  return columns.find((column) => wanted !== '' && column.name.trim().toLowerCase() === wanted) ?? null;
}

/** Names of the feature's metrics with figures of their own that this mapping does not feed. */
export function unfedMetrics(mapping: ImportMapping, metrics: readonly Metric[]): string[] {
  const fed = new Set(
    mapping.metrics.map(({ metricId, draft }) => metricId ?? draft?.name.trim().toLowerCase() ?? ''),
  );
  return metrics
    .filter(
      ({ id, name, formula }) => formula === null && !fed.has(id) && !fed.has(name.trim().toLowerCase()),
    )
    .map(({ name }) => name);
}
