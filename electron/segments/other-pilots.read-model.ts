import type { Id } from '#shared/kernel/schema.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

/** A person in another pilot that runs now, whether they have its feature or are held back from it. */
export type OtherPilot = { personId: Id; featureId: Id; featureName: string };

type Row = { person_id: string; feature_id: string; feature_name: string };

/** Who is in which pilots at once. Read only. */
export function createOtherPilotsReadModel(db: ReadableDb) {
  // What everybody has is no pilot any more: nobody could be left out because of it.
  const others = db.prepare<{ featureId: string }, Row>(
    `SELECT DISTINCT exposures.person_id, features.id AS feature_id, features.name AS feature_name
     FROM exposures JOIN features ON features.id = exposures.feature_id
     WHERE exposures.feature_id <> @featureId AND exposures.since IS NOT NULL AND exposures.until IS NULL
       AND features.state IN ('running', 'paused')
       AND NOT EXISTS (SELECT 1 FROM phases WHERE phases.feature_id = features.id
                       AND phases.audience = 'everyone' AND phases.state IN ('current', 'reached'))
     ORDER BY features.name, features.id, exposures.person_id`,
  );
  return {
    /** Everybody in a running pilot of another feature than this one, one entry a feature. */
    listBesides: (featureId: Id): OtherPilot[] =>
      others.all({ featureId }).map((row) => ({
        personId: row.person_id,
        featureId: row.feature_id,
        featureName: row.feature_name,
      })),
  };
}

export type OtherPilotsReadModel = ReturnType<typeof createOtherPilotsReadModel>;
