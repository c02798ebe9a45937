import type { Id } from '#shared/kernel/schema.ts';
import { type Segment, segmentSchema } from '#shared/segments/person.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = { id: string; name: string; description: string; rule: string | null };

/** A segment as stored; who is in it by rule is found by looking at the people. */
export type StoredSegment = Omit<Segment, 'members'>;

function rowToSegment(row: Row): StoredSegment {
  return { ...row, rule: row.rule === null ? null : segmentSchema.shape.rule.parse(JSON.parse(row.rule)) };
}

function segmentToRow(segment: StoredSegment): Row {
  return { ...segment, rule: segment.rule === null ? null : JSON.stringify(segment.rule) };
}

/** SQL of the named groups and of the people chosen for them by hand. */
export function createSegmentsRepository(db: WritableDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO segments (id, name, description, rule) VALUES (@id, @name, @description, @rule)`,
  );
  const rename = db.prepare<[string, string, string]>(
    `UPDATE segments SET name = ?, description = ? WHERE id = ?`,
  );
  const remove = db.prepare<[string]>(`DELETE FROM segments WHERE id = ?`);
  const all = db.prepare<[], Row>(
    `SELECT id, name, description, rule FROM segments ORDER BY name COLLATE NOCASE, id`,
  );
  const byId = db.prepare<[string], Row>(`SELECT id, name, description, rule FROM segments WHERE id = ?`);
  const byName = db.prepare<[string], Row>(
    `SELECT id, name, description, rule FROM segments WHERE name = ? COLLATE NOCASE`,
  );
  const addMember = db.prepare<[string, string]>(
    `INSERT INTO segment_members (segment_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING`,
  );
  const members = db.prepare<[string], { person_id: string }>(
    `SELECT person_id FROM segment_members WHERE segment_id = ?`,
  );
  return {
    insert: (segment: StoredSegment) => insert.run(segmentToRow(segment)),
    rename: ({ id, name, description }: Pick<StoredSegment, 'id' | 'name' | 'description'>) =>
      rename.run(name, description, id),
    remove: (id: Id) => remove.run(id),
    list: (): StoredSegment[] => all.all().map(rowToSegment),
    find: (id: Id): StoredSegment | null => {
      const row = byId.get(id);
      return row === undefined ? null : rowToSegment(row);
    },
    findByName: (name: string): StoredSegment | null => {
      const row = byName.get(name);
      return row === undefined ? null : rowToSegment(row);
    },
    addMember: (segmentId: Id, personId: Id) => addMember.run(segmentId, personId),
    listMembers: (segmentId: Id): Id[] => members.all(segmentId).map((row) => row.person_id),
  };
}

export type SegmentsRepository = ReturnType<typeof createSegmentsRepository>;
