import type { OutputOf } from '#shared/contract/contract.ts';
import { importCountsSchema, type ImportSummary } from '#shared/imports/imports.contract.ts';
import { type Id, z } from '#shared/kernel/schema.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

type SummaryRow = {
  id: string;
  kind: ImportSummary['kind'];
  file_name: string;
  feature_id: string | null;
  feature_name: string | null;
  at: number;
  actor: string;
  state: 'done' | 'undone';
  ended_by: 'interrupted' | null;
  mends_import_id: string | null;
  source_id: string | null;
  counts: string;
};

function rowToSummary(row: SummaryRow): ImportSummary {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    featureId: row.feature_id,
    featureName: row.feature_name,
    at: row.at,
    actor: row.actor,
    state: row.ended_by ?? row.state,
    sourceId: row.source_id,
    mendsImportId: row.mends_import_id,
    counts: row.ended_by === null ? importCountsSchema.parse(JSON.parse(row.counts)) : NOTHING_COUNTED,
  };
}

const NOTHING_COUNTED: ImportSummary['counts'] = {
  rows: 0,
  used: 0,
  empty: 0,
  setAside: 0,
  newFigures: 0,
  sameFigures: 0,
  changedFigures: 0,
  missingFigures: 0,
  personDays: 0,
  inBothArms: 0,
  people: 0,
  busiestPersonRows: 0,
};

type ProfileLine = {
  id: string;
  name: string;
  columns: string;
  feature_name: string | null;
  last_used_at: number;
};

const columnsSchema = z.array(z.string());

/** Past imports as lists show them. Read only. */
export function createImportsReadModel(db: ReadableDb) {
  const all = db.prepare<[], SummaryRow>(
    `SELECT i.id, i.kind, i.file_name, i.feature_id, f.name AS feature_name, i.at, i.actor, i.state,
            i.ended_by, i.source_id, i.mends_import_id, i.counts
     FROM imports i LEFT JOIN features f ON f.id = i.feature_id
     WHERE i.state <> 'writing' ORDER BY i.sequence DESC`,
  );
  const ofFeature = db.prepare<[string], SummaryRow>(
    `SELECT i.id, i.kind, i.file_name, i.feature_id, f.name AS feature_name, i.at, i.actor, i.state,
            i.ended_by, i.source_id, i.mends_import_id, i.counts
     FROM imports i LEFT JOIN features f ON f.id = i.feature_id
     WHERE i.state <> 'writing' AND i.feature_id = ? ORDER BY i.sequence DESC`,
  );
  const one = db.prepare<[string], SummaryRow>(
    `SELECT i.id, i.kind, i.file_name, i.feature_id, f.name AS feature_name, i.at, i.actor, i.state,
            i.ended_by, i.source_id, i.mends_import_id, i.counts
     FROM imports i LEFT JOIN features f ON f.id = i.feature_id
     WHERE i.state <> 'writing' AND i.id = ?`,
  );
  const sameBytes = db.prepare<[string, string | null], { id: string; at: number }>(
    `SELECT id, at FROM imports
     WHERE file_hash = ? AND feature_id IS ? AND state = 'done' ORDER BY sequence DESC LIMIT 1`,
  );
  const mendsOf = db.prepare<[string], { id: string }>(
    `SELECT id FROM imports WHERE mends_import_id = ? AND state = 'done' ORDER BY sequence`,
  );
  const metricUse = db.prepare<[string, string, string], { found: number }>(
    `SELECT 1 AS found FROM daily_values WHERE metric_id = ?
     UNION ALL SELECT 1 FROM phases p, json_each(p.exit_criteria) c WHERE json_extract(c.value, '$.metricId') = ?
     UNION ALL SELECT 1 FROM hypotheses h WHERE h.metric_id = ? LIMIT 1`,
  );
  const newestRoster = db.prepare<[], { id: string }>(
    `SELECT id FROM imports WHERE kind = 'roster' AND state = 'done' ORDER BY sequence DESC LIMIT 1`,
  );
  const profiles = db.prepare<[], ProfileLine>(
    `SELECT p.id, p.name, p.columns, f.name AS feature_name, p.last_used_at
     FROM import_profiles p LEFT JOIN features f ON f.id = p.feature_id
     ORDER BY p.last_used_at DESC, p.id DESC`,
  );
  return {
    /** Kept ways of reading, used last first. */
    listProfiles: (): OutputOf<'imports.listProfiles'> =>
      profiles.all().map((row) => ({
        id: row.id,
        name: row.name,
        columns: columnsSchema.parse(JSON.parse(row.columns)),
        featureName: row.feature_name,
        lastUsedAt: row.last_used_at,
      })),
    list: (featureId: Id | null): ImportSummary[] =>
      (featureId === null ? all.all() : ofFeature.all(featureId)).map(rowToSummary),
    find: (importId: Id): ImportSummary | null => {
      const row = one.get(importId);
      return row === undefined ? null : rowToSummary(row);
    },
    /** A standing import of the very same bytes for the same feature (null for the roster). */
    findSameBytes: (hash: string, featureId: Id | null) => {
      const row = sameBytes.get(hash, featureId);
      return row === undefined ? null : { importId: row.id, at: row.at };
    },
    /** Standing imports of rows of this one that were mended later. */
    listMends: (importId: Id): Id[] => mendsOf.all(importId).map(({ id }) => id),
    /** Whether a metric has figures, or a criterion or hypothesis names it. */
    isMetricKept: (metricId: Id): boolean => metricUse.get(metricId, metricId, metricId) !== undefined,
    newestRosterId: (): Id | null => newestRoster.get()?.id ?? null,
  };
}

export type ImportsReadModel = ReturnType<typeof createImportsReadModel>;
