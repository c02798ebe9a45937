import type { Migration } from './migrations.ts';

/**
 * Alerts: why somebody should look, raised once and ended when the cause is gone, one row for each matter of a feature.
 * What people answer is appended beside them and never rewritten; taking an answer back is an entry of its own. No
 * foreign key to features: an undo that takes a feature away and brings it back leaves what was said to its alerts.
 */
export const alertsMigration: Migration = {
  version: 170,
  sql: `
CREATE TABLE alerts (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hard-limit-passed', 'harm-shown', 'catastrophe-open', 'harm-possible',
    'crossing-ahead', 'gate-due', 'stop-advised', 'numbers-stale', 'impossible-figures', 'definition-changed',
    'sample-ratio', 'both-arms', 'days-missing', 'one-day-dominates', 'unusual-days')),
  severity TEXT NOT NULL CHECK (severity IN ('act-now', 'look', 'know')),
  cause TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  ended_at INTEGER,
  UNIQUE (feature_id, key)
) STRICT;
CREATE INDEX alerts_standing ON alerts (feature_id) WHERE ended_at IS NULL;

CREATE TABLE alert_answers (
  sequence INTEGER NOT NULL PRIMARY KEY,
  alert_id TEXT NOT NULL REFERENCES alerts (id) ON DELETE RESTRICT,
  answer TEXT NOT NULL CHECK (answer IN ('acknowledged', 'snoozed', 'taken-back', 'woken')),
  until_day TEXT CHECK ((until_day IS NOT NULL) = (answer = 'snoozed')),
  reason TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  command_sequence INTEGER
) STRICT;
CREATE INDEX alert_answers_by_alert ON alert_answers (alert_id, sequence);
CREATE UNIQUE INDEX alert_answers_by_command ON alert_answers (command_sequence) WHERE command_sequence IS NOT NULL;
CREATE TRIGGER alert_answers_keep_entries BEFORE DELETE ON alert_answers
BEGIN SELECT RAISE(ABORT, 'alert_answers is append-only'); END;
CREATE TRIGGER alert_answers_keep_words BEFORE UPDATE ON alert_answers
BEGIN SELECT RAISE(ABORT, 'alert_answers is append-only'); END;
`,
};
