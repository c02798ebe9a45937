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
  // What somebody was last told counts: told that it was gone, they must hear that it is back.
  const untold = db.prepare<[string], { count: number }>(
    `SELECT count(DISTINCT exposures.person_id) AS count
     FROM exposures JOIN features ON features.id = exposures.feature_id
     WHERE exposures.feature_id = ? AND features.kill_switch = 'armed' AND exposures.arm = 'pilot'
       AND exposures.since IS NOT NULL AND exposures.until IS NULL
       AND ((exposures.why <> 'kept' AND exposures.told_on IS NULL) OR exposures.loss_told_on IS NOT NULL)`,
  );
  const lastImport = db.prepare<[string], { number: number; at: number }>(
    `SELECT sequence AS number, at FROM imports
     WHERE feature_id = ? AND state = 'done' AND kind <> 'roster' ORDER BY sequence DESC LIMIT 1`,
  );
  const recordDeeds = db.prepare<[], { count: number }>(
    `SELECT count(*) AS count FROM audit_log
     WHERE method IN ('decisions.decide', 'workspace.undo:decisions.decide', 'workspace.redo:decisions.decide',
       'decisions.review', 'workspace.undo:decisions.review', 'workspace.redo:decisions.review')`,
  );
  const peopleSeen = db.prepare<[string], { personDays: number; inBothArms: number }>(
    `SELECT json_extract(counts, '$.personDays') AS personDays, json_extract(counts, '$.inBothArms') AS inBothArms
     FROM imports WHERE feature_id = ? AND state = 'done' AND json_extract(counts, '$.personDays') > 0
     ORDER BY sequence DESC LIMIT 1`,
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
    findLastImport: (featureId: string): { number: number; at: number } | null =>
      lastImport.get(featureId) ?? null,
    /** People of the feature's last import that counted people; null before one did. */
    findPeopleSeen: (featureId: string): { personDays: number; inBothArms: number } | null =>
      peopleSeen.get(featureId) ?? null,
    /** Deeds of the audit log that each wrote one entry of the decision record. */
    countRecordDeeds: (): number => recordDeeds.get()?.count ?? 0,
    /** People who have it now and were not told, or were last told that it was gone. */
    countUntold: (featureId: string): number => untold.get(featureId)?.count ?? 0,
  };
}

export type DecisionsReadModel = ReturnType<typeof createDecisionsReadModel>;
