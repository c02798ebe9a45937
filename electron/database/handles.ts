import type { Database } from 'better-sqlite3';

/** A connection that may read. A query that must not write asks for this type and cannot compile a write. */
export type ReadableDb = Pick<Database, 'prepare'> & { readonly __readable?: never };

/** The one connection that may write. */
export type WritableDb = Database;
