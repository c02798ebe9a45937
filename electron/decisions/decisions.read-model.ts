import type { ReadableDb } from '#electron/database/handles.ts';

export type ImportWithSetAside = {
  importId: string;
  fileName: string;
  rows: number;
  featureId: string | null;
};

/** What Today asks of other capabilities' tables. */
export function createDecisionsReadModel(db: ReadableDb) {
  const setAside = db.prepare<
    [],
    { import_id: string; file_name: string; rows: number; feature_id: string | null }
  >(
    `SELECT imports.id AS import_id, imports.file_name AS file_name, imports.feature_id AS feature_id,
            count(set_aside_rows.line) AS rows
     FROM imports JOIN set_aside_rows ON set_aside_rows.import_id = imports.id
          LEFT JOIN imports mends ON mends.id = set_aside_rows.mended_by AND mends.state = 'done'
     WHERE imports.state = 'done' AND mends.id IS NULL
       AND set_aside_rows.code NOT IN ('total-row', 'header-row')
     GROUP BY imports.id ORDER BY imports.at DESC LIMIT 3`,
  );
  const untold = db.prepare<[string], { count: number }>(
    `SELECT count(DISTINCT exposures.person_id) AS count FROM exposures
     WHERE exposures.feature_id = ? AND exposures.arm = 'pilot' AND exposures.since IS NOT NULL
       AND exposures.until IS NULL AND exposures.why <> 'kept' AND exposures.told_on IS NULL`,
  );
  return {
    /** Rows still to be mended; totals and names written again hold nothing that is missing. */
    listImportsWithSetAside: (): ImportWithSetAside[] =>
      setAside.all().map((row) => ({
        importId: row.import_id,
        fileName: row.file_name,
        rows: row.rows,
        featureId: row.feature_id,
      })),
    countUntold: (featureId: string): number => untold.get(featureId)?.count ?? 0,
  };
}

export type DecisionsReadModel = ReturnType<typeof createDecisionsReadModel>;
