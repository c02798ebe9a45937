import { criterionSchema } from '#shared/features/criterion.ts';
import { entryCriterionSchema } from '#shared/features/entry-criterion.ts';
import { type Amendment, type Phase, phaseAudienceSchema, phaseStateSchema } from '#shared/features/plan.ts';
import { type Id, z } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = {
  id: string;
  feature_id: string;
  position: number;
  name: string;
  audience: string;
  people: number;
  hold_days: number;
  planned_start: string | null;
  started_on: string | null;
  ended_on: string | null;
  state: string;
  entry_criteria: string;
  exit_criteria: string;
  locked_at: number | null;
  lock_hash: string | null;
};

type AmendmentRow = {
  id: string;
  phase_id: string;
  at: number;
  actor: string;
  reason: string;
  before: string;
  after: string;
};

const criteriaSchema = z.array(criterionSchema);
const entryCriteriaSchema = z.array(entryCriterionSchema);

function rowToPhase(row: Row): Phase {
  return {
    id: row.id,
    featureId: row.feature_id,
    position: row.position,
    name: row.name,
    audience: phaseAudienceSchema.parse(row.audience),
    people: row.people,
    holdDays: row.hold_days,
    plannedStart: row.planned_start,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    state: phaseStateSchema.parse(row.state),
    entryCriteria: entryCriteriaSchema.parse(JSON.parse(row.entry_criteria)),
    exitCriteria: criteriaSchema.parse(JSON.parse(row.exit_criteria)),
    locked:
      row.locked_at === null || row.lock_hash === null ? null : { at: row.locked_at, hash: row.lock_hash },
  };
}

function phaseToRow(phase: Phase): Row {
  return {
    id: phase.id,
    feature_id: phase.featureId,
    position: phase.position,
    name: phase.name,
    audience: phase.audience,
    people: phase.people,
    hold_days: phase.holdDays,
    planned_start: phase.plannedStart,
    started_on: phase.startedOn,
    ended_on: phase.endedOn,
    state: phase.state,
    entry_criteria: JSON.stringify(phase.entryCriteria),
    exit_criteria: JSON.stringify(phase.exitCriteria),
    locked_at: phase.locked?.at ?? null,
    lock_hash: phase.locked?.hash ?? null,
  };
}

function rowToAmendment(row: AmendmentRow): Amendment {
  const { id, at, actor, reason, before, after } = row;
  return { id, phaseId: row.phase_id, at, actor, reason, before, after };
}

function amendmentToRow({ phaseId, ...rest }: Amendment): AmendmentRow {
  return { ...rest, phase_id: phaseId };
}

const COLUMNS = `id, feature_id, position, name, audience, people, hold_days, planned_start, started_on, ended_on,
  state, entry_criteria, exit_criteria, locked_at, lock_hash`;

/** SQL of the phases and of the amendments of locked ones. */
export function createPhasesRepository(db: WritableDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO phases (${COLUMNS}) VALUES (@id, @feature_id, @position, @name, @audience, @people, @hold_days,
       @planned_start, @started_on, @ended_on, @state, @entry_criteria,
       @exit_criteria, @locked_at, @lock_hash)`,
  );
  const update = db.prepare<[Row]>(
    `UPDATE phases SET position = @position, name = @name, audience = @audience, people = @people,
       hold_days = @hold_days, planned_start = @planned_start, started_on = @started_on, ended_on = @ended_on,
       state = @state, entry_criteria = @entry_criteria, exit_criteria = @exit_criteria, locked_at = @locked_at, lock_hash = @lock_hash
     WHERE id = @id AND feature_id = @feature_id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM phases WHERE id = ?');
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM phases WHERE id = ?`);
  const ofFeature = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM phases WHERE feature_id = ? ORDER BY position, id`,
  );
  const all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM phases ORDER BY feature_id, position, id`);
  const insertAmendment = db.prepare<[AmendmentRow]>(
    `INSERT INTO amendments (id, phase_id, at, actor, reason, before, after)
     VALUES (@id, @phase_id, @at, @actor, @reason, @before, @after)`,
  );
  const amendments = db.prepare<[string], AmendmentRow>(
    `SELECT a.id, a.phase_id, a.at, a.actor, a.reason, a.before, a.after
     FROM amendments a JOIN phases p ON p.id = a.phase_id
     WHERE p.feature_id = ? ORDER BY a.at, a.id`,
  );

  return {
    insert: (phase: Phase) => insert.run(phaseToRow(phase)),
    update: (phase: Phase) => update.run(phaseToRow(phase)),
    remove: (id: Id) => remove.run(id),
    findById: (id: Id): Phase | null => {
      const row = byId.get(id);
      return row === undefined ? null : rowToPhase(row);
    },
    /** In the order of the plan. */
    listOfFeature: (featureId: Id) => ofFeature.all(featureId).map(rowToPhase),
    listAll: () => all.all().map(rowToPhase),
    insertAmendment: (amendment: Amendment) => insertAmendment.run(amendmentToRow(amendment)),
    /** Oldest first. */
    listAmendments: (featureId: Id) => amendments.all(featureId).map(rowToAmendment),
  };
}

export type PhasesRepository = ReturnType<typeof createPhasesRepository>;
