import type { Migration } from './migrations.ts';

export const checklistsMigration: Migration = {
  version: 70,
  sql: `
CREATE TABLE checklist_items (
  id TEXT NOT NULL PRIMARY KEY,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item_group TEXT NOT NULL CHECK (item_group IN ('plan', 'people', 'communication', 'data', 'rollback', 'exit')),
  origin TEXT NOT NULL CHECK (origin IN ('generated', 'custom')),
  code TEXT,
  text TEXT,
  weight TEXT NOT NULL CHECK (weight IN ('blocking', 'advisory')),
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'not-applicable', 'waived')),
  evidence TEXT,
  reason TEXT NOT NULL,
  waived_until TEXT,
  actor TEXT NOT NULL,
  at INTEGER
) STRICT;
CREATE INDEX checklist_items_by_phase ON checklist_items (phase_id, position);

CREATE TABLE rehearsals (
  id TEXT NOT NULL PRIMARY KEY,
  feature_id TEXT NOT NULL REFERENCES features (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  people TEXT NOT NULL
) STRICT;
CREATE INDEX rehearsals_by_feature ON rehearsals (feature_id, day);
`,
};
