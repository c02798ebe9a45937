import { comparisonBasisSchema, type Hypothesis } from '#shared/hypotheses/hypothesis.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = {
  id: string;
  feature_id: string;
  change: string;
  segment_id: string | null;
  metric_id: string;
  baseline: number | null;
  expected_effect: number;
  smallest_worthwhile: number;
  basis: string;
  because: string;
  locked_at: number | null;
  lock_hash: string | null;
  created_at: number;
};

type AmendmentRow = {
  id: string;
  hypothesis_id: string;
  at: number;
  actor: string;
  reason: string;
  before: string;
  after: string;
};

/** A hypothesis as its row holds it, without its amendments. */
export type StoredHypothesis = Omit<Hypothesis, 'amendments'> & { readonly createdAt: number };

export type NewAmendment = { readonly id: Id; readonly hypothesisId: Id } & Hypothesis['amendments'][number];

function rowToStored(row: Row): StoredHypothesis {
  return {
    id: row.id,
    featureId: row.feature_id,
    change: row.change,
    segmentId: row.segment_id,
    metricId: row.metric_id,
    baseline: row.baseline,
    expectedEffect: row.expected_effect,
    smallestWorthwhile: row.smallest_worthwhile,
    basis: comparisonBasisSchema.parse(row.basis),
    because: row.because,
    locked:
      row.locked_at === null || row.lock_hash === null ? null : { at: row.locked_at, hash: row.lock_hash },
    createdAt: row.created_at,
  };
}

function storedToRow(stored: StoredHypothesis): Row {
  return {
    id: stored.id,
    feature_id: stored.featureId,
    change: stored.change,
    segment_id: stored.segmentId,
    metric_id: stored.metricId,
    baseline: stored.baseline,
    expected_effect: stored.expectedEffect,
    smallest_worthwhile: stored.smallestWorthwhile,
    basis: stored.basis,
    because: stored.because,
    locked_at: stored.locked?.at ?? null,
    lock_hash: stored.locked?.hash ?? null,
    created_at: stored.createdAt,
  };
}

const COLUMNS = `id, feature_id, change, segment_id, metric_id, baseline, expected_effect, smallest_worthwhile, basis,
  because, locked_at, lock_hash, created_at`;

/** SQL of hypotheses and of the amendments of locked ones. */
export function createHypothesesRepository(db: WritableDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO hypotheses (${COLUMNS}) VALUES (@id, @feature_id, @change, @segment_id, @metric_id, @baseline,
       @expected_effect, @smallest_worthwhile, @basis, @because, @locked_at, @lock_hash, @created_at)`,
  );
  const update = db.prepare<[Row]>(
    `UPDATE hypotheses SET change = @change, segment_id = @segment_id, metric_id = @metric_id,
       baseline = @baseline, expected_effect = @expected_effect, smallest_worthwhile = @smallest_worthwhile,
       basis = @basis, because = @because, locked_at = @locked_at, lock_hash = @lock_hash
     WHERE id = @id AND feature_id = @feature_id AND created_at = @created_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM hypotheses WHERE id = ?');
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM hypotheses WHERE id = ?`);
  const ofFeature = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM hypotheses WHERE feature_id = ? ORDER BY created_at, id`,
  );
  const insertAmendment = db.prepare<[AmendmentRow]>(
    `INSERT INTO hypothesis_amendments (id, hypothesis_id, at, actor, reason, before, after)
     VALUES (@id, @hypothesis_id, @at, @actor, @reason, @before, @after)`,
  );
  const amendments = db.prepare<[string], AmendmentRow>(
    `SELECT id, hypothesis_id, at, actor, reason, before, after
     FROM hypothesis_amendments WHERE hypothesis_id = ? ORDER BY at, id`,
  );

  return {
    insert: (stored: StoredHypothesis) => insert.run(storedToRow(stored)),
    update: (stored: StoredHypothesis) => update.run(storedToRow(stored)),
    remove: (id: Id) => remove.run(id),
    findById: (id: Id): StoredHypothesis | null => {
      const row = byId.get(id);
      return row === undefined ? null : rowToStored(row);
    },
    /** Oldest first. */
    listOfFeature: (featureId: Id) => ofFeature.all(featureId).map(rowToStored),
    insertAmendment: ({ hypothesisId, ...amendment }: NewAmendment) =>
      insertAmendment.run({ ...amendment, hypothesis_id: hypothesisId }),
    /** Oldest first. */
    listAmendments: (hypothesisId: Id): Hypothesis['amendments'] =>
      amendments.all(hypothesisId).map(({ at, actor, reason, before, after }) => ({
        at,
        actor,
        reason,
        before,
        after,
      })),
  };
}
