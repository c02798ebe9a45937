import { createHash } from 'node:crypto';
import type { WritableDb } from '#electron/database/handles.ts';

export type AuditEntry = {
  sequence: number;
  at: number;
  actor: string;
  method: string;
  subjectId: string | null;
  hash: string;
};

type Row = {
  sequence: number;
  at: number;
  actor: string;
  method: string;
  subject_id: string | null;
  previous_hash: string;
  hash: string;
};

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** SHA-256 over the fields as JSON text, the previous entry's hash first: one changed entry breaks all later ones. */
export function chainHash(previousHash: string, fields: readonly (string | number | null)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([previousHash, ...fields]))
    .digest('hex');
}

function hashOf(row: Omit<Row, 'hash'>): string {
  return chainHash(row.previous_hash, [row.sequence, row.at, row.actor, row.method, row.subject_id]);
}

function rowToEntry(row: Row): AuditEntry {
  const { sequence, at, actor, method, hash } = row;
  return { sequence, at, actor, method, subjectId: row.subject_id, hash };
}

/** Who did what when, append-only and chained. Holds method names and ids, never what people said or wrote. */
export function createAuditLog(db: WritableDb) {
  const insert = db.prepare<[number, number, string, string, string | null, string, string]>(
    `INSERT INTO audit_log (sequence, at, actor, method, subject_id, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const columns = 'sequence, at, actor, method, subject_id, previous_hash, hash';
  const newest = db.prepare<[number], Row>(`SELECT ${columns} FROM audit_log ORDER BY sequence DESC LIMIT ?`);
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM audit_log ORDER BY sequence`);

  return {
    append: (entry: Omit<AuditEntry, 'sequence' | 'hash'>): void => {
      const last = newest.get(1);
      const row = {
        sequence: (last?.sequence ?? 0) + 1,
        at: entry.at,
        actor: entry.actor,
        method: entry.method,
        subject_id: entry.subjectId,
        previous_hash: last?.hash ?? FIRST_PREVIOUS_HASH,
      };
      insert.run(row.sequence, row.at, row.actor, row.method, row.subject_id, row.previous_hash, hashOf(row));
    },
    listNewest: (limit: number): AuditEntry[] => newest.all(limit).map(rowToEntry),
    /** Counts the entries and names the first whose hash, order or link does not fit; null when all do. */
    verify: (): { entries: number; firstBroken: number | null } => {
      let previousHash = FIRST_PREVIOUS_HASH;
      let entries = 0;
      for (const row of all.iterate()) {
        entries += 1;
        const fits =
          row.sequence === entries && row.previous_hash === previousHash && row.hash === hashOf(row);
        if (!fits) return { entries, firstBroken: row.sequence };
        previousHash = row.hash;
      }
      return { entries, firstBroken: null };
    },
  };
}

export type AuditLog = ReturnType<typeof createAuditLog>;
