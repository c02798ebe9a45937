import { decisionSchema, type Decision } from '#shared/decisions/decision.ts';
import { gateSchema, type Gate } from '#shared/decisions/gate.ts';
import { assert } from '#shared/kernel/assert.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import {
  chainHash,
  FIRST_PREVIOUS_HASH,
  verifyChain,
  type ChainCheck,
} from '#electron/workspace/hash-chain.ts';

type Row = {
  id: string;
  sequence: number;
  feature_id: string;
  phase_id: string | null;
  to_phase_id: string | null;
  kind: string;
  withdraws: string | null;
  verb: string;
  advice_verb: string | null;
  reason: string;
  dissent: string;
  decided_by: string;
  at: number;
  evidence: string | null;
  command_sequence: number;
  previous_hash: string;
  hash: string;
};

export type NewDecision = Omit<Decision, 'sequence' | 'hash'> & { commandSequence: number };

const COLUMNS = `id, sequence, feature_id, phase_id, to_phase_id, kind, withdraws, verb, advice_verb, reason, dissent,
  decided_by, at, evidence, command_sequence, previous_hash, hash`;

function hashOf(row: Omit<Row, 'hash'>): string {
  return chainHash(row.previous_hash, [
    row.sequence,
    row.id,
    row.feature_id,
    row.phase_id,
    row.to_phase_id,
    row.kind,
    row.withdraws,
    row.verb,
    row.advice_verb,
    row.reason,
    row.dissent,
    row.decided_by,
    row.at,
    row.evidence,
    row.command_sequence,
  ]);
}

function parseEvidence(text: string | null): Gate | null {
  return text === null ? null : gateSchema.parse(JSON.parse(text));
}

function rowToDecision(row: Row): Decision {
  return decisionSchema.parse({
    id: row.id,
    sequence: row.sequence,
    featureId: row.feature_id,
    phaseId: row.phase_id,
    toPhaseId: row.to_phase_id,
    kind: row.kind,
    withdraws: row.withdraws,
    verb: row.verb,
    adviceVerb: row.advice_verb,
    reason: row.reason,
    dissent: row.dissent,
    decidedBy: row.decided_by,
    at: row.at,
    evidence: parseEvidence(row.evidence),
    hash: row.hash,
  });
}

function decisionToRow(decision: NewDecision, last: Row | undefined): Row {
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
    evidence: decision.evidence === null ? null : JSON.stringify(decision.evidence),
    command_sequence: decision.commandSequence,
    previous_hash: last?.hash ?? FIRST_PREVIOUS_HASH,
  };
  return { ...row, hash: hashOf(row) };
}

/** SQL of the decision record: rows are appended, chained, and never touched again. */
export function createDecisionsRepository(db: WritableDb) {
  const last = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM decisions ORDER BY sequence DESC LIMIT 1`);
  const all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM decisions ORDER BY sequence`);
  const newestFirst = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM decisions ORDER BY sequence DESC`);
  const ofFeature = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM decisions WHERE feature_id = ? ORDER BY sequence DESC`,
  );
  const ofCommand = db.prepare<[number], Row>(
    `SELECT ${COLUMNS} FROM decisions WHERE command_sequence = ? ORDER BY sequence DESC LIMIT 1`,
  );
  const insert = db.prepare<Row>(
    `INSERT INTO decisions (${COLUMNS}) VALUES (@id, @sequence, @feature_id, @phase_id, @to_phase_id, @kind, @withdraws,
       @verb, @advice_verb, @reason, @dissent, @decided_by, @at, @evidence, @command_sequence, @previous_hash, @hash)`,
  );
  return {
    append: (decision: NewDecision): Decision => {
      const row = decisionToRow(decision, last.get());
      const written = insert.run(row);
      assert(written.changes === 1, 'one decision is written');
      return rowToDecision(row);
    },
    list: (featureId: string | null): Decision[] =>
      (featureId === null ? newestFirst.all() : ofFeature.all(featureId)).map(rowToDecision),
    findByCommand: (commandSequence: number): Decision | null => {
      const row = ofCommand.get(commandSequence);
      return row === undefined ? null : rowToDecision(row);
    },
    verify: (): ChainCheck => verifyChain(all.iterate(), hashOf),
  };
}

export type DecisionsRepository = ReturnType<typeof createDecisionsRepository>;
