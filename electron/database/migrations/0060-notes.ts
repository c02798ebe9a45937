import type { Migration } from './migrations.ts';

export const notesMigration: Migration = {
  version: 60,
  sql: `
CREATE TABLE notes (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT REFERENCES features (id) ON DELETE SET NULL,
  phase_id TEXT REFERENCES phases (id) ON DELETE SET NULL,
  person_id TEXT REFERENCES people (id) ON DELETE SET NULL,
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'usability-test', 'survey', 'call', 'observation')),
  title TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE INDEX notes_by_feature ON notes (feature_id, happened_on);
CREATE INDEX notes_by_day ON notes (happened_on);

-- No foreign key: a draft outlives its note, so that undoing the note's removal finds the half-typed words again.
CREATE TABLE note_drafts (
  note_id TEXT NOT NULL PRIMARY KEY,
  draft TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- row_number is named so that VACUUM keeps it: the search index refers to it.
CREATE TABLE note_lines (
  row_number INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  note_id TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('quote', 'observation', 'interpretation')),
  text TEXT NOT NULL,
  severity INTEGER CHECK (severity >= 0 AND severity <= 4),
  rests_on TEXT NOT NULL,
  resolved_at INTEGER,
  resolved_by TEXT,
  resolution TEXT
) STRICT;
CREATE INDEX note_lines_by_note ON note_lines (note_id, position);
CREATE INDEX note_lines_severe ON note_lines (severity) WHERE severity >= 3 AND resolved_at IS NULL;

CREATE TABLE themes (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  UNIQUE (feature_id, name)
) STRICT;

CREATE TABLE line_themes (
  line_id TEXT NOT NULL REFERENCES note_lines (id) ON DELETE CASCADE,
  theme_id TEXT NOT NULL REFERENCES themes (id) ON DELETE CASCADE,
  stance TEXT NOT NULL CHECK (stance IN ('agrees', 'disagrees')),
  PRIMARY KEY (line_id, theme_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_themes_by_theme ON line_themes (theme_id, line_id);

CREATE VIRTUAL TABLE note_search USING fts5 (
  text,
  content = 'note_lines',
  content_rowid = 'row_number',
  tokenize = "unicode61 remove_diacritics 2",
  prefix = '2 3'
);
INSERT INTO note_search (note_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER note_lines_searched_insert AFTER INSERT ON note_lines BEGIN
  INSERT INTO note_search (rowid, text) VALUES (new.row_number, new.text);
END;
CREATE TRIGGER note_lines_searched_delete AFTER DELETE ON note_lines BEGIN
  INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', old.row_number, old.text);
END;
CREATE TRIGGER note_lines_searched_update AFTER UPDATE OF text ON note_lines BEGIN
  INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', old.row_number, old.text);
  INSERT INTO note_search (rowid, text) VALUES (new.row_number, new.text);
END;
`,
};
