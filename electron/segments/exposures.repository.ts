import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Exposure } from '#shared/segments/person.ts';
import { type PickRequest, pickRequestSchema } from '#shared/segments/segments.contract.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = {
  id: string;
  feature_id: string;
  phase_id: string;
  person_id: string;
  arm: Exposure['arm'];
  since: string | null;
  until: string | null;
  why: Exposure['why'];
  note: string;
  told_on: string | null;
  loss_told_on: string | null;
};

function rowToExposure(row: Row): Exposure {
  return {
    id: row.id,
    featureId: row.feature_id,
    phaseId: row.phase_id,
    personId: row.person_id,
    arm: row.arm,
    since: row.since,
    until: row.until,
    why: row.why,
    note: row.note,
    toldOn: row.told_on,
    lossToldOn: row.loss_told_on,
  };
}

function exposureToRow(exposure: Exposure): Row {
  return {
    id: exposure.id,
    feature_id: exposure.featureId,
    phase_id: exposure.phaseId,
    person_id: exposure.personId,
    arm: exposure.arm,
    since: exposure.since,
    until: exposure.until,
    why: exposure.why,
    note: exposure.note,
    told_on: exposure.toldOn,
    loss_told_on: exposure.lossToldOn,
  };
}

const COLUMNS = 'id, feature_id, phase_id, person_id, arm, since, until, why, note, told_on, loss_told_on';

/** SQL of the exposure ledger and of what was asked for each phase. */
export function createExposuresRepository(db: WritableDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO exposures (${COLUMNS})
     VALUES (@id, @feature_id, @phase_id, @person_id, @arm, @since, @until, @why, @note, @told_on, @loss_told_on)`,
  );
  // Undo may have taken the person, the phase or the whole feature with it.
  const keepLost = db.prepare<[Row]>(
    `INSERT INTO exposures (${COLUMNS})
     SELECT @id, @feature_id, @phase_id, @person_id, @arm, @since, @until, @why, @note, @told_on, @loss_told_on
     WHERE EXISTS (SELECT 1 FROM people WHERE id = @person_id) AND EXISTS (SELECT 1 FROM phases WHERE id = @phase_id)
       AND NOT EXISTS (SELECT 1 FROM exposures WHERE feature_id = @feature_id AND person_id = @person_id
                       AND arm = 'pilot' AND since IS NOT NULL AND (until IS NULL OR until = @until))`,
  );
  const explain = db.prepare<[string, string, string]>(`UPDATE exposures SET why = ?, note = ? WHERE id = ?`);
  const begin = db.prepare<[string, string]>(`UPDATE exposures SET since = ? WHERE id = ?`);
  const end = db.prepare<[string, string]>(`UPDATE exposures SET until = ? WHERE id = ?`);
  const tell = db.prepare<[string, string]>(
    `UPDATE exposures SET told_on = ?, loss_told_on = NULL WHERE id = ?`,
  );
  // Somebody is told once any of their lines says so, unless they were told since that it was gone; what is planned for
  // them counts as told along.
  const tellHaving = db.prepare<{ featureId: string; day: string }, { person_id: string }>(
    `UPDATE exposures SET told_on = @day, loss_told_on = NULL
     WHERE feature_id = @featureId AND arm = 'pilot' AND until IS NULL AND person_id IN (
       SELECT person_id FROM exposures
       WHERE feature_id = @featureId AND arm = 'pilot' AND since IS NOT NULL AND until IS NULL
       GROUP BY person_id HAVING max(loss_told_on) IS NOT NULL OR max(told_on) IS NULL)
     RETURNING person_id`,
  );
  // Ended lines, and running ones too while the kill switch holds the feature off.
  const tellLoss = db.prepare<{ featureId: string; personId: string; day: string }>(
    `UPDATE exposures SET loss_told_on = @day
     WHERE feature_id = @featureId AND person_id = @personId AND arm = 'pilot' AND since IS NOT NULL
       AND loss_told_on IS NULL`,
  );
  const remove = db.prepare<[string]>(`DELETE FROM exposures WHERE id = ?`);
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM exposures WHERE id = ?`);
  const liveOfFeature = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM exposures WHERE feature_id = ? AND until IS NULL ORDER BY id`,
  );
  const liveOfPerson = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM exposures WHERE person_id = ? AND until IS NULL ORDER BY id`,
  );
  const ofPerson = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM exposures WHERE person_id = ? ORDER BY id`,
  );
  const move = db.prepare<[string, string]>(`UPDATE exposures SET person_id = ? WHERE id = ?`);
  const renameInPicks = db.prepare<{ from: string; to: string }>(
    `UPDATE picks SET request = replace(request, json_quote(@from), json_quote(@to))
     WHERE instr(request, json_quote(@from)) > 0`,
  );
  const putPick = db.prepare<[string, string]>(
    `INSERT INTO picks (phase_id, request) VALUES (?, ?)
     ON CONFLICT (phase_id) DO UPDATE SET request = excluded.request`,
  );
  const pickOf = db.prepare<[string], { request: string }>(`SELECT request FROM picks WHERE phase_id = ?`);
  return {
    insert: (exposure: Exposure) => insert.run(exposureToRow(exposure)),
    explain: (id: Id, why: Exposure['why'], note: string) => explain.run(why, note, id),
    begin: (id: Id, day: CalendarDay) => begin.run(day, id),
    end: (id: Id, day: CalendarDay) => end.run(day, id),
    /** Adds an ended line, unless the person has the feature now, or lost it on that day already. */
    keepLost: (exposure: Exposure) => keepLost.run(exposureToRow(exposure)),
    tell: (id: Id, day: CalendarDay) => tell.run(day, id),
    /** Notes of everybody who has the feature and was not told yet that they were; answers how many people. */
    tellHaving: (telling: { featureId: Id; day: CalendarDay }): number =>
      new Set(tellHaving.all(telling).map((row) => row.person_id)).size,
    /** Notes on every line by which the person had the feature that they were told it is gone. */
    tellLoss: (loss: { featureId: Id; personId: Id; day: CalendarDay }) => tellLoss.run(loss),
    remove: (id: Id) => remove.run(id),
    find: (id: Id): Exposure | null => {
      const row = byId.get(id);
      return row === undefined ? null : rowToExposure(row);
    },
    /** Planned and running, not ended. */
    listLive: (featureId: Id): Exposure[] => liveOfFeature.all(featureId).map(rowToExposure),
    listLiveOfPerson: (personId: Id): Exposure[] => liveOfPerson.all(personId).map(rowToExposure),
    /** Planned, running and ended. */
    listOfPerson: (personId: Id): Exposure[] => ofPerson.all(personId).map(rowToExposure),
    /** Gives a line to another person. */
    move: (id: Id, personId: Id) => move.run(personId, id),
    /** Names another person wherever a request names somebody. */
    renameInPicks: (people: { from: Id; to: Id }) => renameInPicks.run(people),
    putPick: (request: PickRequest) => putPick.run(request.phaseId, JSON.stringify(request)),
    findPick: (phaseId: Id): PickRequest | null => {
      const row = pickOf.get(phaseId);
      return row === undefined ? null : pickRequestSchema.parse(JSON.parse(row.request));
    },
  };
}

export type ExposuresRepository = ReturnType<typeof createExposuresRepository>;
