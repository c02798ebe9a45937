import {
  citedNoteSchema,
  decisionSchema,
  reviewSchema,
  type Decision,
  type Judgement,
} from '#shared/decisions/decision.ts';
import { gateSchema } from '#shared/decisions/gate.ts';
import type { Recorded } from '#shared/decisions/due-review.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { assert } from '#shared/kernel/assert.ts';
import { z } from '#shared/kernel/schema.ts';
import { shortfallSchema } from '#shared/segments/shortfall.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import { FIRST_PREVIOUS_HASH } from '#electron/workspace/hash-chain.ts';
import { PRESENT_FORM, recordHash, type RecordRow } from './record-rows.ts';
import type { RecordHead } from './check-record.ts';

export type NewDecision = Omit<Decision, 'sequence' | 'hash'> & { commandSequence: number };

const COLUMNS = `id, sequence, feature_id, phase_id, to_phase_id, kind, withdraws, verb, advice_verb, reason, dissent,
  decided_by, at, evidence, command_sequence, previous_hash, hash, form, effective_on, notes_cited, data_version,
  reviews, review, shortfall`;

const citedNotesSchema = z.array(citedNoteSchema);

function parse<Value>(schema: z.ZodType<Value>, text: string | null): Value | null {
  return text === null ? null : schema.parse(JSON.parse(text));
}

