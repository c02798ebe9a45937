import {
  type ChecklistGroup,
  type ChecklistItem,
  evidenceSchema,
  type Rehearsal,
} from '#shared/checklists/checklist-item.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type ItemRow = {
  id: string;
  phase_id: string;
  position: number;
  item_group: ChecklistGroup;
  origin: 'generated' | 'custom';
  code: string | null;
  text: string | null;
  weight: ChecklistItem['weight'];
  state: ChecklistItem['state'];
  evidence: string | null;
  reason: string;
  waived_until: string | null;
  actor: string;
  at: number | null;
};

export type StoredItem = ChecklistItem & { origin: 'generated' | 'custom' };

type RehearsalRow = { id: string; feature_id: string; day: string; minutes: number; people: string };

const ITEM_COLUMNS =
  'id, phase_id, position, item_group, origin, code, text, weight, state, evidence, reason, waived_until, actor, at';

function rowToItem(row: ItemRow): StoredItem {
  return {
    id: row.id,
    phaseId: row.phase_id,
    position: row.position,
    group: row.item_group,
    origin: row.origin,
    code: row.code,
    text: row.text,
    weight: row.weight,
    state: row.state,
    evidence: row.evidence === null ? null : evidenceSchema.parse(JSON.parse(row.evidence)),
    reason: row.reason,
    waivedUntil: row.waived_until,
    actor: row.actor,
    at: row.at,
    found: {},
  };
}

function itemToRow(item: StoredItem): ItemRow {
  return {
    id: item.id,
    phase_id: item.phaseId,
    position: item.position,
    item_group: item.group,
    origin: item.origin,
    code: item.code,
    text: item.text,
    weight: item.weight,
    state: item.state,
    evidence: item.evidence === null ? null : JSON.stringify(item.evidence),
    reason: item.reason,
    waived_until: item.waivedUntil,
    actor: item.actor,
    at: item.at,
  };
}

function rowToRehearsal(row: RehearsalRow): Rehearsal {
  return {
    id: row.id,
    featureId: row.feature_id,
    day: row.day,
    minutes: row.minutes,
    people: row.people,
  };
}

/** Stored items (typed, ticked or generated) and rehearsals. */
export function createChecklistsRepository(db: WritableDb) {
  const find = db.prepare<[string], ItemRow>(`SELECT ${ITEM_COLUMNS} FROM checklist_items WHERE id = ?`);
  const list = db.prepare<[string], ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM checklist_items WHERE phase_id = ? ORDER BY position`,
  );
  const put = db.prepare<[ItemRow]>(
    `INSERT INTO checklist_items (${ITEM_COLUMNS})
     VALUES (@id, @phase_id, @position, @item_group, @origin, @code, @text, @weight, @state, @evidence, @reason,
       @waived_until, @actor, @at)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, evidence = excluded.evidence,
       reason = excluded.reason, waived_until = excluded.waived_until, actor = excluded.actor, at = excluded.at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM checklist_items WHERE id = ?');
  const insertRehearsal = db.prepare<[RehearsalRow]>(
    `INSERT INTO rehearsals (id, feature_id, day, minutes, people)
     VALUES (@id, @feature_id, @day, @minutes, @people)`,
  );
  const listRehearsals = db.prepare<[string], RehearsalRow>(
    `SELECT id, feature_id, day, minutes, people FROM rehearsals WHERE feature_id = ? ORDER BY day DESC, id DESC`,
  );

  return {
    findItem: (id: Id): StoredItem | null => {
      const row = find.get(id);
      return row === undefined ? null : rowToItem(row);
    },
    listItems: (phaseId: Id): StoredItem[] => list.all(phaseId).map(rowToItem),
    putItem: (item: StoredItem): void => void put.run(itemToRow(item)),
    deleteItem: (id: Id): void => void remove.run(id),
    insertRehearsal: ({ id, featureId, day, minutes, people }: Rehearsal): void =>
      void insertRehearsal.run({ id, feature_id: featureId, day, minutes, people }),
    listRehearsals: (featureId: Id): Rehearsal[] => listRehearsals.all(featureId).map(rowToRehearsal),
  };
}
