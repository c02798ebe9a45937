import type { Migration } from './migrations.ts';

/**
 * The decision record keeps what it rested on and is judged again later; `form` says which fields a row's hash covers, so
 * that rows from before still verify. Its last entry is named once more in `decision_head`, where a chain alone does not
 * show that its end was cut off. Whoever lost a feature has a day of being told of their own. A CHECK cannot be widened in
 * place, so the table is made anew.
 */
export const decisionRecordMigration: Migration = {
  version: 160,
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
  form INTEGER NOT NULL DEFAULT 1 CHECK (form IN (1, 2)),
  effective_on TEXT,
  notes_cited TEXT,
  data_version TEXT,
  reviews TEXT REFERENCES decisions_wider (id) ON DELETE RESTRICT,
  review TEXT,
  CHECK (kind <> 'review' OR (reviews IS NOT NULL AND review IS NOT NULL))
) STRICT;
INSERT INTO decisions_wider
  (id, sequence, feature_id, phase_id, to_phase_id, kind, withdraws, verb, advice_verb, reason, dissent, decided_by, at,
   evidence, command_sequence, previous_hash, hash)
SELECT id, sequence, feature_id, phase_id, to_phase_id, kind, withdraws, verb, advice_verb, reason, dissent, decided_by, at,
  evidence, command_sequence, previous_hash, hash
FROM decisions;
DROP TABLE decisions;
ALTER TABLE decisions_wider RENAME TO decisions;
CREATE INDEX decisions_by_feature ON decisions (feature_id, sequence);
CREATE TRIGGER decisions_keep_entries BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;
CREATE TRIGGER decisions_keep_words BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;

CREATE TABLE decision_head (
  only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
INSERT INTO decision_head (only, sequence, hash)
SELECT 1, sequence, hash FROM decisions ORDER BY sequence DESC LIMIT 1;

ALTER TABLE exposures ADD COLUMN loss_told_on TEXT;
`,
};
