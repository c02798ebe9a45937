import type { Migration } from './migrations.ts';

/**
 * Raw observations are clustered by what a chart asks for and never rewritten: a later import of the same key wins
 * while it stands, and its undoing brings the earlier figure back. Charts read `daily_values` only.
 */
export const metricsMigration: Migration = {
  version: 40,
  sql: `
CREATE TABLE metrics (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('proportion', 'mean', 'count', 'value')),
  unit TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower')),
  role TEXT NOT NULL CHECK (role IN ('primary', 'secondary', 'guardrail')),
  target REAL,
  limit_kind TEXT CHECK (limit_kind IN ('absolute', 'worse-than-control')),
  limit_value REAL
) STRICT;
CREATE INDEX metrics_by_feature ON metrics (feature_id, position);

CREATE TABLE imports (
  id TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('metrics', 'roster', 'hand')),
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  feature_id TEXT REFERENCES features (id) ON DELETE CASCADE,
  mapping TEXT NOT NULL,
  counts TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('writing', 'done', 'undone'))
) STRICT;
CREATE INDEX imports_by_hash ON imports (file_hash);

-- Numbers of imports are never used twice: figures of an import whose row was undone must not come alive under another.
CREATE TABLE import_sequences (
  last_number INTEGER NOT NULL
) STRICT;
INSERT INTO import_sequences (last_number) VALUES (0);

CREATE TABLE set_aside_rows (
  import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  text TEXT NOT NULL,
  code TEXT NOT NULL,
  column_index INTEGER,
  detail TEXT NOT NULL,
  PRIMARY KEY (import_id, line, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE observations (
  metric_id TEXT NOT NULL,
  arm TEXT NOT NULL CHECK (arm IN ('pilot', 'control')),
  day TEXT NOT NULL,
  segment TEXT NOT NULL,
  import_sequence INTEGER NOT NULL,
  units REAL NOT NULL,
  total REAL NOT NULL,
  total_squares REAL,
  PRIMARY KEY (metric_id, arm, day, segment, import_sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE daily_values (
  metric_id TEXT NOT NULL,
  arm TEXT NOT NULL,
  day TEXT NOT NULL,
  segment TEXT NOT NULL,
  units REAL NOT NULL,
  total REAL NOT NULL,
  total_squares REAL,
  PRIMARY KEY (metric_id, arm, day, segment)
) STRICT, WITHOUT ROWID;
`,
};
