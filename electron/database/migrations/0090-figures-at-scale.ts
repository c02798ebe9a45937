import type { Migration } from './migrations.ts';

/**
 * Ten million figures and a chart still at once (docs/decisions/0007): a series is one metric in one arm and segment,
 * numbered so that a figure's key is three small integers; what an import says of everybody on a day is kept beside it
 * (`import_days`), so that a day counts again without reading its figures; `daily_values` holds everybody's days only.
 */
export const figuresAtScaleMigration: Migration = {
  version: 90,
  sql: `
CREATE TABLE series (
  id INTEGER NOT NULL PRIMARY KEY,
  metric_id TEXT NOT NULL,
  arm TEXT NOT NULL CHECK (arm IN ('pilot', 'control')),
  segment TEXT NOT NULL,
  UNIQUE (metric_id, arm, segment)
) STRICT;

ALTER TABLE observations RENAME TO observations_by_name;
ALTER TABLE daily_values RENAME TO daily_values_by_segment;

CREATE TABLE observations (
  series INTEGER NOT NULL,
  -- Days since 1970-01-01: figures are kept by the million, and a number is a quarter of the text.
  epoch_day INTEGER NOT NULL,
  import_sequence INTEGER NOT NULL,
  units REAL NOT NULL,
  total REAL NOT NULL,
  total_squares REAL,
  base REAL,
  base_squares REAL,
  cross_products REAL,
  PRIMARY KEY (series, epoch_day, import_sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_days (
  metric_id TEXT NOT NULL,
  arm TEXT NOT NULL CHECK (arm IN ('pilot', 'control')),
  day TEXT NOT NULL,
  import_sequence INTEGER NOT NULL,
  -- 1: every figure known of this day when the import came in is in it too, so it speaks for everybody alone.
  covers INTEGER NOT NULL CHECK (covers IN (0, 1)),
  units REAL NOT NULL,
  total REAL NOT NULL,
  total_squares REAL,
  base REAL,
  base_squares REAL,
  cross_products REAL,
  PRIMARY KEY (metric_id, arm, day, import_sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE daily_values (
  metric_id TEXT NOT NULL,
  arm TEXT NOT NULL CHECK (arm IN ('pilot', 'control')),
  day TEXT NOT NULL,
  units REAL NOT NULL,
  total REAL NOT NULL,
  total_squares REAL,
  base REAL,
  base_squares REAL,
  cross_products REAL,
  PRIMARY KEY (metric_id, arm, day)
) STRICT, WITHOUT ROWID;

-- Figures of imports that were given up or cut short: they count for nothing and are removed little by little.
CREATE TABLE sweeps (
  import_sequence INTEGER NOT NULL PRIMARY KEY
) STRICT;

ALTER TABLE imports ADD COLUMN ended_by TEXT CHECK (ended_by IN ('interrupted'));

INSERT INTO series (metric_id, arm, segment)
  SELECT DISTINCT metric_id, arm, segment FROM observations_by_name ORDER BY metric_id, arm, segment;
INSERT INTO observations (series, epoch_day, import_sequence, units, total, total_squares)
  SELECT s.id, unixepoch(o.day) / 86400, o.import_sequence, o.units, o.total, o.total_squares
  FROM observations_by_name o
  JOIN series s ON s.metric_id = o.metric_id AND s.arm = o.arm AND s.segment = o.segment
  ORDER BY 1, 2, 3;
INSERT INTO import_days (metric_id, arm, day, import_sequence, covers, units, total, total_squares)
  SELECT metric_id, arm, day, import_sequence, 0, sum(units), sum(total),
         CASE WHEN count(total_squares) = count(*) THEN sum(total_squares) END
  FROM observations_by_name GROUP BY metric_id, arm, day, import_sequence;
INSERT INTO daily_values (metric_id, arm, day, units, total, total_squares)
  SELECT metric_id, arm, day, units, total, total_squares FROM daily_values_by_segment WHERE segment = '';
DROP TABLE observations_by_name;
DROP TABLE daily_values_by_segment;
`,
};
