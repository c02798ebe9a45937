import type { Migration } from './migrations.ts';

/** What a person decided, what the flags then did, and what was reported: written once, never changed. */
export const decisionsMigration: Migration = {
  version: 80,
  sql: `
CREATE TABLE decisions (
  id TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE,
  feature_id TEXT NOT NULL,
  phase_id TEXT,
  to_phase_id TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'withdrawal')),
  withdraws TEXT REFERENCES decisions (id) ON DELETE RESTRICT,
  verb TEXT NOT NULL CHECK (verb IN ('start', 'advance', 'hold', 'reduce', 'roll-back', 'stop', 'finish')),
  advice_verb TEXT CHECK (advice_verb IN ('advance', 'hold', 'reduce', 'roll-back', 'stop')),
  reason TEXT NOT NULL,
  dissent TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  evidence TEXT,
  command_sequence INTEGER NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_feature ON decisions (feature_id, sequence);
CREATE TRIGGER decisions_keep_entries BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;
CREATE TRIGGER decisions_keep_words BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;

CREATE TABLE flag_changes (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  exposure TEXT NOT NULL CHECK (exposure IN ('off', 'some', 'everyone', 'killed')),
  people INTEGER NOT NULL,
  method TEXT NOT NULL,
  reason TEXT NOT NULL,
  definition TEXT NOT NULL
) STRICT;
CREATE INDEX flag_changes_by_feature ON flag_changes (feature_id, at);
CREATE TRIGGER flag_changes_keep_entries BEFORE DELETE ON flag_changes
BEGIN SELECT RAISE(ABORT, 'flag_changes is append-only'); END;
CREATE TRIGGER flag_changes_keep_words BEFORE UPDATE ON flag_changes
BEGIN SELECT RAISE(ABORT, 'flag_changes is append-only'); END;

CREATE TABLE reports (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  feature_name TEXT NOT NULL,
  phase_name TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'it')),
  created_at INTEGER NOT NULL,
  data_up_to TEXT,
  html TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_feature ON reports (feature_id, created_at);
`,
};
