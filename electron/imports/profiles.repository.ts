import { importMappingSchema } from '#shared/imports/import-mapping.ts';
import type { KeptReading } from '#shared/imports/recognise-profile.ts';
import { type Id, z } from '#shared/kernel/schema.ts';
import { metricDraftSchema } from '#shared/metrics/metric.ts';
import type { WritableDb } from '#electron/database/handles.ts';

export type StoredProfile = KeptReading & {
  id: Id;
  name: string;
  lastUsedAt: number;
};

type ProfileRow = {
  id: string;
  feature_id: string | null;
  name: string;
  file_stem: string;
  columns: string;
  mapping: string;
  drafts: string;
  last_used_at: number;
};

const COLUMNS = 'id, feature_id, name, file_stem, columns, mapping, drafts, last_used_at';
const columnsSchema = z.array(z.string());
const draftsSchema = z.array(metricDraftSchema.omit({ featureId: true }).nullable());

/** Null for a way of reading of an older Pilotbook that has no meaning any more. */
function rowToProfile(row: ProfileRow): StoredProfile | null {
  const mapping = importMappingSchema.safeParse(JSON.parse(row.mapping));
  if (!mapping.success) return null;
  return {
    id: row.id,
    featureId: row.feature_id,
    name: row.name,
    fileStem: row.file_stem,
    columns: columnsSchema.parse(JSON.parse(row.columns)),
    mapping: mapping.data,
    drafts: draftsSchema.parse(JSON.parse(row.drafts)),
    lastUsedAt: row.last_used_at,
  };
}

function profileToRow(profile: StoredProfile): ProfileRow {
  return {
    id: profile.id,
    feature_id: profile.featureId,
    name: profile.name,
    file_stem: profile.fileStem,
    columns: JSON.stringify(profile.columns),
    mapping: JSON.stringify(profile.mapping),
    drafts: JSON.stringify(profile.drafts),
    last_used_at: profile.lastUsedAt,
  };
}

/** SQL of the kept ways of reading files. */
export function createProfilesRepository(db: WritableDb) {
  const all = db.prepare<[], ProfileRow>(
    `SELECT ${COLUMNS} FROM import_profiles ORDER BY last_used_at DESC, id DESC`,
  );
  const byId = db.prepare<[string], ProfileRow>(`SELECT ${COLUMNS} FROM import_profiles WHERE id = ?`);
  const insert = db.prepare<ProfileRow>(
    `INSERT INTO import_profiles (${COLUMNS}) VALUES
       (@id, @feature_id, @name, @file_stem, @columns, @mapping, @drafts, @last_used_at)`,
  );
  const update = db.prepare<ProfileRow>(
    `UPDATE import_profiles SET feature_id = @feature_id, name = @name, file_stem = @file_stem,
       columns = @columns, mapping = @mapping, drafts = @drafts,
       last_used_at = @last_used_at
     WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM import_profiles WHERE id = ?');
  return {
    /** Used last first. */
    listAll: (): StoredProfile[] => all.all().flatMap((row) => rowToProfile(row) ?? []),
    findById: (id: Id): StoredProfile | null => {
      const row = byId.get(id);
      return row === undefined ? null : rowToProfile(row);
    },
    insert: (profile: StoredProfile) => insert.run(profileToRow(profile)),
    update: (profile: StoredProfile) => update.run(profileToRow(profile)),
    remove: (id: Id) => remove.run(id),
  };
}
