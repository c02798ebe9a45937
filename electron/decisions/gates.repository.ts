import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { gateSchema, type Gate } from '#shared/decisions/gate.ts';
import type { GateFacts } from '#shared/decisions/gate-facts.ts';
import { gateRulesSchema, type GateRules } from '#shared/features/gate-rules.ts';
import { z, type Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

/** What a phase is judged by since it started: the rules, and each metric's definition by its id. */
export type FrozenGate = {
  phaseId: Id;
  frozenAt: number;
  rules: GateRules;
  definitions: Readonly<Record<Id, string>>;
  hash: string;
};

/** One judgement with everything it was made from. */
export type Evaluation = {
  id: Id;
  featureId: Id;
  phaseId: Id;
  day: string;
  at: number;
  /** Which edition of the engine judged: a later one may come to another answer. */
  engine: number;
  inputHash: string;
  facts: GateFacts;
  gate: Gate;
};

type FrozenRow = { phase_id: string; frozen_at: number; rules: string; definitions: string; hash: string };

type EvaluationRow = {
  id: string;
  feature_id: string;
  phase_id: string;
  day: string;
  at: number;
  engine: number;
  verb: string;
  step: string;
  input_hash: string;
  facts: Uint8Array;
  gate: string;
};

const definitionsSchema = z.record(z.string(), z.string());

function rowToFrozen(row: FrozenRow): FrozenGate {
  return {
    phaseId: row.phase_id,
    frozenAt: row.frozen_at,
    rules: gateRulesSchema.parse(JSON.parse(row.rules)),
    definitions: definitionsSchema.parse(JSON.parse(row.definitions)),
    hash: row.hash,
  };
}

/** The facts are the engine's own writing, known whole by their fingerprint. */
function rowToEvaluation(row: EvaluationRow): Evaluation {
  return {
    id: row.id,
    featureId: row.feature_id,
    phaseId: row.phase_id,
    day: row.day,
    at: row.at,
    engine: row.engine,
    inputHash: row.input_hash,
    facts: JSON.parse(inflateRawSync(row.facts).toString('utf8')) as GateFacts,
    gate: gateSchema.parse(JSON.parse(row.gate)),
  };
}

function evaluationToRow({ gate, facts, ...evaluation }: Evaluation): EvaluationRow {
  return {
    id: evaluation.id,
    feature_id: evaluation.featureId,
    phase_id: evaluation.phaseId,
    day: evaluation.day,
    at: evaluation.at,
    engine: evaluation.engine,
    verb: gate.verb,
    step: gate.step ?? 'hold',
    input_hash: evaluation.inputHash,
    facts: deflateRawSync(JSON.stringify(facts)),
    gate: JSON.stringify(gate),
  };
}

/** A decision without its evidence. */
export type Move = {
  id: Id;
  sequence: number;
  kind: string;
  withdraws: Id | null;
  verb: string;
  at: number;
};

const COLUMNS = 'id, feature_id, phase_id, day, at, engine, verb, step, input_hash, facts, gate';

/** SQL of rules, frozen gates and the evaluations that were made. */
export function createGatesRepository(db: WritableDb) {
  const rules = db.prepare<[string], { rules: string }>(
    'SELECT rules FROM feature_rules WHERE feature_id = ?',
  );
  const setRules = db.prepare<[string, string]>(
    `INSERT INTO feature_rules (feature_id, rules) VALUES (?, ?)
     ON CONFLICT (feature_id) DO UPDATE SET rules = excluded.rules`,
  );
  const frozen = db.prepare<[string], FrozenRow>(
    'SELECT phase_id, frozen_at, rules, definitions, hash FROM frozen_gates WHERE phase_id = ?',
  );
  const freeze = db.prepare<FrozenRow>(
    `INSERT INTO frozen_gates (phase_id, frozen_at, rules, definitions, hash)
     VALUES (@phase_id, @frozen_at, @rules, @definitions, @hash)
     ON CONFLICT (phase_id) DO UPDATE SET frozen_at = excluded.frozen_at, rules = excluded.rules,
       definitions = excluded.definitions, hash = excluded.hash`,
  );
  const latest = db.prepare<[string], Pick<EvaluationRow, 'day' | 'input_hash' | 'engine'>>(
    'SELECT day, input_hash, engine FROM gate_evaluations WHERE feature_id = ? ORDER BY at DESC, id DESC LIMIT 1',
  );
  const insert = db.prepare<EvaluationRow>(
    `INSERT INTO gate_evaluations (${COLUMNS}) VALUES (@id, @feature_id, @phase_id, @day, @at, @engine, @verb, @step,
       @input_hash, @facts, @gate)`,
  );
  const list = db.prepare<[string], EvaluationRow>(
    `SELECT ${COLUMNS} FROM gate_evaluations WHERE feature_id = ? ORDER BY at, id`,
  );
  const all = db.prepare<[], EvaluationRow>(`SELECT ${COLUMNS} FROM gate_evaluations ORDER BY at, id`);
  const moves = db.prepare<[string], Move>(
    'SELECT id, sequence, kind, withdraws, verb, at FROM decisions WHERE feature_id = ? ORDER BY sequence',
  );
  const changes = db.prepare<[], { changes: number }>('SELECT total_changes() AS changes');
  return {
    /** How many rows this opening of the file has changed so far: while it stands still, so does all a gate rests on. */
    countChanges: (): number => changes.get()?.changes ?? 0,
    /** What was decided and withdrawn so far, oldest first. */
    listMoves: (featureId: Id): Move[] => moves.all(featureId),
    findRules: (featureId: Id): GateRules | null => {
      const row = rules.get(featureId);
      return row === undefined ? null : gateRulesSchema.parse(JSON.parse(row.rules));
    },
    setRules: (featureId: Id, chosen: GateRules) => setRules.run(featureId, JSON.stringify(chosen)),
    findFrozen: (phaseId: Id): FrozenGate | null => {
      const row = frozen.get(phaseId);
      return row === undefined ? null : rowToFrozen(row);
    },
    freeze: ({ phaseId, frozenAt, ...gate }: FrozenGate) =>
      freeze.run({
        phase_id: phaseId,
        frozen_at: frozenAt,
        rules: JSON.stringify(gate.rules),
        definitions: JSON.stringify(gate.definitions),
        hash: gate.hash,
      }),
    /** Day, fingerprint and engine of the feature's latest evaluation. */
    findLatest: (featureId: Id): { day: string; inputHash: string; engine: number } | null => {
      const row = latest.get(featureId);
      return row === undefined ? null : { day: row.day, inputHash: row.input_hash, engine: row.engine };
    },
    insertEvaluation: (evaluation: Evaluation) => insert.run(evaluationToRow(evaluation)),
    /** Oldest first. */
    listEvaluations: (featureId: Id): Evaluation[] => list.all(featureId).map(rowToEvaluation),
    /** Every evaluation of the file, one at a time. */
    iterateEvaluations: function* iterate(): Generator<Evaluation> {
      for (const row of all.iterate()) yield rowToEvaluation(row);
    },
  };
}

export type GatesRepository = ReturnType<typeof createGatesRepository>;
