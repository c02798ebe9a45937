import type { Id } from '#shared/kernel/schema.ts';
import type { FlagChange } from '#shared/flags/flag.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = {
  id: string;
  feature_id: string;
  at: number;
  actor: string;
  exposure: FlagChange['exposure'];
  people: number;
  method: string;
  reason: string;
  definition: string;
};

export type StoredFlagChange = FlagChange & {
  featureId: Id;
  /** The flag's entry in the file as it was then: JSON. */
  definition: string;
};

function rowToChange(row: Row): StoredFlagChange {
  const { feature_id: featureId, ...rest } = row;
  return { featureId, ...rest };
}

function changeToRow({ featureId, ...rest }: StoredFlagChange): Row {
  return { feature_id: featureId, ...rest };
}

const COLUMNS = 'id, feature_id, at, actor, exposure, people, method, reason, definition';

/** SQL of the append-only history of flags. */
export function createFlagsRepository(db: WritableDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO flag_changes (${COLUMNS})
     VALUES (@id, @feature_id, @at, @actor, @exposure, @people, @method, @reason, @definition)`,
  );
  const newest = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM flag_changes WHERE feature_id = ? ORDER BY rowid DESC LIMIT 1`,
  );
  const ofFeature = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM flag_changes WHERE feature_id = ? ORDER BY rowid DESC`,
  );
  const counts = db.prepare<[string], { count: number }>(
    `SELECT count(*) AS count FROM flag_changes WHERE feature_id = ?`,
  );
  return {
    append: (change: StoredFlagChange) => insert.run(changeToRow(change)),
    findNewest: (featureId: Id): StoredFlagChange | null => {
      const row = newest.get(featureId);
      return row === undefined ? null : rowToChange(row);
    },
    /** Newest first. */
    list: (featureId: Id): StoredFlagChange[] => ofFeature.all(featureId).map(rowToChange),
    count: (featureId: Id): number => counts.get(featureId)?.count ?? 0,
  };
}
