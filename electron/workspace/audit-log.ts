import type { WritableDb } from '#electron/database/handles.ts';
import { chainHash, FIRST_PREVIOUS_HASH, verifyChain, type ChainCheck } from './hash-chain.ts';

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
    findLastAt: (): number | null => newest.get(1)?.at ?? null,
    listNewest: (limit: number): AuditEntry[] => newest.all(limit).map(rowToEntry),
    verify: (): ChainCheck => verifyChain(all.iterate(), hashOf),
  };
}

export type AuditLog = ReturnType<typeof createAuditLog>;
