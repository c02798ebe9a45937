import { sourceDraftSchema, type Source, type SourceDraft } from '#shared/imports/source.ts';
import { sourceProblemSchema, type SourceRun } from '#shared/imports/sources.contract.ts';
import { type Id, z } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

export type StoredSource = Source & { addedAt: number };

/** How the runs of a source stand; `metricIds` belong to the parts of its mapping, null where none was made yet. */
export type SourceState = {
  metricIds: readonly (Id | null)[];
  lastSuccessAt: number | null;
  nextRunAt: number | null;
};

type SourceRow = {
  id: string;
  feature_id: string;
  draft: string;
  paused: Source['paused'];
  added_at: number;
};
type StateRow = {
  source_id: string;
  metric_ids: string;
  last_success_at: number | null;
  next_run_at: number | null;
};
type RunRow = {
  id: string;
  source_id: string;
  started_at: number;
  milliseconds: number;
  trigger: SourceRun['trigger'];
  outcome: SourceRun['outcome'];
  fetched_rows: number;
  set_aside: number;
  import_id: string | null;
  problem: string | null;
};

const KEPT_RUNS = 50;
const metricIdsSchema = z.array(z.string().nullable());

function rowToSource(row: SourceRow): StoredSource {
  const draft = sourceDraftSchema.parse(JSON.parse(row.draft));
  return { ...draft, id: row.id, paused: row.paused, addedAt: row.added_at };
}

function rowToState(row: StateRow): SourceState {
  return {
    metricIds: metricIdsSchema.parse(JSON.parse(row.metric_ids)),
    lastSuccessAt: row.last_success_at,
    nextRunAt: row.next_run_at,
  };
}

function rowToRun(row: RunRow): SourceRun {
  return {
    id: row.id,
    startedAt: row.started_at,
    milliseconds: row.milliseconds,
    trigger: row.trigger,
    outcome: row.outcome,
    rows: row.fetched_rows,
    setAside: row.set_aside,
    importId: row.import_id,
    problem: row.problem === null ? null : sourceProblemSchema.parse(JSON.parse(row.problem)),
  };
}

function runToRow(sourceId: Id, run: SourceRun): RunRow {
  return {
    id: run.id,
    source_id: sourceId,
    started_at: run.startedAt,
    milliseconds: run.milliseconds,
    trigger: run.trigger,
    outcome: run.outcome,
    fetched_rows: run.rows,
    set_aside: run.setAside,
    import_id: run.importId,
    problem: run.problem === null ? null : JSON.stringify(run.problem),
  };
}

const NO_STATE: SourceState = { metricIds: [], lastSuccessAt: null, nextRunAt: null };
const RUN_COLUMNS =
  'id, source_id, started_at, milliseconds, trigger, outcome, fetched_rows, set_aside, import_id, problem';

/** SQL of sources, of how they stand, and of their runs. */
export function createSourcesRepository(db: WritableDb) {
  const all = db.prepare<[], SourceRow>(
    'SELECT id, feature_id, draft, paused, added_at FROM sources ORDER BY added_at, id',
  );
  const byId = db.prepare<[string], SourceRow>(
    'SELECT id, feature_id, draft, paused, added_at FROM sources WHERE id = ?',
  );
  const insert = db.prepare<SourceRow>(
    `INSERT INTO sources (id, feature_id, draft, paused, added_at)
     VALUES (@id, @feature_id, @draft, @paused, @added_at)`,
  );
  const change = db.prepare<[string, string, string]>(
    'UPDATE sources SET feature_id = ?, draft = ? WHERE id = ?',
  );
  const pause = db.prepare<[string, string]>('UPDATE sources SET paused = ? WHERE id = ?');
  const remove = db.prepare<[string]>('DELETE FROM sources WHERE id = ?');
  const stateOf = db.prepare<[string], StateRow>(
    'SELECT source_id, metric_ids, last_success_at, next_run_at FROM source_states WHERE source_id = ?',
  );
  const putState = db.prepare<StateRow>(
    `INSERT INTO source_states (source_id, metric_ids, last_success_at, next_run_at)
     VALUES (@source_id, @metric_ids, @last_success_at, @next_run_at)
     ON CONFLICT (source_id) DO UPDATE SET metric_ids = excluded.metric_ids,
       last_success_at = excluded.last_success_at, next_run_at = excluded.next_run_at`,
  );
  const runsOf = db.prepare<[string, number], RunRow>(
    `SELECT ${RUN_COLUMNS} FROM source_runs WHERE source_id = ? ORDER BY started_at DESC, id DESC LIMIT ?`,
  );
  const insertRun = db.prepare<RunRow>(
    `INSERT INTO source_runs (${RUN_COLUMNS}) VALUES (@id, @source_id, @started_at, @milliseconds, @trigger,
       @outcome, @fetched_rows, @set_aside, @import_id, @problem)`,
  );
  const prune = db.prepare<[string, string, number]>(
    `DELETE FROM source_runs WHERE source_id = ? AND id NOT IN (
       SELECT id FROM source_runs WHERE source_id = ? ORDER BY started_at DESC, id DESC LIMIT ?)`,
  );
  const nameImport = db.prepare<[string, string]>('UPDATE imports SET source_id = ? WHERE id = ?');
  const nameAgain = db.prepare(
    `UPDATE imports SET source_id = (SELECT r.source_id FROM source_runs r WHERE r.import_id = imports.id)
     WHERE source_id IS NULL AND id IN (SELECT import_id FROM source_runs WHERE import_id IS NOT NULL)`,
  );
  return {
    list: (): StoredSource[] => all.all().map(rowToSource),
    find: (sourceId: Id): StoredSource | null => {
      const row = byId.get(sourceId);
      return row === undefined ? null : rowToSource(row);
    },
    insert: (sourceId: Id, draft: SourceDraft, addedAt: number) =>
      insert.run({
        id: sourceId,
        feature_id: draft.featureId,
        draft: JSON.stringify(draft),
        paused: 'running',
        added_at: addedAt,
      }),
    change: (sourceId: Id, draft: SourceDraft) =>
      change.run(draft.featureId, JSON.stringify(draft), sourceId),
    pause: (sourceId: Id, paused: Source['paused']) => pause.run(paused, sourceId),
    remove: (sourceId: Id) => remove.run(sourceId),
    getState: (sourceId: Id): SourceState => {
      const row = stateOf.get(sourceId);
      return row === undefined ? NO_STATE : rowToState(row);
    },
    putState: (sourceId: Id, state: SourceState) =>
      putState.run({
        source_id: sourceId,
        metric_ids: JSON.stringify(state.metricIds),
        last_success_at: state.lastSuccessAt,
        next_run_at: state.nextRunAt,
      }),
    listRuns: (sourceId: Id, limit = KEPT_RUNS): SourceRun[] => runsOf.all(sourceId, limit).map(rowToRun),
    /** Keeps the newest 50 of each source. */
    addRun: (sourceId: Id, run: SourceRun): void => {
      insertRun.run(runToRow(sourceId, run));
      prune.run(sourceId, sourceId, KEPT_RUNS);
    },
    nameImport: (importId: Id, sourceId: Id) => nameImport.run(sourceId, importId),
    /** Names the source again where an undo brought a row back as it was before it had one. */
    nameReplayedImports: () => nameAgain.run(),
  };
}

export type SourcesRepository = ReturnType<typeof createSourcesRepository>;
