import type { Id } from '#shared/kernel/schema.ts';
import type { Loss } from '#shared/segments/segments.contract.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

type LossRow = {
  person_id: string;
  code: string;
  name: string;
  email: string;
  customer_number: string | null;
  phase_name: string;
  since: string;
  until: string | null;
  loss_told_on: string | null;
};

/** Whom a feature was taken from. Read only. */
export function createLossesReadModel(db: ReadableDb) {
  // `has` are lines by which somebody has the feature now: none while the kill switch is engaged. One row a person, told by
  // their latest line; a loss counts as told only when the latest of them was. Where nobody ever lost it, as mostly, no
  // line is put in order.
  const losses = db.prepare<{ featureId: string }, LossRow>(
    `WITH lines AS (
       SELECT exposures.person_id, exposures.since, exposures.until, exposures.loss_told_on, phases.name AS phase_name,
         max(exposures.until IS NULL AND features.kill_switch = 'armed') OVER (PARTITION BY exposures.person_id) AS has,
         min(exposures.since) OVER (PARTITION BY exposures.person_id) AS first_day,
         row_number() OVER (PARTITION BY exposures.person_id
           ORDER BY coalesce(exposures.until, '9999-12-31') DESC, phases.position DESC, exposures.id DESC) AS place
       FROM exposures
       JOIN features ON features.id = exposures.feature_id
       JOIN phases ON phases.id = exposures.phase_id
       WHERE exposures.feature_id = @featureId AND exposures.arm = 'pilot' AND exposures.since IS NOT NULL
         AND (features.kill_switch = 'engaged' OR exposures.person_id IN (
           SELECT person_id FROM exposures WHERE feature_id = @featureId AND arm = 'pilot' AND until IS NOT NULL))
     )
     SELECT people.id AS person_id, people.code, people.name, people.email, people.customer_number,
       lines.phase_name, lines.first_day AS since, lines.until, lines.loss_told_on
     FROM lines JOIN people ON people.id = lines.person_id
     WHERE lines.place = 1 AND NOT lines.has AND people.opted_out_on IS NULL
     ORDER BY length(people.code), people.code`,
  );
  return {
    listLosses: (featureId: Id): Loss[] =>
      losses.all({ featureId }).map((row) => ({
        personId: row.person_id,
        code: row.code,
        name: row.name,
        email: row.email,
        customerNumber: row.customer_number,
        phaseName: row.phase_name,
        since: row.since,
        until: row.until,
        lossToldOn: row.loss_told_on,
      })),
  };
}

export type LossesReadModel = ReturnType<typeof createLossesReadModel>;
