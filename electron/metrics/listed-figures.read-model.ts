import { type CalendarDay, toEpochDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

/** A table of more rows of segments is no table any more: above it they are listed one segment at a time. */
export const MOST_LISTED_FIGURES = 20_000;

export type ListedDay = {
  day: CalendarDay;
  arm: DailyValue['arm'];
  segment: string;
  units: number;
  total: number;
  base: number | null;
  /** Of everybody: the segments summed in the day, 0 where it was said at once. */
  segments: number;
  isCorrected: boolean;
};

type ListedRow = Omit<ListedDay, 'isCorrected'> & { corrected: 0 | 1 };

/** What an import that stands says of one day. */
export type Said = {
  importId: Id;
  kind: 'metrics' | 'roster' | 'hand';
  fileName: string;
  at: number;
  units: number;
  total: number;
  base: number | null;
};

type SaidRow = Omit<Said, 'importId' | 'fileName'> & { import_id: string; file_name: string };

export type FigureKey = { metricId: Id; day: CalendarDay; arm: DailyValue['arm']; segment: string };

const STANDING = `(SELECT sequence FROM imports WHERE state = 'done')`;
const SAID = 'i.id AS import_id, i.kind, i.file_name, i.at';

/** The latest standing import gives the other columns (https://sqlite.org/lang_select.html#bareagg). */
const SEGMENT_DAYS = `SELECT date(o.epoch_day * 86400, 'unixepoch') AS day, s.arm, s.segment, 0 AS segments, o.units, o.total,
    o.base,
    max(o.import_sequence) AS latest,
    count(DISTINCT o.units) > 1 OR count(DISTINCT o.total) > 1 OR count(DISTINCT o.base) > 1 AS corrected
  FROM series s JOIN observations o ON o.series = s.id
  WHERE s.metric_id = @metricId AND s.segment <> '' AND (@segment IS NULL OR s.segment = @segment)
    AND o.import_sequence IN ${STANDING}
  GROUP BY o.series, o.epoch_day
  ORDER BY o.epoch_day DESC, s.arm, s.segment`;

/** An import that covers a day speaks for everybody alone; one before it that said otherwise was corrected. */
const EVERYBODY = `SELECT d.day, d.arm, '' AS segment, d.segments, d.units, d.total, d.base,
    EXISTS (
      SELECT 1 FROM import_days f JOIN import_days l
        ON l.metric_id = f.metric_id AND l.arm = f.arm AND l.day = f.day AND l.import_sequence > f.import_sequence
      WHERE f.metric_id = d.metric_id AND f.arm = d.arm AND f.day = d.day AND f.covers = 1 AND l.covers = 1
        AND f.import_sequence IN ${STANDING} AND l.import_sequence IN ${STANDING}
        AND (f.units <> d.units OR f.total <> d.total OR f.base IS NOT d.base)) AS corrected
  FROM daily_values d WHERE d.metric_id = ? ORDER BY d.day DESC, d.arm`;

/** The figures of a metric row by row, and what earlier imports said in their place. Read only. */
export function createListedFiguresReadModel(db: ReadableDb) {
  const everybody = db.prepare<[string], ListedRow>(EVERYBODY);
  const segmentDays = db.prepare<{ metricId: string; segment: string | null }, ListedRow>(SEGMENT_DAYS);
  const countUpTo = db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM (SELECT 1 FROM series s JOIN observations o ON o.series = s.id
       WHERE s.metric_id = ? AND s.segment <> '' AND o.import_sequence IN ${STANDING} LIMIT ?)`,
    )
    .pluck();
  const segments = db
    .prepare<[string], string>(
      `SELECT DISTINCT s.segment FROM series s WHERE s.metric_id = ? AND s.segment <> '' AND EXISTS (
         SELECT 1 FROM observations o WHERE o.series = s.id AND o.import_sequence IN ${STANDING})
       ORDER BY s.segment`,
    )
    .pluck();
  const saidOfSegment = db.prepare<[string, string, string, number], SaidRow>(
    `SELECT ${SAID}, o.units, o.total, o.base FROM series s
     JOIN observations o ON o.series = s.id JOIN imports i ON i.sequence = o.import_sequence AND i.state = 'done'
     WHERE s.metric_id = ? AND s.arm = ? AND s.segment = ? AND o.epoch_day = ? ORDER BY i.sequence DESC`,
  );
  const saidOfEverybody = db.prepare<[string, string, string], SaidRow>(
    `SELECT ${SAID}, d.units, d.total, d.base FROM import_days d
     JOIN imports i ON i.sequence = d.import_sequence AND i.state = 'done'
     WHERE d.metric_id = ? AND d.arm = ? AND d.day = ? AND d.covers = 1 ORDER BY i.sequence DESC`,
  );
  const asListed = ({
    day,
    arm,
    segment,
    segments,
    units,
    total,
    base,
    corrected,
  }: ListedRow): ListedDay => ({
    day,
    arm,
    segment,
    segments,
    units,
    total,
    base,
    isCorrected: corrected === 1,
  });
  return {
    /** Everybody's days, newest first. */
    listEverybody: (metricId: Id): ListedDay[] => everybody.all(metricId).map(asListed),
    /** The days of one segment, or of all (null), newest first. */
    listSegments: (metricId: Id, segment: string | null): ListedDay[] =>
      segmentDays.all({ metricId, segment }).map(asListed),
    /** Whether the rows of all segments still make a table. */
    canListAll: (metricId: Id): boolean =>
      (countUpTo.get(metricId, MOST_LISTED_FIGURES + 1) ?? 0) <= MOST_LISTED_FIGURES,
    /** The names of the segments that have figures. */
    listSegmentNames: (metricId: Id): string[] => segments.all(metricId),
    /** What each standing import says of a figure, the latest first; of everybody those that speak for all. */
    listSaid: ({ metricId, day, arm, segment }: FigureKey): Said[] => {
      const rows =
        segment === ''
          ? saidOfEverybody.all(metricId, arm, day)
          : saidOfSegment.all(metricId, arm, segment, toEpochDay(day));
      return rows.map(({ import_id: importId, file_name: fileName, ...row }) =>
        Object.assign({ importId, fileName }, row),
      );
    },
  };
}

export type ListedFiguresReadModel = ReturnType<typeof createListedFiguresReadModel>;
