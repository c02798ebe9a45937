import type { Feature } from '#shared/features/feature.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { type Person, personSchema } from '#shared/segments/person.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

const mergedSchema = personSchema.shape.merged;

/** What a flag is computed from. */
export type FlagFeature = Pick<Feature, 'id' | 'name' | 'flagKey' | 'state' | 'killSwitch'>;
type FlagPhase = Pick<Phase, 'name' | 'audience' | 'state'>;
export type FlagPerson = Pick<Person, 'id' | 'code' | 'customerNumber' | 'merged'>;

type FeatureRow = {
  id: string;
  name: string;
  flag_key: string;
  state: Feature['state'];
  kill_switch: Feature['killSwitch'];
};
type PersonRow = { id: string; code: string; customer_number: string | null; merged: string };

function rowToFeature(row: FeatureRow): FlagFeature {
  return {
    id: row.id,
    name: row.name,
    flagKey: row.flag_key,
    state: row.state,
    killSwitch: row.kill_switch,
  };
}

function rowToPerson(row: PersonRow): FlagPerson {
  return {
    id: row.id,
    code: row.code,
    customerNumber: row.customer_number,
    merged: row.merged === '[]' ? [] : mergedSchema.parse(JSON.parse(row.merged)),
  };
}

/** Plans, people and ledger as flags see them: no names, no addresses. Read only. */
export function createFlagsReadModel(db: ReadableDb) {
  const features = db.prepare<[], FeatureRow>(
    `SELECT id, name, flag_key, state, kill_switch FROM features ORDER BY flag_key`,
  );
  const feature = db.prepare<[string], FeatureRow>(
    `SELECT id, name, flag_key, state, kill_switch FROM features WHERE id = ?`,
  );
  const phases = db.prepare<[string], FlagPhase>(
    `SELECT name, audience, state FROM phases WHERE feature_id = ? ORDER BY position`,
  );
  const having = db.prepare<[string], PersonRow>(
    `SELECT DISTINCT people.id, people.code, people.customer_number, people.merged
     FROM exposures JOIN people ON people.id = exposures.person_id
     WHERE exposures.feature_id = ? AND exposures.arm = 'pilot'
       AND exposures.since IS NOT NULL AND exposures.until IS NULL
     ORDER BY people.code`,
  );
  const everybody = db.prepare<[], PersonRow>(
    `SELECT id, code, customer_number, merged FROM people ORDER BY code`,
  );
  const customers = db.prepare<[], { count: number }>(
    `SELECT count(*) AS count FROM people WHERE role = 'customer'`,
  );
  const latestDeed = db.prepare<[], { method: string }>(
    `SELECT method FROM audit_log ORDER BY sequence DESC LIMIT 1`,
  );
  return {
    listFeatures: (): FlagFeature[] => features.all().map(rowToFeature),
    findFeature: (featureId: Id): FlagFeature | null => {
      const row = feature.get(featureId);
      return row === undefined ? null : rowToFeature(row);
    },
    listPhases: (featureId: Id): FlagPhase[] => phases.all(featureId),
    /** Everybody who has the feature by the ledger. */
    listHaving: (featureId: Id): FlagPerson[] => having.all(featureId).map(rowToPerson),
    listEverybody: (): FlagPerson[] => everybody.all().map(rowToPerson),
    countCustomers: (): number => customers.get()?.count ?? 0,
    /** The deed the audit log named last; the running one inside a command. */
    latestDeed: (): string => latestDeed.get()?.method ?? '',
  };
}

export type FlagsReadModel = ReturnType<typeof createFlagsReadModel>;
