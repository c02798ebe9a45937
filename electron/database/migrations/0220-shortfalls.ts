import type { Migration } from './migrations.ts';

/**
 * A decision that begins a phase with fewer people than it asks for says so for ever, under a third form of the record. A
 * CHECK cannot be widened in place, so the table is made anew.
 */
export const shortfallsMigration: Migration = {
  version: 220,
  sql: `
CREATE TABLE decisions_wider (
  id TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE,
  feature_id TEXT NOT NULL,
  phase_id TEXT,
  to_phase_id TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'withdrawal', 'review')),
  withdraws TEXT REFERENCES decisions_wider (id) ON DELETE RESTRICT,
  verb TEXT NOT NULL CHECK (verb IN ('start', 'advance', 'hold', 'reduce', 'roll-back', 'stop', 'finish')),
  advice_verb TEXT CHECK (advice_verb IN ('advance', 'hold', 'reduce', 'roll-back', 'stop')),
  reason TEXT NOT NULL,
  dissent TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  evidence TEXT,
  command_sequence INTEGER NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  form INTEGER NOT NULL DEFAULT 1 CHECK (form IN (1, 2, 3)),
  effective_on TEXT,
  notes_cited TEXT,
  data_version TEXT,
  reviews TEXT REFERENCES decisions_wider (id) ON DELETE RESTRICT,
  review TEXT,
  shortfall TEXT,
  CHECK (kind <> 'review' OR (reviews IS NOT NULL AND review IS NOT NULL))
) STRICT;
INSERT INTO decisions_wider
  (id, sequence, feature_id, phase_id, to_phase_id, kind, withdraws, verb, advice_verb, reason, dissent, decided_by, at,
   evidence, command_sequence, previous_hash, hash, form, effective_on, notes_cited, data_version, reviews, review)
SELECT id, sequence, feature_id, phase_id, to_phase_id, kind, withdraws, verb, advice_verb, reason, dissent, decided_by, at,
  evidence, command_sequence, previous_hash, hash, form, effective_on, notes_cited, data_version, reviews, review
FROM decisions ORDER BY sequence;
DROP TABLE decisions;
ALTER TABLE decisions_wider RENAME TO decisions;
CREATE INDEX decisions_by_feature ON decisions (feature_id, sequence);
CREATE TRIGGER decisions_keep_entries BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;
CREATE TRIGGER decisions_keep_words BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;
`,
};
