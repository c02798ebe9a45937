import type { Migration } from './migrations.ts';

/** Days on which nothing starts, for one feature or for all, and plans kept to begin others from. */
export const planningMigration: Migration = {
  version: 200,
  sql: `
CREATE TABLE blackouts (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT REFERENCES features (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX blackouts_by_feature ON blackouts (feature_id, first_day);

CREATE TABLE plan_templates (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  steps TEXT NOT NULL
) STRICT;
`,
};
