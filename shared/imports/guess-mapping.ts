import type { ColumnGuess } from './guess-columns.ts';
import { guessGrain } from './guess-grain.ts';
import { findWhole, guessMetrics } from './guess-metrics.ts';
import type { Dialect, ImportMapping, MetricMapping } from './imports.contract.ts';
import { fileDecimal } from './number-format.ts';
import type { Metric } from '#shared/metrics/metric.ts';

export type MappingEvidence = {
  readonly columns: readonly ColumnGuess[];
  readonly rows: readonly (readonly string[])[];
  readonly dialect: Dialect;
  /** The metrics the feature has already. */
  readonly metrics: readonly Metric[];
  /** How a former file with the same column names was read; null when there was none. */
  readonly former: ImportMapping | null;
};

/**
 * How a file of daily figures is probably meant: as its like was read before, else by what its columns hold. What only
 * the person can know stays null (`dayFormat`, `year`, `fixedArm`), see `openQuestions`.
 */
export function guessMapping({ columns, rows, dialect, metrics, former }: MappingEvidence): ImportMapping {
  const columnOf = (role: ColumnGuess['role']) => columns.find((column) => column.role === role) ?? null;
  const day = columnOf('day');
  const group = columnOf('group');
  const person = columnOf('person');
  const found: ImportMapping = {
    dialect,
    shape: person === null ? 'wide' : 'events',
    grain: guessGrain(day, rows),
    dayColumn: day?.index ?? null,
    dayFormat: settledDayFormat(day),
    year: null,
    armColumn: group?.index ?? null,
    armValues: group?.armValues ?? {},
    fixedArm: null,
    segmentColumn: columnOf('segment')?.index ?? null,
    personColumn: person?.index ?? null,
    personRule: 'each-row',
    nameColumn: null,
    valueColumn: null,
    names: [],
    metrics: [],
  };
  const known = former === null ? [] : standingMetrics(former.metrics, metrics);
  if (former !== null && known.length > 0) {
    return {
      ...found,
      dayColumn: former.dayColumn,
      armColumn: former.armColumn,
      armValues: { ...former.armValues, ...found.armValues },
      segmentColumn: former.segmentColumn,
      personColumn: former.personColumn,
      metrics: known,
    };
  }
  const byName = metricsByName({ columns, rows }, metrics);
  if (byName.length > 0) return { ...found, metrics: byName };
  const guesses = guessMetrics({ columns, rows }, person === null ? 'day' : 'person');
  return { ...found, metrics: guesses.filter((guess) => !isNameTaken(guess, metrics)) };
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

function standingMetrics(former: readonly MetricMapping[], metrics: readonly Metric[]): MetricMapping[] {
  const ids = new Set(metrics.map(({ id }) => id));
  return former.filter(({ metricId }) => metricId !== null && ids.has(metricId));
}

/** A column called like a metric of another build is left to the person. */
function isNameTaken({ draft }: MetricMapping, metrics: readonly Metric[]): boolean {
  const name = draft?.name.trim().toLowerCase();
  return metrics.some((metric) => metric.name.trim().toLowerCase() === name);
}

type Table = Pick<MappingEvidence, 'columns' | 'rows'>;

/** Metrics called like a column are fed by it; a share also needs the column it is a share of, named or found. */
function metricsByName(table: Table, metrics: readonly Metric[]): MetricMapping[] {
  const numbers = table.columns.filter(({ role }) => role === 'number');
  return metrics.flatMap((metric) => {
    const [partName, wholeName] = metric.kind === 'proportion' ? metric.name.split(' / ') : [metric.name];
    const part = findNamed(numbers, partName);
    const isShare = metric.kind === 'proportion' && part !== null;
    const whole = findNamed(numbers, wholeName) ?? (isShare ? findWhole(table, part) : null);
    if (part === null || (metric.kind === 'proportion' && whole === null)) return [];
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

function findNamed(columns: readonly ColumnGuess[], name: string | undefined): ColumnGuess | null {
  const wanted = name?.trim().toLowerCase() ?? '';
  return columns.find((column) => wanted !== '' && column.name.trim().toLowerCase() === wanted) ?? null;
}
