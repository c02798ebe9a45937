import type { Migration } from './migrations.ts';

/** How a phase is run: who owns it, when it starts, whether it holds whole weeks, and how it is rolled back. */
export const phaseSetupsMigration: Migration = {
  version: 202,
  sql: `
CREATE TABLE phase_setups (
  phase_id TEXT NOT NULL PRIMARY KEY REFERENCES phases (id) ON DELETE CASCADE,
  owner_name TEXT NOT NULL,
  start_when TEXT NOT NULL CHECK (start_when IN ('after-gate', 'on-date', 'by-hand')),
  weeks TEXT NOT NULL CHECK (weeks IN ('any', 'whole')),
  rollback_trigger TEXT NOT NULL,
  rollback_decider TEXT NOT NULL,
  rollback_notice TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
