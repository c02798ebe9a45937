import {
  importCountsSchema,
  importMappingSchema,
  type ImportMapping,
  type ImportSummary,
} from '#shared/imports/imports.contract.ts';
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
    mendsImportId: null,
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
};

/** What an import keeps of how its file was read, for the next file like it. */
export const keptFileSchema = z.object({ columns: z.array(z.string()), mapping: importMappingSchema });
export type KeptFile = z.infer<typeof keptFileSchema>;

/** Past imports as lists show them. Read only. */
export function createImportsReadModel(db: ReadableDb) {
  const all = db.prepare<[], SummaryRow>(
    `SELECT i.id, i.kind, i.file_name, i.feature_id, f.name AS feature_name, i.at, i.actor, i.state,
            i.ended_by, i.source_id, i.counts
     FROM imports i LEFT JOIN features f ON f.id = i.feature_id
     WHERE i.state <> 'writing' ORDER BY i.sequence DESC`,
  );
  const ofFeature = db.prepare<[string], SummaryRow>(
    `SELECT i.id, i.kind, i.file_name, i.feature_id, f.name AS feature_name, i.at, i.actor, i.state,
            i.ended_by, i.source_id, i.counts
     FROM imports i LEFT JOIN features f ON f.id = i.feature_id
     WHERE i.state <> 'writing' AND i.feature_id = ? ORDER BY i.sequence DESC`,
  );
  const one = db.prepare<[string], SummaryRow>(
    `SELECT i.id, i.kind, i.file_name, i.feature_id, f.name AS feature_name, i.at, i.actor, i.state,
            i.ended_by, i.source_id, i.counts
     FROM imports i LEFT JOIN features f ON f.id = i.feature_id
     WHERE i.state <> 'writing' AND i.id = ?`,
  );
  const sameBytes = db.prepare<[string, string | null], { id: string; at: number }>(
    `SELECT id, at FROM imports
     WHERE file_hash = ? AND feature_id IS ? AND state = 'done' ORDER BY sequence DESC LIMIT 1`,
  );
  const kept = db.prepare<[string], { kept: string | null }>(
    `SELECT json_extract(mapping, '$.mapping') AS kept FROM imports
     WHERE feature_id = ? AND kind = 'metrics' AND state <> 'writing' ORDER BY sequence DESC LIMIT 20`,
  );
  const newestRoster = db.prepare<[], { id: string }>(
    `SELECT id FROM imports WHERE kind = 'roster' AND state = 'done' ORDER BY sequence DESC LIMIT 1`,
  );
  return {
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
    /** How the latest file of the feature with exactly these column names was read. */
    findFormerMapping: (featureId: Id, columns: readonly string[]): ImportMapping | null => {
      for (const { kept: text } of kept.all(featureId)) {
        const parsed = keptFileSchema.safeParse(JSON.parse(text ?? 'null'));
        if (parsed.success && parsed.data.columns.join('\u0000') === columns.join('\u0000')) {
          return parsed.data.mapping;
        }
      }
      return null;
    },
    newestRosterId: (): Id | null => newestRoster.get()?.id ?? null,
  };
}

export type ImportsReadModel = ReturnType<typeof createImportsReadModel>;
