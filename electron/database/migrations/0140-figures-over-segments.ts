import type { Migration } from './migrations.ts';

/**
 * Whether a metric adds up over segments, and how many segments stand in a day's sum (docs/decisions/0015). Of a metric
 * that is there nobody has said it, so every number shown stays what it was. The segments of days are counted for the kinds
 * that may add up; a day counts those whose figures stand, none where the latest import speaks of everybody at once. New
 * columns stand last, where images of earlier changes leave them alone.
 */
export const figuresOverSegmentsMigration: Migration = {
  version: 140,
  sql: `
ALTER TABLE metrics ADD COLUMN over_segments TEXT NOT NULL DEFAULT 'unsaid'
  CHECK (over_segments IN ('adds-up', 'averages', 'unsaid'));
ALTER TABLE import_days ADD COLUMN segments INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily_values ADD COLUMN segments INTEGER NOT NULL DEFAULT 0;

UPDATE import_days SET segments = counted.segments
FROM (
  SELECT s.metric_id, s.arm, date(o.epoch_day * 86400, 'unixepoch') AS day, o.import_sequence, count(*) AS segments
  FROM metrics m JOIN series s ON s.metric_id = m.id AND s.segment <> '' JOIN observations o ON o.series = s.id
  WHERE m.kind IN ('value', 'count')
  GROUP BY s.metric_id, s.arm, o.epoch_day, o.import_sequence
) counted
WHERE import_days.metric_id = counted.metric_id AND import_days.arm = counted.arm AND import_days.day = counted.day
  AND import_days.import_sequence = counted.import_sequence;

UPDATE daily_values SET segments = counted.segments
FROM (
  SELECT s.metric_id, s.arm, date(o.epoch_day * 86400, 'unixepoch') AS day, count(DISTINCT o.series) AS segments
  FROM metrics m JOIN series s ON s.metric_id = m.id AND s.segment <> '' JOIN observations o ON o.series = s.id
    JOIN imports i ON i.sequence = o.import_sequence AND i.state = 'done'
  WHERE m.kind IN ('value', 'count')
  GROUP BY s.metric_id, s.arm, o.epoch_day
) counted
WHERE daily_values.metric_id = counted.metric_id AND daily_values.arm = counted.arm AND daily_values.day = counted.day
  AND (
    SELECT d.segments FROM import_days d JOIN imports i ON i.sequence = d.import_sequence AND i.state = 'done'
    WHERE d.metric_id = daily_values.metric_id AND d.arm = daily_values.arm AND d.day = daily_values.day
    ORDER BY d.import_sequence DESC LIMIT 1
  ) > 0;
`,
};
