import type { SignOff } from '#shared/features/sign-off.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = {
  id: string;
  phase_id: string;
  who: string;
  signed_by: string;
  signed_on: string;
  about: 'entry' | 'exit';
};

type SignOffAbout = Row['about'];
type Place = { id: Id; phaseId: Id; about: SignOffAbout };

/** SQL of the sign-offs of phases. */
export function createSignOffsRepository(db: WritableDb) {
  const ofPhase = db.prepare<[string, string], Row>(
    `SELECT id, phase_id, who, signed_by, signed_on, about FROM sign_offs WHERE phase_id = ? AND about = ?
     ORDER BY signed_on, id`,
  );
  const insert = db.prepare<[Row]>(
    `INSERT INTO sign_offs (id, phase_id, who, signed_by, signed_on, about)
     VALUES (@id, @phase_id, @who, @signed_by, @signed_on, @about)`,
  );
  return {
    /** That it may start (entry) or be left (exit); oldest first. */
    listOfPhase: (phaseId: Id, about: SignOffAbout): SignOff[] =>
      ofPhase.all(phaseId, about).map(({ who, signed_by, signed_on }) => ({
        who,
        signedBy: signed_by,
        signedOn: signed_on,
      })),
    insert: ({ id, phaseId, about }: Place, { who, signedBy, signedOn }: SignOff) =>
      insert.run({ id, phase_id: phaseId, who, signed_by: signedBy, signed_on: signedOn, about }),
  };
}

export type SignOffsRepository = ReturnType<typeof createSignOffsRepository>;
