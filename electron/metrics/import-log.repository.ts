import { type Id, z } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

export type ImportState = 'writing' | 'done' | 'undone';

/** A file (or a figure typed by hand) that came in; `mapping` and `counts` are whatever its kind keeps, as JSON. */
export type ImportRecord = {
  id: Id;
  sequence: number;
  kind: 'metrics' | 'roster' | 'hand';
  fileName: string;
  fileHash: string;
  featureId: Id | null;
  /** The metrics it brought figures for, so that undoing it knows what to count again. */
  metricIds: readonly Id[];
  mapping: unknown;
  counts: unknown;
  at: number;
  actor: string;
  state: ImportState;
};

type ImportRow = {
  id: string;
  sequence: number;
  kind: ImportRecord['kind'];
  file_name: string;
  file_hash: string;
  feature_id: string | null;
  mapping: string;
  counts: string;
  at: number;
  actor: string;
  state: ImportState;
};

const keptMappingSchema = z.object({ metricIds: z.array(z.string()), mapping: z.unknown() });

function rowToRecord(row: ImportRow): ImportRecord {
  const kept = keptMappingSchema.parse(JSON.parse(row.mapping));
  return {
    id: row.id,
    sequence: row.sequence,
    kind: row.kind,
    fileName: row.file_name,
    fileHash: row.file_hash,
    featureId: row.feature_id,
    metricIds: kept.metricIds,
    mapping: kept.mapping,
    counts: JSON.parse(row.counts) as unknown,
    at: row.at,
    actor: row.actor,
    state: row.state,
  };
}

function recordToRow(record: ImportRecord): ImportRow {
  return {
    id: record.id,
    sequence: record.sequence,
    kind: record.kind,
    file_name: record.fileName,
    file_hash: record.fileHash,
    feature_id: record.featureId,
    mapping: JSON.stringify({ metricIds: record.metricIds, mapping: record.mapping }),
    counts: JSON.stringify(record.counts),
    at: record.at,
    actor: record.actor,
    state: record.state,
  };
}

const COLUMNS =
  'id, sequence, kind, file_name, file_hash, feature_id, mapping, counts, at, actor, state' as const;

/** SQL of the log of imports. */
export function createImportLogRepository(db: WritableDb) {
  const nextSequence = db.prepare<[], { last_number: number }>(
    'UPDATE import_sequences SET last_number = last_number + 1 RETURNING last_number',
  );
  const insert = db.prepare<ImportRow>(
    `INSERT INTO imports (${COLUMNS}) VALUES
       (@id, @sequence, @kind, @file_name, @file_hash, @feature_id, @mapping, @counts, @at, @actor, @state)`,
  );
  const byId = db.prepare<[string], ImportRow>(`SELECT ${COLUMNS} FROM imports WHERE id = ?`);
  const bySequence = db.prepare<[number], ImportRow>(`SELECT ${COLUMNS} FROM imports WHERE sequence = ?`);
  const writing = db.prepare<[], { id: string; sequence: number }>(
    `SELECT id, sequence FROM imports WHERE state = 'writing'`,
  );
  const setState = db.prepare<[string, string]>('UPDATE imports SET state = ? WHERE id = ?');
  const complete = db.prepare<[string, string, string]>(
    'UPDATE imports SET mapping = ?, counts = ? WHERE id = ?',
  );
  const interrupt = db.prepare<[string]>(
    `UPDATE imports SET state = 'undone', ended_by = 'interrupted' WHERE id = ?`,
  );
  const standing = db.prepare<[], number>(`SELECT sequence FROM imports WHERE state = 'done'`).pluck();
  const remove = db.prepare<[string]>('DELETE FROM imports WHERE id = ?');
  const asRecord = (row: ImportRow | undefined): ImportRecord | null =>
    row === undefined ? null : rowToRecord(row);
  return {
    /** A number no import had before, even one that was undone. */
    nextSequence: (): number => nextSequence.get()?.last_number ?? 1,
    insert: (record: ImportRecord) => insert.run(recordToRow(record)),
    findById: (id: Id) => asRecord(byId.get(id)),
    findBySequence: (sequence: number) => asRecord(bySequence.get(sequence)),
    listWriting: () => writing.all(),
    /** The numbers of the imports that count. */
    listStanding: (): ReadonlySet<number> => new Set(standing.all()),
    /** The app ended in the middle of it: nothing of it counts. */
    interrupt: (id: Id) => interrupt.run(id),
    setState: (id: Id, state: ImportState) => setState.run(state, id),
    complete: (id: Id, record: Pick<ImportRecord, 'metricIds' | 'mapping' | 'counts'>) =>
      complete.run(
        JSON.stringify({ metricIds: record.metricIds, mapping: record.mapping }),
        JSON.stringify(record.counts),
        id,
      ),
    remove: (id: Id) => remove.run(id),
  };
}
