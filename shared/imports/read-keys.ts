import type { Arm } from './arm-words.ts';
import { readMoment } from './read-moment.ts';
import type { DayProblem } from './parse-day.ts';
import type { Blame, RowMapping } from './row-mapping.ts';
import type { FigureSums } from './sum-figures.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { periodStart } from '#shared/metrics/period.ts';

/** Which day, arm and segment a row speaks about; `place` and `segment` hold the answer when `read` has none. */
export type KeyReader = {
  readonly read: (cells: readonly string[]) => Blame | 'empty' | null;
  place: number;
  segment: number;
};

/** A file has few different days and segments; the bound only guards against one that has not. */
const MOST_TEXTS_KEPT = 50_000;

export function createKeyReader(mapping: RowMapping, sums: FigureSums): KeyReader {
  const { dayColumn, segmentColumn } = mapping;
  const dayAt = createDayReader(mapping, sums);
  const armAt = createArmReader(mapping);
  const segmentAt = kept((text) => sums.segmentIndex(text.trim()));
  const reader: KeyReader = {
    read: (cells) => {
      const day = dayAt(cells[dayColumn] ?? '');
      if (typeof day !== 'number') return isBlank(cells) ? 'empty' : (totalBlame(cells, day) ?? day);
      const arm = armAt(cells);
      if (arm === null) return armBlame(mapping, cells);
      reader.place = day * 2 + (arm === 'control' ? 1 : 0);
      reader.segment = segmentColumn === null ? segmentAt('') : segmentAt(cells[segmentColumn] ?? '');
      return null;
    },
    place: 0,
    segment: 0,
  };
  return reader;
}

/** Rows of one day stand together in most files, so the last text is compared before any is looked up. */
function kept<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  let lastText: string | null = null;
  let last: Value;
  return (text) => {
    if (text === lastText) return last;
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      if (known.size >= MOST_TEXTS_KEPT) known.clear();
      // A cell is a slice of the file's text and would keep all of that in memory.
      known.set(` ${text}`.slice(1), value);
    }
    lastText = text;
    last = value;
    return value;
  };
}

function createDayReader(mapping: RowMapping, sums: FigureSums): (text: string) => number | Blame {
  const { dayFormat, yearRule, clock, today, dayColumn } = mapping;
  return kept((text) => {
    const reading = readMoment(text, { format: dayFormat, rule: yearRule, clock });
    if (reading.kind === 'bad') return dayBlame(reading.reason, dayColumn, text);
    const day = keptDay(reading.day, mapping);
    if (today !== null && day > today && reading.day > today) {
      return { code: 'day-in-future', column: dayColumn, values: { cell: text, day, today } };
    }
    return sums.dayIndex(day);
  });
}

/** The day a row's figures are kept under. A week from Sunday shares six of its seven days with the one from the Monday after. */
export function keptDay(day: string, { grain, weekFrom }: Pick<RowMapping, 'grain' | 'weekFrom'>): string {
  return periodStart(grain === 'week' && weekFrom === 'sunday' ? addDays(day, 1) : day, grain);
}

function dayBlame(reason: DayProblem, column: number, cell: string): Blame {
  return { code: reason === 'unreadable' ? 'day-unreadable' : reason, column, values: { cell } };
}

const TOTAL =
  /^(?:(?:grand |sub[ -]?)?tot(?:al|als|ale|ali|aux)?|sum|sums|somma|somme|summe|gesamt(?:summe)?)(?![\p{L}\d])/iu;

/** A row whose day cannot be read and whose first word says that it adds the others up. */
function totalBlame(cells: readonly string[], { code }: Blame): Blame | null {
  const column = cells.findIndex((cell) => cell.trim() !== '');
  const cell = (cells[column] ?? '').trim();
  return code === 'day-unreadable' && TOTAL.test(cell)
    ? { code: 'total-row', column, values: { cell } }
    : null;
}

function armBlame({ armColumn }: RowMapping, cells: readonly string[]): Blame {
  const cell = armColumn === null ? null : (cells[armColumn] ?? '');
  if (cell?.trim() === '') return { code: 'arm-missing', column: armColumn, values: {} };
  return { code: 'arm-unknown', column: armColumn, values: { cell } };
}

/** A value is looked up as written first, then without case: "b" and "B" may be given different arms. */
function createArmReader(mapping: RowMapping): (cells: readonly string[]) => Arm | null {
  const { armColumn, fixedArm } = mapping;
  if (armColumn === null) return () => fixedArm;
  const entries = Object.entries(mapping.armValues).map(([value, arm]) => [value.trim(), arm] as const);
  const exact = new Map(entries);
  const folded = new Map(entries.map(([value, arm]) => [value.toLowerCase(), arm]));
  const armAt = kept((cell): Arm | null => {
    const text = cell.trim();
    return exact.get(text) ?? folded.get(text.toLowerCase()) ?? null;
  });
  return (cells) => armAt(cells[armColumn] ?? '');
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
