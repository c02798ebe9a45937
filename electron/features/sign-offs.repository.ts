import type { SignOff } from '#shared/features/sign-off.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = { id: string; phase_id: string; who: string; signed_by: string; signed_on: string };

/** SQL of the sign-offs of phases. */
export function createSignOffsRepository(db: WritableDb) {
  const ofPhase = db.prepare<[string], Row>(
    `SELECT id, phase_id, who, signed_by, signed_on FROM sign_offs WHERE phase_id = ? ORDER BY signed_on, id`,
  );
  const insert = db.prepare<[Row]>(
    `INSERT INTO sign_offs (id, phase_id, who, signed_by, signed_on)
     VALUES (@id, @phase_id, @who, @signed_by, @signed_on)`,
  );
  return {
    /** Oldest first. */
    listOfPhase: (phaseId: Id): SignOff[] =>
      ofPhase.all(phaseId).map(({ who, signed_by, signed_on }) => ({
        who,
        signedBy: signed_by,
        signedOn: signed_on,
      })),
    insert: (id: Id, phaseId: Id, { who, signedBy, signedOn }: SignOff) =>
      insert.run({ id, phase_id: phaseId, who, signed_by: signedBy, signed_on: signedOn }),
  };
}
