import type { SqlConnection } from '#shared/imports/source.ts';
import type { PreparedSql } from '#shared/imports/source-sql.ts';

/** What a driver hands over: the names once, then rows as text, never more than one at a time in memory. */
export type RowSink = {
  onColumns: (names: readonly string[]) => void;
  /** Throws to end the reading. */
  onRow: (cells: readonly (string | null)[]) => void;
};

/** A question to a database whose host was judged already: the connection is made to `address`, TLS checks `host`. */
export type SqlQuestion = {
  connection: SqlConnection;
  secret: string;
  address: string;
  prepared: PreparedSql;
  from: string;
  timeZone: string;
  sink: RowSink;
  /** Rejects when the person gave up. */
  cancelled: Promise<never>;
};

export const CONNECT_TIMEOUT_MS = 15_000;
