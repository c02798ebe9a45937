import type { Id } from '#shared/kernel/schema.ts';
import { z } from '#shared/kernel/schema.ts';
import type { Arm, Exposure } from '#shared/segments/person.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

type LedgerRow = {
  id: string;
  feature_id: string;
  phase_id: string;
  person_id: string;
  arm: Arm;
  since: string | null;
  until: string | null;
  why: Exposure['why'];
  note: string;
  told_on: string | null;
  loss_told_on: string | null;
  code: string;
  name: string;
  customer_number: string | null;
  role: 'customer' | 'staff';
  attributes: string;
  opted_out_on: string | null;
  feature_name: string;
  phase_name: string;
};

type ExposedRow = {
  person_id: string;
  code: string;
  name: string;
  email: string;
  arm: Arm;
  phase_id: string;
};

/** Somebody who has the feature now, or is held back from it as control. */
export type ExposedPerson = {
  personId: Id;
  code: string;
  name: string;
  email: string;
  arm: Arm;
  /** The latest phase of the plan they belong to. */
  phaseId: Id;
};

/** Distinct people with a running exposure; controls do not have the feature. */
export type ExposedCounts = { customers: number; staff: number; control: number };

const attributesSchema = z.record(z.string(), z.string());

function rowToLedgerLine(row: LedgerRow) {
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
    code: row.code,
    name: row.name,
    customerNumber: row.customer_number,
    role: row.role,
    attributes: attributesSchema.parse(JSON.parse(row.attributes)),
    optedOutOn: row.opted_out_on,
    featureName: row.feature_name,
    phaseName: row.phase_name,
  };
}

/** Of one phase: ledger lines that have not ended, and people held back, now (planned ones included) and ever. */
export type HeldBack = { phaseId: Id; open: number; now: number; ever: number };

const LEDGER = `SELECT exposures.id, exposures.feature_id, exposures.phase_id, exposures.person_id, exposures.arm,
    exposures.since, exposures.until, exposures.why, exposures.note, exposures.told_on, exposures.loss_told_on,
    people.code, people.name, people.customer_number, people.role, people.attributes, people.opted_out_on,
    features.name AS feature_name, phases.name AS phase_name
  FROM exposures
  JOIN people ON people.id = exposures.person_id
  JOIN phases ON phases.id = exposures.phase_id
  JOIN features ON features.id = exposures.feature_id`;

/** Joined views of the ledger, read only. */
export function createSegmentsReadModel(db: ReadableDb) {
  const ofFeature = db.prepare<[string], LedgerRow>(
    `${LEDGER} WHERE exposures.feature_id = ? ORDER BY phases.position, people.name, people.code, exposures.id`,
  );
  const ofPerson = db.prepare<[string], LedgerRow>(
    `${LEDGER} WHERE exposures.person_id = ?
     ORDER BY features.name, exposures.feature_id, phases.position DESC, exposures.id DESC`,
  );
  // One line a person: having it outweighs being held back, then the later phase.
  const exposedNow = db.prepare<[string], ExposedRow>(
    `SELECT person_id, code, name, email, arm, phase_id FROM (
       SELECT people.id AS person_id, people.code, people.name, people.email,
         exposures.arm, exposures.phase_id,
         row_number() OVER (PARTITION BY people.id
           ORDER BY exposures.arm = 'pilot' DESC, phases.position DESC, exposures.id DESC) AS place
       FROM exposures
       JOIN people ON people.id = exposures.person_id
       JOIN phases ON phases.id = exposures.phase_id
       WHERE exposures.feature_id = ? AND exposures.since IS NOT NULL AND exposures.until IS NULL
     ) WHERE place = 1 ORDER BY name, code`,
  );
  // As the list, which has one line a person: whoever has it is not held back.
  const counts = db.prepare<{ featureId: Id }, { people: number; staff: number; control: number }>(
    `WITH holders AS (
       SELECT DISTINCT person_id FROM exposures
       WHERE feature_id = @featureId AND arm = 'pilot' AND since IS NOT NULL AND until IS NULL
     )
     SELECT (SELECT count(*) FROM holders) AS people,
       (SELECT count(*) FROM holders WHERE person_id IN (SELECT id FROM people WHERE role = 'staff')) AS staff,
       (SELECT count(DISTINCT person_id) FROM exposures
        WHERE feature_id = @featureId AND arm = 'control' AND since IS NOT NULL AND until IS NULL
          AND person_id NOT IN (SELECT person_id FROM holders)) AS control`,
  );
  // How somebody came to it stands in the first phase they had it in; later ones keep it.
  const handPicked = db.prepare<{ featureId: string }, { count: number }>(
    `SELECT count(DISTINCT exposures.person_id) AS count
     FROM exposures JOIN people ON people.id = exposures.person_id
     LEFT JOIN picks ON picks.phase_id = exposures.phase_id
     LEFT JOIN segments ON segments.id = json_extract(picks.request, '$.segmentId')
     WHERE exposures.feature_id = @featureId AND exposures.arm = 'pilot' AND people.role = 'customer'
       AND (exposures.why = 'included'
            OR (exposures.why = 'picked' AND segments.id IS NOT NULL AND segments.rule IS NULL))
       AND EXISTS (SELECT 1 FROM exposures now WHERE now.feature_id = @featureId AND now.person_id = exposures.person_id
                   AND now.arm = 'pilot' AND now.since IS NOT NULL AND now.until IS NULL)`,
  );
  const heldBack = db.prepare<[string], HeldBack>(
    `SELECT phase_id AS phaseId, count(*) FILTER (WHERE until IS NULL) AS open,
       count(DISTINCT person_id) FILTER (WHERE arm = 'control' AND until IS NULL) AS now,
       count(DISTINCT person_id) FILTER (WHERE arm = 'control') AS ever
     FROM exposures WHERE feature_id = ? GROUP BY phase_id`,
  );
  const heard = db.prepare<[string], { count: number }>(
    `SELECT count(*) AS count FROM notes WHERE person_id = ?`,
  );

  return {
    listExposures: (featureId: Id) => ofFeature.all(featureId).map(rowToLedgerLine),
    listExposuresOfPerson: (personId: Id) => ofPerson.all(personId).map(rowToLedgerLine),
    listExposedNow: (featureId: Id): ExposedPerson[] =>
      exposedNow.all(featureId).map((row) => ({
        personId: row.person_id,
        code: row.code,
        name: row.name,
        email: row.email,
        arm: row.arm,
        phaseId: row.phase_id,
      })),
    exposedCounts: (featureId: Id): ExposedCounts => {
      const { people, staff, control } = counts.get({ featureId }) ?? { people: 0, staff: 0, control: 0 };
      return { customers: people - staff, staff, control };
    },
    /** Customers who have the feature now and were chosen by hand, or drawn from a segment chosen by hand. */
    countHandPicked: (featureId: Id): number => handPicked.get({ featureId })?.count ?? 0,
    countHeldBack: (featureId: Id): HeldBack[] => heldBack.all(featureId),
    countNotesOf: (personId: Id): number => heard.get(personId)?.count ?? 0,
  };
}
