import { AppError } from '#shared/kernel/app-error.ts';
import type { SqlConnection } from '#shared/imports/source.ts';
import type { PickedTable } from '#shared/imports/source-rows.ts';
import { prepareSql, textOfQuery, type PreparedSql } from '#shared/imports/source-sql.ts';
import { writeCsvRow } from '#shared/imports/write-csv.ts';
import type { CollectedFile } from '#electron/workspace/file-store.ts';
import { isAllowed, resolveGuarded } from './address-guard.ts';
import type { FetchedTable, FetchWish } from './fetch-wish.ts';
import { untilGivenUp } from './give-up.ts';
import { askMysql } from './mysql.ts';
import { askPostgresql } from './postgresql.ts';
import { withRetry } from './retry.ts';
import { explainSqlError } from './sql-error.ts';
import type { RowSink } from './sql-rows.ts';

type SqlWish = FetchWish<SqlConnection>;

/** Rows kept for looking at; all others go to the file alone. */
const ROWS_SHOWN = 50;
const PIECE_LETTERS = 262_144;

function createSink(wish: SqlWish, file: CollectedFile) {
  const table: PickedTable = { columns: [], rows: [] };
  const { maxRows } = wish.connection;
  let rows = 0;
  let piece = '';
  const flush = (): void => {
    file.write(Buffer.from(piece));
    piece = '';
  };
  const sink: RowSink = {
    onColumns: (names) => {
      table.columns = [...names];
      piece += writeCsvRow(names);
    },
    onRow: (cells) => {
      rows += 1;
      if (rows > maxRows) throw new AppError('validation', 'source-too-many-rows', { limit: maxRows });
      const texts = cells.map((cell) => cell ?? '');
      if (table.rows.length < ROWS_SHOWN) table.rows.push(texts);
      piece += writeCsvRow(texts);
      if (piece.length > PIECE_LETTERS) flush();
    },
  };
  return { sink, table, flush, countRows: () => rows };
}

type Asking = { prepared: PreparedSql; sink: RowSink; cancelled: Promise<never> };

async function ask(wish: SqlWish, { prepared, sink, cancelled }: Asking): Promise<void> {
  const { connection, environment, window } = wish;
  const { host, allowedHost, encryption } = connection;
  if (encryption === 'none' && !isAllowed(host, allowedHost)) {
    throw new AppError('precondition', 'source-address-not-encrypted', { host });
  }
  const [target] = await resolveGuarded(host, allowedHost, environment.resolveHost);
  if (target === undefined) throw new AppError('unavailable', 'source-host-unknown', { host });
  const question = {
    connection,
    secret: wish.secret ?? '',
    address: target.address,
    prepared,
    from: window.from,
    timeZone: window.timeZone,
    sink,
    cancelled,
  };
  await (connection.engine === 'postgresql' ? askPostgresql(question) : askMysql(question));
}

async function fetchTable(
  wish: SqlWish,
  openFile: (ending: string) => CollectedFile,
  cancelled: Promise<never>,
): Promise<FetchedTable> {
  const { connection, secret } = wish;
  const query = textOfQuery(connection.query, connection.engine);
  const prepared = prepareSql(query, connection.engine, connection.maxRows + 1);
  const fetchOnce = async () => {
    const file = openFile('.csv');
    const kept = createSink(wish, file);
    try {
      await ask(wish, { prepared, sink: kept.sink, cancelled });
      kept.flush();
    } catch (error) {
      file.giveUp();
      throw explainSqlError(error, { connection, query, prepared, secret });
    }
    return { file, kept };
  };
  const { file, kept } = await withRetry(fetchOnce, wish);
  wish.onProgress(kept.countRows());
  if (kept.countRows() === 0) {
    file.giveUp();
    throw new AppError('unavailable', 'source-sql-no-rows', { from: wish.window.from });
  }
  return { file: file.finish(), table: kept.table, rowCount: kept.countRows() };
}

/**
 * Runs the query of a SQL source into a file, row by row. Answers with the file, the first rows and how many there are.
 * Throws AppErrors with codes `source-…`; see `explainSqlError`.
 */
export function fetchSqlSource(
  wish: SqlWish,
  openFile: (ending: string) => CollectedFile,
): Promise<FetchedTable> {
  return untilGivenUp(wish.stopIfCancelled, ({ cancelled }) => fetchTable(wish, openFile, cancelled));
}
