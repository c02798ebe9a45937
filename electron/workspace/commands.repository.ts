import type { WritableDb } from '#electron/database/handles.ts';

export type CommandRow = { sequence: number; method: string; subject_id: string | null; at: number };
export type ChangeRow = {
  table_name: string;
  operation: 'insert' | 'update' | 'delete';
  before: string | null;
  after: string | null;
};

type NewCommand = { method: string; subjectId: string | null; at: number; undo: 'undoable' | 'not-undoable' };

/** SQL of the command log. */
export function createCommandsRepository(db: WritableDb) {
  const insert = db.prepare<[string, string | null, number, string]>(
    `INSERT INTO commands (method, subject_id, at, undo, state) VALUES (?, ?, ?, ?, 'done')`,
  );
  const dropUndone = db.prepare(`UPDATE commands SET state = 'dropped' WHERE state = 'undone'`);
  const setState = db.prepare<[string, number]>(`UPDATE commands SET state = ? WHERE sequence = ?`);
  const newestDone = db.prepare<[], CommandRow & { undo: string }>(
    `SELECT sequence, method, subject_id, at, undo FROM commands WHERE state = 'done'
     ORDER BY sequence DESC LIMIT 1`,
  );
  const oldestUndone = db.prepare<[], CommandRow>(
    `SELECT sequence, method, subject_id, at FROM commands WHERE state = 'undone' ORDER BY sequence LIMIT 1`,
  );
  const changes = db.prepare<[number], ChangeRow>(
    `SELECT table_name, operation, before, after FROM command_changes
     WHERE command_sequence = ? ORDER BY sequence`,
  );
  const countChanges = db.prepare<[number], { count: number }>(
    `SELECT count(*) AS count FROM command_changes WHERE command_sequence = ?`,
  );
  const prune = db.prepare<[number]>(
    `DELETE FROM commands WHERE sequence <= (SELECT max(sequence) FROM commands) - ?`,
  );
  const lastAt = db.prepare<[], { at: number | null }>(`SELECT max(at) AS at FROM commands`);
  return {
    append: (command: NewCommand): number =>
      Number(insert.run(command.method, command.subjectId, command.at, command.undo).lastInsertRowid),
    dropUndone: () => dropUndone.run(),
    setState: (sequence: number, state: 'done' | 'undone') => setState.run(state, sequence),
    findNewestDone: () => newestDone.get() ?? null,
    findOldestUndone: () => oldestUndone.get() ?? null,
    listChanges: (sequence: number) => changes.all(sequence),
    countChanges: (sequence: number) => countChanges.get(sequence)?.count ?? 0,
    keepNewest: (count: number) => prune.run(count),
    findLastChangeAt: () => lastAt.get()?.at ?? null,
  };
}
