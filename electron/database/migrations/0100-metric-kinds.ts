import type { Migration } from './migrations.ts';

/**
 * Durations and ratios, the grain of figures, and metrics computed from others. A CHECK cannot be widened in place, so
 * the table is made anew; its new columns stand last, where images of earlier changes leave them alone.
 */
export const metricKindsMigration: Migration = {
  version: 100,
  sql: `
CREATE TABLE metrics_wider (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('proportion', 'mean', 'duration', 'count', 'ratio', 'value')),
  unit TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower')),
  role TEXT NOT NULL CHECK (role IN ('primary', 'secondary', 'guardrail')),
  target REAL,
  limit_kind TEXT CHECK (limit_kind IN ('absolute', 'worse-than-control')),
  limit_value REAL,
  grain TEXT NOT NULL DEFAULT 'day' CHECK (grain IN ('day', 'week', 'month')),
  formula TEXT
) STRICT;
INSERT INTO metrics_wider
  (id, feature_id, position, name, kind, unit, direction, role, target, limit_kind, limit_value)
SELECT id, feature_id, position, name, kind, unit, direction, role, target, limit_kind, limit_value FROM metrics;
DROP TABLE metrics;
ALTER TABLE metrics_wider RENAME TO metrics;
CREATE INDEX metrics_by_feature ON metrics (feature_id, position);
`,
};
