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

  const latest = db.prepare<[number], { at: number | null }>(
    'SELECT max(at) AS at FROM audit_log WHERE sequence > ?',
  );
  /** Kept while the log only grows, so that asking does not read all of it. */
  let known: { after: number; at: number | null } | null = null;

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
      if (known !== null) known = { ...known, at: Math.max(known.at ?? 0, row.at) };
      insert.run(row.sequence, row.at, row.actor, row.method, row.subject_id, row.previous_hash, hashOf(row));
    },
    findLastAt: (): number | null => newest.get(1)?.at ?? null,
    findLastSequence: (): number => newest.get(1)?.sequence ?? 0,
    /** The latest instant of the entries after this one, which need not be the last's; null when there are none. */
    findLatestAt: (afterSequence: number): number | null => {
      if (known?.after !== afterSequence) {
        known = { after: afterSequence, at: latest.get(afterSequence)?.at ?? null };
      }
      return known.at;
    },
    listNewest: (limit: number): AuditEntry[] => newest.all(limit).map(rowToEntry),
    verify: (): ChainCheck => verifyChain(all.iterate(), hashOf),
  };
}

export type AuditLog = ReturnType<typeof createAuditLog>;
