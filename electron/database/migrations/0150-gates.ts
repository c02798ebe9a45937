import type { Migration } from './migrations.ts';

/**
 * What a gate is judged by: the numbers an owner chose for a feature, those frozen with a phase when it starts, and every
 * evaluation with all it was judged from, so that it can be made again. Metrics gain a hard limit and what shown harm
 * asks for.
 */
export const gatesMigration: Migration = {
  version: 150,
  sql: `
ALTER TABLE metrics ADD COLUMN on_harm TEXT NOT NULL DEFAULT 'roll-back' CHECK (on_harm IN ('roll-back', 'reduce'));
ALTER TABLE metrics ADD COLUMN hard_limit REAL;

CREATE TABLE feature_rules (
  feature_id TEXT NOT NULL PRIMARY KEY REFERENCES features (id) ON DELETE CASCADE,
  rules TEXT NOT NULL
) STRICT;

CREATE TABLE frozen_gates (
  phase_id TEXT NOT NULL PRIMARY KEY REFERENCES phases (id) ON DELETE CASCADE,
  frozen_at INTEGER NOT NULL,
  rules TEXT NOT NULL,
  definitions TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE gate_evaluations (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL,
  phase_id TEXT NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  engine INTEGER NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('advance', 'hold', 'reduce', 'roll-back', 'stop')),
  step TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  facts BLOB NOT NULL,
  gate TEXT NOT NULL
) STRICT;
CREATE INDEX gate_evaluations_by_feature ON gate_evaluations (feature_id, at);
CREATE TRIGGER gate_evaluations_keep_entries BEFORE DELETE ON gate_evaluations
BEGIN SELECT RAISE(ABORT, 'gate_evaluations is append-only'); END;
CREATE TRIGGER gate_evaluations_keep_words BEFORE UPDATE ON gate_evaluations
BEGIN SELECT RAISE(ABORT, 'gate_evaluations is append-only'); END;
`,
};
