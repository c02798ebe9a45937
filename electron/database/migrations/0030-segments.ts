import type { Migration } from './migrations.ts';

export const segmentsMigration: Migration = {
  version: 30,
  sql: `
CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  customer_number TEXT UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('customer', 'staff')),
  attributes TEXT NOT NULL,
  consent TEXT NOT NULL CHECK (consent IN ('none', 'take-part', 'quote')),
  opted_out_on TEXT
) STRICT;
CREATE INDEX people_by_role ON people (role, name);

CREATE TABLE person_codes (
  last_number INTEGER NOT NULL
) STRICT;
INSERT INTO person_codes (last_number) VALUES (0);

CREATE TABLE segments (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  rule TEXT
) STRICT;

CREATE TABLE segment_members (
  segment_id TEXT NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  PRIMARY KEY (segment_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE exposures (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  arm TEXT NOT NULL CHECK (arm IN ('pilot', 'control')),
  since TEXT,
  until TEXT,
  why TEXT NOT NULL CHECK (why IN ('picked', 'included', 'kept', 'hold-back')),
  note TEXT NOT NULL,
  told_on TEXT
) STRICT;
CREATE INDEX exposures_by_feature ON exposures (feature_id, phase_id, person_id);
CREATE INDEX exposures_by_person ON exposures (person_id, feature_id);

-- What was last asked for a phase: who was left out and why is written nowhere else.
CREATE TABLE picks (
  phase_id TEXT NOT NULL PRIMARY KEY REFERENCES phases (id) ON DELETE CASCADE,
  request TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
