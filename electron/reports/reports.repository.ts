import type { Id } from '#shared/kernel/schema.ts';
import { languageSchema, type ReportSummary } from '#shared/reports/report.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type SummaryRow = {
  id: string;
  feature_id: string;
  feature_name: string;
  phase_id: string;
  phase_name: string;
  language: string;
  created_at: number;
  data_up_to: string | null;
  hash: string;
};
type Row = SummaryRow & { html: string };

/** A report as it is kept: its text never changes. */
export type StoredReport = { readonly summary: ReportSummary; readonly html: string };

function rowToSummary(row: SummaryRow): ReportSummary {
  return {
    id: row.id,
    featureId: row.feature_id,
    featureName: row.feature_name,
    phaseId: row.phase_id,
    phaseName: row.phase_name,
    language: languageSchema.parse(row.language),
    createdAt: row.created_at,
    dataUpTo: row.data_up_to,
    hash: row.hash,
  };
}

function reportToRow({ summary, html }: StoredReport): Row {
  return {
    id: summary.id,
    feature_id: summary.featureId,
    feature_name: summary.featureName,
    phase_id: summary.phaseId,
    phase_name: summary.phaseName,
    language: summary.language,
    created_at: summary.createdAt,
    data_up_to: summary.dataUpTo,
    hash: summary.hash,
    html,
  };
}

const SUMMARY = 'id, feature_id, feature_name, phase_id, phase_name, language, created_at, data_up_to, hash';

/** SQL of the reports table. */
export function createReportsRepository(db: WritableDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO reports (${SUMMARY}, html) VALUES (@id, @feature_id, @feature_name, @phase_id, @phase_name,
       @language, @created_at, @data_up_to, @hash, @html)`,
  );
  const remove = db.prepare<[string]>('DELETE FROM reports WHERE id = ?');
  const byId = db.prepare<[string], Row>(`SELECT ${SUMMARY}, html FROM reports WHERE id = ?`);
  const list = db.prepare<{ featureId: string | null }, SummaryRow>(
    `SELECT ${SUMMARY} FROM reports WHERE @featureId IS NULL OR feature_id = @featureId
     ORDER BY created_at DESC, id DESC`,
  );
  return {
    insert: (report: StoredReport) => insert.run(reportToRow(report)),
    remove: (id: Id) => remove.run(id),
    findById: (id: Id): StoredReport | null => {
      const row = byId.get(id);
      return row === undefined ? null : { summary: rowToSummary(row), html: row.html };
    },
    /** Newest first; of one feature, or (null) of all. */
    list: (featureId: Id | null): ReportSummary[] => list.all({ featureId }).map(rowToSummary),
  };
}
