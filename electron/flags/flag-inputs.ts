import { assert } from '#shared/kernel/assert.ts';
import type { WritableDb } from '#electron/database/handles.ts';

const TABLES = ['features', 'phases', 'people', 'exposures'] as const;

/**
 * Notices changes of what flags are computed from, undo and redo included, by temporary triggers of this connection:
 * most changes of a workspace (notes, numbers) then cost the flags nothing.
 */
export function createFlagInputs(db: WritableDb) {
  db.exec('CREATE TEMP TABLE flag_inputs (version INTEGER NOT NULL); INSERT INTO flag_inputs VALUES (0)');
  for (const table of TABLES) {
    for (const operation of ['INSERT', 'UPDATE', 'DELETE']) {
      db.exec(`CREATE TEMP TRIGGER flag_inputs_${table}_${operation.toLowerCase()}
        AFTER ${operation} ON main.${table}
        BEGIN UPDATE flag_inputs SET version = version + 1; END`);
    }
  }
  const version = db.prepare<[], { version: number }>('SELECT version FROM temp.flag_inputs');
  return {
    /** Rises with every change; falls back with a transaction that is rolled back. */
    version: (): number => {
      const row = version.get();
      assert(row !== undefined, 'the counter of flag inputs has its row');
      return row.version;
    },
  };
}
