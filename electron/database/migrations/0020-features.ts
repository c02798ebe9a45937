import type { Migration } from './migrations.ts';

export const featuresMigration: Migration = {
  version: 20,
  sql: `
CREATE TABLE features (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  summary TEXT NOT NULL,
  owner_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ai', 'process', 'pricing', 'product')),
  risk_answers TEXT NOT NULL,
  value_model TEXT,
  flag_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN
    ('draft', 'running', 'paused', 'rolled-back', 'stopped', 'finished', 'archived')),
  kill_switch TEXT NOT NULL CHECK (kill_switch IN ('armed', 'engaged')),
  plan_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE phases (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('staff', 'picked', 'sample', 'everyone')),
  people INTEGER NOT NULL,
  hold_days INTEGER NOT NULL,
  planned_start TEXT,
  started_on TEXT,
  ended_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned', 'current', 'reached', 'rolled-back')),
  exit_criteria TEXT NOT NULL,
  locked_at INTEGER,
  lock_hash TEXT
) STRICT;
CREATE INDEX phases_by_feature ON phases (feature_id, position);

CREATE TABLE amendments (
  id TEXT NOT NULL PRIMARY KEY,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX amendments_by_phase ON amendments (phase_id, at);
`,
};
