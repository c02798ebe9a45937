import { type PhaseSetup, phaseSetupSchema, USUAL_SETUP } from '#shared/features/phase-setup.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = {
  phase_id: string;
  owner_name: string;
  start_when: string;
  weeks: string;
  rollback_trigger: string;
  rollback_decider: string;
  rollback_notice: string;
};

function rowToSetup(row: Row): PhaseSetup {
  return phaseSetupSchema.parse({
    ownerName: row.owner_name,
    startWhen: row.start_when,
    weeks: row.weeks,
    rollback: {
      trigger: row.rollback_trigger,
      decider: row.rollback_decider,
      notice: row.rollback_notice,
    },
  });
}

function setupToRow(phaseId: Id, { ownerName, startWhen, weeks, rollback }: PhaseSetup): Row {
  return {
    phase_id: phaseId,
    owner_name: ownerName,
    start_when: startWhen,
    weeks,
    rollback_trigger: rollback.trigger,
    rollback_decider: rollback.decider,
    rollback_notice: rollback.notice,
  };
}

const COLUMNS =
  'phase_id, owner_name, start_when, weeks, rollback_trigger, rollback_decider, rollback_notice';

/** SQL of how phases are run; one nobody said anything about is run as usual. */
export function createPhaseSetupsRepository(db: WritableDb) {
  const find = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM phase_setups WHERE phase_id = ?`);
  const put = db.prepare<[Row]>(
    `INSERT INTO phase_setups (${COLUMNS}) VALUES (@phase_id, @owner_name, @start_when, @weeks, @rollback_trigger,
       @rollback_decider, @rollback_notice)
     ON CONFLICT (phase_id) DO UPDATE SET owner_name = excluded.owner_name, start_when = excluded.start_when,
       weeks = excluded.weeks, rollback_trigger = excluded.rollback_trigger,
       rollback_decider = excluded.rollback_decider, rollback_notice = excluded.rollback_notice`,
  );
  return {
    get: (phaseId: Id): PhaseSetup => {
      const row = find.get(phaseId);
      return row === undefined ? USUAL_SETUP : rowToSetup(row);
    },
    put: (phaseId: Id, setup: PhaseSetup) => put.run(setupToRow(phaseId, setup)),
  };
}

export type PhaseSetupsRepository = ReturnType<typeof createPhaseSetupsRepository>;
