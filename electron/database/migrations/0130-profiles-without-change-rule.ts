import type { Migration } from './migrations.ts';

/**
 * Which of two values counts is asked for every file, so a profile does not keep the answer. The images that undo replays
 * are lists in the order of the columns, so the value leaves them too (it stood eighth).
 */
export const profilesWithoutChangeRuleMigration: Migration = {
  version: 130,
  sql: `
ALTER TABLE import_profiles DROP COLUMN change_rule;
UPDATE command_changes SET before = json_remove(before, '$[7]'), after = json_remove(after, '$[7]')
WHERE table_name = 'import_profiles';
`,
};
