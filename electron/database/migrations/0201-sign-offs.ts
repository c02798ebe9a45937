import type { Migration } from './migrations.ts';

/** That somebody signed a phase off: for whom (a role or a name), who it was, and when. */
export const signOffsMigration: Migration = {
  version: 201,
  sql: `
CREATE TABLE sign_offs (
  id TEXT NOT NULL PRIMARY KEY,
  phase_id TEXT NOT NULL REFERENCES phases (id) ON DELETE CASCADE,
  who TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  signed_on TEXT NOT NULL
) STRICT;
CREATE INDEX sign_offs_by_phase ON sign_offs (phase_id, signed_on);
`,
};
