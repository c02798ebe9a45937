import {
  featureKindSchema,
  featureSchema,
  featureStateSchema,
  riskAnswersSchema,
  valueModelSchema,
  type Feature,
} from '#shared/features/feature.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = {
  id: string;
  name: string;
  summary: string;
  owner_name: string;
  kind: string;
  risk_answers: string;
  value_model: string | null;
  flag_key: string;
  state: string;
  kill_switch: string;
  plan_version: number;
  created_at: number;
};

/** A feature with the version of its plan, as one row holds them. */
export type StoredFeature = { readonly feature: Feature; readonly planVersion: number };

function rowToStored(row: Row): StoredFeature {
  const feature: Feature = {
    id: row.id,
    name: row.name,
    summary: row.summary,
    ownerName: row.owner_name,
    kind: featureKindSchema.parse(row.kind),
    riskAnswers: riskAnswersSchema.parse(JSON.parse(row.risk_answers)),
    valueModel: row.value_model === null ? null : valueModelSchema.parse(JSON.parse(row.value_model)),
    flagKey: row.flag_key,
    state: featureStateSchema.parse(row.state),
    killSwitch: featureSchema.shape.killSwitch.parse(row.kill_switch),
    createdAt: row.created_at,
  };
  return { feature, planVersion: row.plan_version };
}

function storedToRow({ feature, planVersion }: StoredFeature): Row {
  return {
    id: feature.id,
    name: feature.name,
    summary: feature.summary,
    owner_name: feature.ownerName,
    kind: feature.kind,
    risk_answers: JSON.stringify(feature.riskAnswers),
    value_model: feature.valueModel === null ? null : JSON.stringify(feature.valueModel),
    flag_key: feature.flagKey,
    state: feature.state,
    kill_switch: feature.killSwitch,
    plan_version: planVersion,
    created_at: feature.createdAt,
  };
}

const COLUMNS =
  'id, name, summary, owner_name, kind, risk_answers, value_model, flag_key, state, kill_switch, plan_version, created_at';

/** SQL of the features table. */
export function createFeaturesRepository(db: WritableDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO features (${COLUMNS}) VALUES (@id, @name, @summary, @owner_name, @kind, @risk_answers,
       @value_model, @flag_key, @state, @kill_switch, @plan_version, @created_at)`,
  );
  const update = db.prepare<[Row]>(
    `UPDATE features SET name = @name, summary = @summary, owner_name = @owner_name, kind = @kind,
       risk_answers = @risk_answers, value_model = @value_model, flag_key = @flag_key, state = @state,
       kill_switch = @kill_switch, plan_version = @plan_version
     WHERE id = @id AND created_at = @created_at`,
  );
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM features WHERE id = ?`);
  const byFlagKey = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM features WHERE flag_key = ?`);
  const all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM features ORDER BY created_at, id`);

  function rowOrNull(row: Row | undefined): StoredFeature | null {
    return row === undefined ? null : rowToStored(row);
  }

  return {
    insert: (stored: StoredFeature) => insert.run(storedToRow(stored)),
    update: (stored: StoredFeature) => update.run(storedToRow(stored)),
    findById: (id: Id) => rowOrNull(byId.get(id)),
    findByFlagKey: (key: string) => rowOrNull(byFlagKey.get(key)),
    /** Oldest first. */
    listAll: () => all.all().map(rowToStored),
  };
}
