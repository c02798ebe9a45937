import type { Migration } from './migrations.ts';

/**
 * Services and databases figures are fetched from. What a person set up can be undone; how the runs went is a log beside
 * it that undo leaves alone. No secret stands in any of these tables.
 */
export const sourcesMigration: Migration = {
  version: 120,
  sql: `
CREATE TABLE sources (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  draft TEXT NOT NULL,
  paused TEXT NOT NULL CHECK (paused IN ('running', 'paused')),
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sources_by_feature ON sources (feature_id);

CREATE TABLE source_states (
  source_id TEXT NOT NULL PRIMARY KEY,
  metric_ids TEXT NOT NULL,
  last_success_at INTEGER,
  next_run_at INTEGER
) STRICT;

CREATE TABLE source_runs (
  id TEXT NOT NULL PRIMARY KEY,
  source_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  trigger TEXT NOT NULL CHECK (trigger IN ('schedule', 'hand')),
  outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'unchanged', 'failed', 'needs-you')),
  fetched_rows INTEGER NOT NULL,
  set_aside INTEGER NOT NULL,
  import_id TEXT,
  problem TEXT
) STRICT;
CREATE INDEX source_runs_by_source ON source_runs (source_id, started_at);

ALTER TABLE imports ADD COLUMN source_id TEXT;
`,
};
