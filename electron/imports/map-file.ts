import { confirmedMapping } from '#shared/imports/confirmed-mapping.ts';
import { createDayClock } from '#shared/imports/day-clock.ts';
import type { ImportCounts, MendedLine, SetAsideRow } from '#shared/imports/imports.contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { createRowMapper, figuresOf } from '#shared/imports/map-rows.ts';
import type { MetricColumns } from '#shared/imports/read-figures.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DayBoundary } from '#shared/kernel/day-at.ts';
import type { SetAside } from '#shared/imports/row-mapping.ts';
import { sortFigures, type SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { LookedAt } from './file-looks.ts';
import type { Pause } from './inspect-file.ts';
import { readMendedRow } from './read-mended-row.ts';
import { readRows } from './read-rows.ts';

/** Set-aside rows kept by line and reason; their number is always told in full. */
export const MOST_SET_ASIDE_ROWS = 10_000;

/** So many keys make a lot; sorted by themselves they are written nearly as fast as all together. */
const FIGURES_OF_LOT = 262_144;

/** How the rows of a file become figures: plain data, so that another thread can be told. */
export type MapQuestion = {
  mapping: ImportMapping;
  metrics: readonly MetricColumns[];
  /** Lines as the person mended them, read instead of what stands there. */
  mends: readonly MendedLine[];
  /** Where the business is and when its day begins; later days than `today` are set aside. */
  boundary: DayBoundary;
  today: CalendarDay;
};

export type MappedFile = {
  /** All figures, or what was left after the last lot. */
  figures: SortedFigures;
  /** Figures are counted later, against what stands. */
  rowCounts: Pick<
    ImportCounts,
    | 'rows'
    | 'used'
    | 'empty'
    | 'setAside'
    | 'missingFigures'
    | 'personDays'
    | 'inBothArms'
    | 'people'
    | 'busiestPersonRows'
  >;
  setAside: SetAsideRow[];
};

/**
 * Reads all rows of a file under a mapping without open questions. Only the figures are held, never the rows. With `onLot`
 * figures are handed out as soon as no later row can change them, so that they are written while the rest is read.
 */
export async function mapFile(
  { file, look }: LookedAt,
  how: MapQuestion,
  { onLot, ...pause }: Pause & { onLot?: (lot: SortedFigures) => void },
): Promise<MappedFile> {
  const { mapping, metrics, boundary, today } = how;
  const { columns, rows, dialect, layout } = look;
  const calendar = { clock: createDayClock(boundary), today };
  const foundDecimal = dialect.decimal;
  const mapper = createRowMapper(
    confirmedMapping({ mapping, columns, rows, foundDecimal, metrics, calendar }),
  );
  const mended = new Map(how.mends.map(({ line, text }) => [line, text]));
  const setAside: SetAsideRow[] = [];
  const { emptyLines } = await readRows(
    { path: file.path, layout },
    (row) => {
      const text = mended.get(row.line);
      const aside = mapper.addRow(text === undefined ? row : readMendedRow({ line: row.line, text }, layout));
      if (aside !== null && setAside.length < MOST_SET_ASIDE_ROWS) {
        setAside.push({ ...aside, values: { ...aside.values } });
      }
      if (onLot !== undefined && mapper.ready() >= FIGURES_OF_LOT) onLot(sortFigures(mapper.take()));
    },
    pause,
  );
  const late = mapper.finish().slice(0, MOST_SET_ASIDE_ROWS - setAside.length);
  if (late.length > 0) setAside.push(...(await withTexts({ file, look }, late, pause)));
  const counts = mapper.counts();
  return {
    figures: sortFigures(figuresOf(mapper)),
    rowCounts: {
      rows: counts.rows + emptyLines,
      used: counts.used,
      empty: counts.empty + emptyLines,
      setAside: counts.setAside,
      personDays: counts.personDays,
      inBothArms: counts.inBothArms,
      people: counts.people,
      busiestPersonRows: counts.busiestPersonRows,
      missingFigures: [...counts.missing.values()].reduce((sum, missing) => sum + missing, 0),
    },
    setAside,
  };
}

/** Rows that turned out wrong only beside others were not kept: their texts are read again by their lines. */
async function withTexts(
  { file, look }: LookedAt,
  late: readonly SetAside[],
  pause: Pause,
): Promise<SetAsideRow[]> {
  const texts = new Map(late.map(({ line }) => [line, '']));
  await readRows(
    { path: file.path, layout: look.layout },
    ({ line, text }) => {
      if (texts.has(line)) texts.set(line, text);
    },
    pause,
  );
  return late.map((row) => ({ ...row, text: texts.get(row.line) ?? '', values: { ...row.values } }));
}