function asText(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** As much of a record as says what it is about; readable where its evidence is not. */
export type RecordOutline = Recorded & Pick<Decision, 'at' | 'effectiveOn'>;

type OutlineRow = Pick<RecordRow, 'id' | 'withdraws' | 'reviews' | 'at' | 'effective_on'> & {
  kind: Decision['kind'];
  verb: Decision['verb'];
  after_days: number | null;
  judgement: Judgement | null;
};

function rowToOutline(row: OutlineRow): RecordOutline {
  const { id, kind, verb, withdraws, reviews, at, effective_on: effectiveOn, after_days: afterDays } = row;
  const review =
    afterDays === null || row.judgement === null ? null : { afterDays, judgement: row.judgement };
  return { id, kind, verb, withdraws, reviews, at, effectiveOn, review };
}

function readRow(row: RecordRow): Decision {
  return decisionSchema.parse({
    id: row.id,
    sequence: row.sequence,
    featureId: row.feature_id,
    phaseId: row.phase_id,
    toPhaseId: row.to_phase_id,
    kind: row.kind,
    withdraws: row.withdraws,
    reviews: row.reviews,
    review: parse(reviewSchema, row.review),
    verb: row.verb,
    adviceVerb: row.advice_verb,
    reason: row.reason,
    dissent: row.dissent,
    decidedBy: row.decided_by,
    at: row.at,
    effectiveOn: row.effective_on,
    evidence: parse(gateSchema, row.evidence),
    notesCited: parse(citedNotesSchema, row.notes_cited) ?? [],
    dataVersion: row.data_version === null ? null : JSON.parse(row.data_version),
    shortfall: parse(shortfallSchema, row.shortfall),
    hash: row.hash,
  });
}

/** Throws AppError `record-unreadable` for a row somebody changed into something that is no record any more. */
function rowToDecision(row: RecordRow): Decision {
  try {
    return readRow(row);
  } catch {
    throw new AppError('unavailable', 'record-unreadable', { sequence: row.sequence });
  }
}

function decisionToRow(decision: NewDecision, last: RecordRow | undefined): RecordRow {
  const row = {
    id: decision.id,
    sequence: (last?.sequence ?? 0) + 1,
    feature_id: decision.featureId,
    phase_id: decision.phaseId,
    to_phase_id: decision.toPhaseId,
    kind: decision.kind,
    withdraws: decision.withdraws,
    verb: decision.verb,
    advice_verb: decision.adviceVerb,
    reason: decision.reason,
    dissent: decision.dissent,
    decided_by: decision.decidedBy,
    at: decision.at,
    evidence: asText(decision.evidence),
    command_sequence: decision.commandSequence,
    previous_hash: last?.hash ?? FIRST_PREVIOUS_HASH,
    form: PRESENT_FORM,
    effective_on: decision.effectiveOn,
    notes_cited: asText(decision.notesCited),
    data_version: asText(decision.dataVersion),
    reviews: decision.reviews,
    review: asText(decision.review),
    shortfall: asText(decision.shortfall),
  };
  return { ...row, hash: recordHash(row) };
}

/** SQL of the decision record: rows are appended, chained, and never touched again. */
export function createDecisionsRepository(db: WritableDb) {
  const last = db.prepare<[], RecordRow>(`SELECT ${COLUMNS} FROM decisions ORDER BY sequence DESC LIMIT 1`);
  const all = db.prepare<[], RecordRow>(`SELECT ${COLUMNS} FROM decisions ORDER BY sequence`);
  const newestFirst = db.prepare<[], RecordRow>(`SELECT ${COLUMNS} FROM decisions ORDER BY sequence DESC`);
  const ofFeature = db.prepare<[string], RecordRow>(
    `SELECT ${COLUMNS} FROM decisions WHERE feature_id = ? ORDER BY sequence DESC`,
  );
  const ofCommand = db.prepare<[number], RecordRow>(
    `SELECT ${COLUMNS} FROM decisions WHERE command_sequence = ? ORDER BY sequence DESC LIMIT 1`,
  );
  const insert = db.prepare<RecordRow>(
    `INSERT INTO decisions (${COLUMNS}) VALUES (@id, @sequence, @feature_id, @phase_id, @to_phase_id, @kind, @withdraws,
       @verb, @advice_verb, @reason, @dissent, @decided_by, @at, @evidence, @command_sequence, @previous_hash, @hash, @form, @effective_on,
       @notes_cited, @data_version, @reviews, @review, @shortfall)`,
  );
  const outlines = db.prepare<[string], OutlineRow>(
    `SELECT id, kind, verb, withdraws, reviews, at, effective_on,
       CASE WHEN json_valid(review) THEN json_extract(review, '$.afterDays') END AS after_days,
       CASE WHEN json_valid(review) THEN json_extract(review, '$.judgement') END AS judgement
     FROM decisions WHERE feature_id = ? ORDER BY sequence DESC`,
  );
  const byId = db.prepare<[string], RecordRow>(`SELECT ${COLUMNS} FROM decisions WHERE id = ?`);
  const byHash = db.prepare<[string], { found: number }>(
    'SELECT count(*) AS found FROM decisions WHERE hash = ?',
  );
  const head = db.prepare<[], RecordHead>('SELECT sequence, hash FROM decision_head');
  const putHead = db.prepare<[number, string]>(
    `INSERT INTO decision_head (only, sequence, hash) VALUES (1, ?, ?)
     ON CONFLICT (only) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash`,
  );
  return {
    append: (decision: NewDecision): Decision => {
      const row = decisionToRow(decision, last.get());
      const written = insert.run(row);
      assert(written.changes === 1, 'one decision is written');
      putHead.run(row.sequence, row.hash);
      return rowToDecision(row);
    },
    list: (featureId: string | null): Decision[] =>
      (featureId === null ? newestFirst.all() : ofFeature.all(featureId)).map(rowToDecision),
    /** Newest first, without evidence: for whoever asks every day. */
    listOutlines: (featureId: string): RecordOutline[] => outlines.all(featureId).map(rowToOutline),
    findByCommand: (commandSequence: number): Decision | null => {
      const row = ofCommand.get(commandSequence);
      return row === undefined ? null : rowToDecision(row);
    },
    find: (id: string): Decision | null => {
      const row = byId.get(id);
      return row === undefined ? null : rowToDecision(row);
    },
    /** Every row as it is stored, oldest first: a record that was tampered with may not be readable otherwise. */
    listRows: (): RecordRow[] => all.all(),
    /** The last row as named beside the record; null before the first. */
    findHead: (): RecordHead | null => head.get() ?? null,
    holdsHash: (hash: string): boolean => (byHash.get(hash)?.found ?? 0) > 0,
  };
}

export type DecisionsRepository = ReturnType<typeof createDecisionsRepository>;
