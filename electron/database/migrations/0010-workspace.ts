import type { Migration } from './migrations.ts';

export const workspaceMigration: Migration = {
  version: 10,
  sql: `
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE commands (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  method TEXT NOT NULL,
  subject_id TEXT,
  at INTEGER NOT NULL,
  undo TEXT NOT NULL CHECK (undo IN ('undoable', 'not-undoable')),
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

CREATE TABLE command_changes (
  command_sequence INTEGER NOT NULL REFERENCES commands (sequence) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT,
  PRIMARY KEY (command_sequence, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_log (
  sequence INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  method TEXT NOT NULL,
  subject_id TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_log_keeps_entries BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER audit_log_keeps_words BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
`,
};
