import type { Migration } from './migrations.ts';

export const hypothesesMigration: Migration = {
  version: 50,
  sql: `
CREATE TABLE hypotheses (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  change TEXT NOT NULL,
  segment_id TEXT REFERENCES segments (id) ON DELETE SET NULL,
  metric_id TEXT NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
  baseline REAL,
  expected_effect REAL NOT NULL,
  smallest_worthwhile REAL NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('control-group', 'before-after', 'fixed-target')),
  because TEXT NOT NULL,
  locked_at INTEGER,
  lock_hash TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX hypotheses_by_feature ON hypotheses (feature_id, created_at);

CREATE TABLE hypothesis_amendments (
  id TEXT NOT NULL PRIMARY KEY,
  hypothesis_id TEXT NOT NULL REFERENCES hypotheses (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX hypothesis_amendments_by_hypothesis ON hypothesis_amendments (hypothesis_id, at);
`,
};
