import { connect } from 'node:net';
import mysql from 'mysql2';
import { CONNECT_TIMEOUT_MS, type SqlQuestion } from './sql-rows.ts';

const MINUTES_PER_HOUR = 60;

/** "+01:00" for a time zone now: servers need not know the names of zones. */
export function offsetText(timeZone: string, now: number): string {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):?(\d*)/.exec(name ?? '') ?? [];
  const total = Number(hours) * MINUTES_PER_HOUR + Number(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${sign}${two(Math.floor(total / MINUTES_PER_HOUR))}:${two(total % MINUTES_PER_HOUR)}`;
}

function createConnection({ connection, secret, address }: SqlQuestion): mysql.Connection {
  const { host, port, database, user, encryption } = connection;
  return mysql.createConnection({
    host,
    port,
    database,
    user,
    password: secret,
    stream: () => connect({ host: address, port }),
    ...(encryption === 'verify' ? { ssl: { rejectUnauthorized: true, verifyIdentity: true } } : {}),
    connectTimeout: CONNECT_TIMEOUT_MS,
    multipleStatements: false,
    dateStrings: true,
    rowsAsArray: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    disableEval: true,
    flags: ['-LOCAL_FILES'],
  });
}

function run(link: mysql.Connection, sql: string, values: readonly string[] = []): Promise<unknown> {
  return new Promise((resolve, reject) => {
    link.query(sql, [...values], (error, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
  });
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function readRows(link: mysql.Connection, { prepared, from, sink }: SqlQuestion): Promise<void> {
  const values = Array.from({ length: prepared.uses }, () => from);
  const query = link.query({ sql: prepared.text, values });
  query.on('fields', (fields: { name: string }[] | undefined) => {
    sink.onColumns((fields ?? []).map((field) => field.name));
  });
  // The stream stops the socket while a piece is being written, so memory stays flat.
  for await (const row of query.stream({ highWaterMark: 500 })) sink.onRow((row as unknown[]).map(textOf));
}

/** MariaDB counts seconds for every statement, MySQL milliseconds for SELECT. */
async function limitTime(link: mysql.Connection, seconds: number): Promise<void> {
  const version = JSON.stringify(await run(link, 'SELECT VERSION()'));
  await run(
    link,
    /mariadb/i.test(version)
      ? `SET SESSION max_statement_time = ${seconds}`
      : `SET SESSION max_execution_time = ${seconds * 1000}`,
  );
}

/**
 * Asks a MySQL or MariaDB server in a read-only transaction with a time limit. Errors are the driver's own, for
 * `explainSqlError`.
 */
export async function askMysql(question: SqlQuestion): Promise<void> {
  const { connection, timeZone, cancelled } = question;
  const link = createConnection(question);
  const failed = new Promise<never>((_resolve, reject) => link.on('error', reject));
  const ask = async (): Promise<void> => {
    await limitTime(link, connection.timeoutSeconds);
    await run(link, 'SET time_zone = ?', [offsetText(timeZone, Date.now())]);
    await run(link, 'START TRANSACTION READ ONLY');
    await readRows(link, question);
    await run(link, 'ROLLBACK');
  };
  try {
    await Promise.race([ask(), failed, cancelled]);
  } finally {
    link.destroy();
  }
}
