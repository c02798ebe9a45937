import { assert } from '#shared/kernel/assert.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import type { ChangeRow } from './commands.repository.ts';

/**
 * Tables whose rows an undo restores. Left out: the logs themselves, append-only records, figures (an import is
 * undone by its state, see imports), the search index (kept by triggers) and half-typed drafts.
 */
export const UNDOABLE_TABLES = [
  'settings',
  'features',
  'phases',
  'amendments',
  'blackouts',
  'plan_templates',
  'sign_offs',
  'phase_setups',
  'people',
  'attribute_kinds',
  'segments',
  'segment_members',
  'segment_exclusions',
  'exposures',
  'picks',
  'metrics',
  'imports',
  'import_profiles',
  'sources',
  'hypotheses',
  'hypothesis_amendments',
  'notes',
  'note_lines',
  'themes',
  'line_themes',
  'checklist_items',
  'rehearsals',
  'feature_rules',
  'frozen_gates',
  'reports',
] as const;

type Column = { name: string; pk: number };

function columnsOf(db: WritableDb, table: string): Column[] {
  const columns = db.prepare<[string], Column>(`SELECT name, pk FROM pragma_table_info(?)`).all(table);
  assert(columns.length > 0, `table ${table} exists`);
  return columns;
}

function imageOf(columns: readonly Column[], row: 'old' | 'new'): string {
  return `json_array(${columns.map((column) => `${row}.${column.name}`).join(', ')})`;
}

function recordTrigger(table: string, columns: readonly Column[], operation: ChangeRow['operation']): string {
  const before = operation === 'insert' ? 'NULL' : imageOf(columns, 'old');
  const after = operation === 'delete' ? 'NULL' : imageOf(columns, 'new');
  return `CREATE TEMP TRIGGER record_${table}_${operation} AFTER ${operation.toUpperCase()} ON main.${table}
    WHEN (SELECT command_sequence FROM recording) IS NOT NULL
    BEGIN
      UPDATE recording SET changes = changes + 1;
      INSERT INTO command_changes (command_sequence, sequence, table_name, operation, before, after)
      SELECT command_sequence, changes, '${table}', '${operation}', ${before}, ${after} FROM recording;
    END;`;
}

type Values = (string | number | null)[];

function parseImage(image: string | null): Values {
  assert(image !== null, 'the change carries this image');
  return JSON.parse(image) as Values;
}

/**
 * Writes images back. An image from before columns were added is shorter than the row: new columns always stand last,
 * so that it fills the first ones and leaves the others at their defaults, or as they are.
 */
function createTableWriter(db: WritableDb, table: string) {
  const columns = columnsOf(db, table);
  const keys = columns.flatMap((column, index) => (column.pk > 0 ? [{ ...column, index }] : []));
  const names = columns.map((column) => column.name);
  const where = keys.map((key) => `${key.name} = ?`).join(' AND ');
  const prepare = (length: number) => {
    const filled = names.slice(0, length);
    return {
      insert: db.prepare(
        `INSERT INTO ${table} (${filled.join(', ')}) VALUES (${filled.map(() => '?').join(', ')})`,
      ),
      update: db.prepare(
        `UPDATE ${table} SET ${filled.map((name) => `${name} = ?`).join(', ')} WHERE ${where}`,
      ),
    };
  };
  const byLength = new Map([[names.length, prepare(names.length)]]);
  const writerOf = ({ length }: Values) => {
    const writer = byLength.get(length) ?? prepare(length);
    byLength.set(length, writer);
    return writer;
  };
  const remove = db.prepare(`DELETE FROM ${table} WHERE ${where}`);
  const keyOf = (values: Values) => keys.map((key) => values[key.index] ?? null);
  return {
    insert: (values: Values) => writerOf(values).insert.run(...values),
    // A row already gone was removed by the cascade of its parent, whose own change is replayed too.
    remove: (values: Values) => remove.run(...keyOf(values)),
    replace: (from: Values, to: Values) => writerOf(to).update.run(...to, ...keyOf(from)),
  };
}

/**
 * Records every change of the undoable tables while a command runs, by temporary triggers of this connection (they
 * leave no trace in the file), and replays recorded changes in either direction.
 */
export function createChangeRecorder(db: WritableDb) {
  db.exec('CREATE TEMP TABLE recording (command_sequence INTEGER, changes INTEGER NOT NULL)');
  db.exec('INSERT INTO recording VALUES (NULL, 0)');
  for (const table of UNDOABLE_TABLES) {
    const columns = columnsOf(db, table);
    for (const operation of ['insert', 'update', 'delete'] as const) {
      db.exec(recordTrigger(table, columns, operation));
    }
  }
  const setRecording = db.prepare<[number | null]>(
    'UPDATE temp.recording SET command_sequence = ?, changes = 0',
  );
  const setCommand = db.prepare<[number | null]>('UPDATE temp.recording SET command_sequence = ?');
  const writers = new Map(UNDOABLE_TABLES.map((table) => [table as string, createTableWriter(db, table)]));

  function replay(change: ChangeRow, direction: 'undo' | 'redo'): void {
    const writer = writers.get(change.table_name);
    assert(writer !== undefined, `${change.table_name} is undoable`);
    if (change.operation === 'update') {
      const [from, to] = direction === 'undo' ? [change.after, change.before] : [change.before, change.after];
      writer.replace(parseImage(from), parseImage(to));
      return;
    }
    const inserts = (change.operation === 'insert') === (direction === 'redo');
    if (inserts) writer.insert(parseImage(change.after ?? change.before));
    else writer.remove(parseImage(change.after ?? change.before));
  }

  return {
    start: (commandSequence: number) => setRecording.run(commandSequence),
    stop: () => setRecording.run(null),
    /** Does something of the command that its undo leaves as it is. */
    pause: (commandSequence: number, work: () => void): void => {
      setCommand.run(null);
      try {
        work();
      } finally {
        setCommand.run(commandSequence);
      }
    },
    /** Replays inside the caller's transaction, newest first for undo. Foreign keys are judged at its end. */
    replayAll: (changes: readonly ChangeRow[], direction: 'undo' | 'redo') => {
      db.pragma('defer_foreign_keys = ON');
      const ordered = direction === 'undo' ? changes.toReversed() : changes;
      for (const change of ordered) replay(change, direction);
    },
  };
}
