import type { Migration } from './migrations.ts';

/** What must hold before a phase starts, and whether a sign-off speaks of its start or of its gate. */
export const entryCriteriaMigration: Migration = {
  version: 221,
  sql: `
ALTER TABLE phases ADD COLUMN entry_criteria TEXT NOT NULL DEFAULT '[]';
ALTER TABLE sign_offs ADD COLUMN about TEXT NOT NULL DEFAULT 'exit' CHECK (about IN ('entry', 'exit'));
`,
};
