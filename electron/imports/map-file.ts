import { confirmedMapping, type ImportCalendar } from '#shared/imports/confirmed-mapping.ts';
import type {
  ImportCounts,
  ImportMapping,
  MendedLine,
  SetAsideRow,
} from '#shared/imports/imports.contract.ts';
import { createRowMapper, figuresOf } from '#shared/imports/map-rows.ts';
import type { MetricColumns } from '#shared/imports/read-figures.ts';
import type { FigureTable } from '#shared/metrics/figure-table.ts';
import type { LookedAt } from './file-looks.ts';
import type { Pause } from './inspect-file.ts';
import { readMendedRow } from './read-mended-row.ts';
import { readRows } from './read-rows.ts';

/** Set-aside rows kept by line and reason; their number is always told in full. */
export const MOST_SET_ASIDE_ROWS = 10_000;

const AS_WRITTEN: ImportCalendar = { clock: null, today: null };

export type MappedFile = {
  figures: FigureTable;
  /** Figures are counted later, against what stands. */
  rowCounts: Pick<ImportCounts, 'rows' | 'used' | 'empty' | 'setAside' | 'missingFigures'>;
  setAside: SetAsideRow[];
};

/** Reads all rows of a file under a mapping without open questions. Only the figures are held, never the rows. */
export async function mapFile(
  { file, look }: LookedAt,
  how: {
    mapping: ImportMapping;
    metrics: readonly MetricColumns[];
    /** Lines as the person mended them, read instead of what stands there. */
    mends: readonly MendedLine[];
  },
  pause: Pause,
): Promise<MappedFile> {
  const { mapping, metrics } = how;
  const { columns, rows, dialect, layout } = look;
  const mapper = createRowMapper(
    confirmedMapping({
      mapping,
      columns,
      rows,
      foundDecimal: dialect.decimal,
      metrics,
      calendar: AS_WRITTEN,
    }),
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
    },
    pause,
  );
  mapper.finish();
  const counts = mapper.counts();
  return {
    figures: figuresOf(mapper),
    rowCounts: {
      rows: counts.rows + emptyLines,
      used: counts.used,
      empty: counts.empty + emptyLines,
      setAside: counts.setAside,
      missingFigures: [...counts.missing.values()].reduce((sum, missing) => sum + missing, 0),
    },
    setAside,
  };
}
