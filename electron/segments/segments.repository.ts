import type { Id } from '#shared/kernel/schema.ts';
import type { SegmentMaking } from '#shared/segments/segment-members.ts';
import { type Segment, segmentSchema } from '#shared/segments/segment.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = { id: string; name: string; description: string; rule: string | null };
type PairRow = { segment_id: string; other_id: string };

/** A segment as stored; who is in it by rule is found by looking at the people. */
export type StoredSegment = SegmentMaking & Pick<Segment, 'description'>;

function gather(pairs: readonly PairRow[]): Map<Id, Id[]> {
  const found = new Map<Id, Id[]>();
  for (const pair of pairs) {
    const known = found.get(pair.segment_id);
    if (known === undefined) found.set(pair.segment_id, [pair.other_id]);
    else known.push(pair.other_id);
  }
  return found;
}

function ruleToText(rule: StoredSegment['rule']): string | null {
  return rule === null ? null : JSON.stringify(rule);
}

/** SQL of the named groups, of the people chosen for them by hand, and of the groups they leave out. */
export function createSegmentsRepository(db: WritableDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO segments (id, name, description, rule) VALUES (@id, @name, @description, @rule)`,
  );
  const rename = db.prepare<[string, string, string]>(
    `UPDATE segments SET name = ?, description = ? WHERE id = ?`,
  );
  const putRule = db.prepare<[string | null, string]>(`UPDATE segments SET rule = ? WHERE id = ?`);
  const remove = db.prepare<[string]>(`DELETE FROM segments WHERE id = ?`);
  const all = db.prepare<[], Row>(
    `SELECT id, name, description, rule FROM segments ORDER BY name COLLATE NOCASE, id`,
  );
  const byName = db.prepare<[string], { id: string }>(
    `SELECT id FROM segments WHERE name = ? COLLATE NOCASE`,
  );
  const addMember = db.prepare<[string, string]>(
    `INSERT INTO segment_members (segment_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING`,
  );
  const dropMembers = db.prepare<[string]>(`DELETE FROM segment_members WHERE segment_id = ?`);
  const leaveOut = db.prepare<[string, string]>(
    `INSERT INTO segment_exclusions (segment_id, left_out_id) VALUES (?, ?) ON CONFLICT DO NOTHING`,
  );
  const dropExclusions = db.prepare<[string]>(`DELETE FROM segment_exclusions WHERE segment_id = ?`);
  const members = db.prepare<[], PairRow>(
    `SELECT segment_id, person_id AS other_id FROM segment_members ORDER BY segment_id, person_id`,
  );
  const exclusions = db.prepare<[], PairRow>(
    `SELECT segment_id, left_out_id AS other_id FROM segment_exclusions ORDER BY segment_id, left_out_id`,
  );
  const moveMember = db.prepare<{ from: string; to: string }>(
    `INSERT INTO segment_members (segment_id, person_id)
     SELECT segment_id, @to FROM segment_members WHERE person_id = @from ON CONFLICT DO NOTHING`,
  );

  function putParts({ id, personIds, leaveOutIds }: SegmentMaking): void {
    for (const personId of personIds) addMember.run(id, personId);
    for (const leftOutId of leaveOutIds) leaveOut.run(id, leftOutId);
  }

  return {
    insert: (segment: StoredSegment): void => {
      const { id, name, description, rule } = segment;
      insert.run({ id, name, description, rule: ruleToText(rule) });
      putParts(segment);
    },
    rename: ({ id, name, description }: Pick<StoredSegment, 'id' | 'name' | 'description'>) =>
      rename.run(name, description, id),
    /** Writes anew who is in it. */
    remake: (segment: SegmentMaking): void => {
      putRule.run(ruleToText(segment.rule), segment.id);
      dropMembers.run(segment.id);
      dropExclusions.run(segment.id);
      putParts(segment);
    },
    remove: (id: Id) => remove.run(id),
    list: (): StoredSegment[] => {
      const chosen = gather(members.all());
      const left = gather(exclusions.all());
      return all.all().map((row) => ({
        id: row.id,
        name: row.name,
        description: row.description,
        rule: row.rule === null ? null : segmentSchema.shape.rule.parse(JSON.parse(row.rule)),
        personIds: chosen.get(row.id) ?? [],
        leaveOutIds: left.get(row.id) ?? [],
      }));
    },
    findIdByName: (name: string): Id | null => byName.get(name)?.id ?? null,
    /** Puts somebody into every segment somebody else was chosen for by hand. */
    copyMember: (people: { from: Id; to: Id }) => moveMember.run(people),
  };
}

export type SegmentsRepository = ReturnType<typeof createSegmentsRepository>;
