import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import type { SqlConnection } from '#shared/imports/source.ts';
import type { PreparedSql } from '#shared/imports/source-sql.ts';
import { explainNetworkError } from './network-error.ts';

const LONGEST_REASON = 300;

/** Error numbers of MySQL and MariaDB, SQLSTATEs of PostgreSQL (appendix A of its manual), by the sentence they get. */
const CODES: readonly { sentence: string; codes: readonly string[] }[] = [
  { sentence: 'source-sql-password', codes: ['28P01', '28000', '1045', '1698', '3118'] },
  { sentence: 'source-sql-database', codes: ['3D000', '1049'] },
  { sentence: 'source-sql-permission', codes: ['42501', '1044', '1142', '1143', '1227', '1370'] },
  { sentence: 'source-sql-timeout', codes: ['57014', '3024', '1969', '1317'] },
  {
    sentence: 'source-sql-name',
    codes: ['42703', '42P01', '3F000', '1054', '1146', '1060', '42702', '1052'],
  },
  { sentence: 'source-sql-read-only', codes: ['25006', '1792', '1290'] },
  { sentence: 'source-sql-busy', codes: ['53300', '1040', '57P03', '1203'] },
  { sentence: 'source-sql-syntax', codes: ['42601', '1064', '1149'] },
];

type DriverError = { code?: unknown; errno?: unknown; message: string; position?: unknown };

function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}

function placeOf({ position, message }: DriverError, query: string, prepared: PreparedSql | null) {
  if (prepared === null) return null;
  const place = Number(position);
  if (Number.isInteger(place) && place > 0) {
    const inQuery = prepared.placeInQuery(place - 1);
    return { line: lineAt(query, inQuery), near: query.slice(inQuery, inQuery + 30).split('\n')[0] ?? '' };
  }
  // The driver's text has one line more than the query before it.
  const line = / at line (\d+)$/.exec(message)?.[1];
  const near = /near '([\s\S]{0,30})/.exec(message)?.[1] ?? '';
  return line === undefined ? null : { line: Math.max(1, Number(line) - 1), near: near.split('\n')[0] ?? '' };
}

function sentenceOf({ code, errno, message }: DriverError): string | null {
  const found = CODES.find(({ codes }) => codes.includes(String(code)) || codes.includes(String(errno)));
  if (found !== undefined) return found.sentence;
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT' || message.includes('does not support SSL')) {
    return 'source-sql-no-encryption';
  }
  return /^[0-9A-Z]{5}$/.test(String(code)) || typeof errno === 'number' ? 'source-sql-refused' : null;
}

type Told = { connection: SqlConnection; query: string; prepared: PreparedSql | null; secret: string | null };

/**
 * A sentence's code for whatever a database, its driver or the network said, with the line of the query where it says
 * so. The database's own words come along as `reason`; the password never does.
 */
export function explainSqlError(error: unknown, { connection, query, prepared, secret }: Told): AppError {
  if (isAppError(error)) return error;
  const { host, database, user } = connection;
  const place = { host, port: String(connection.port) };
  if (!(error instanceof Error)) return explainNetworkError(error, place);
  const told: DriverError = error;
  const isSocket = typeof told.errno === 'number' && told.errno < 0;
  const sentence = isSocket ? null : sentenceOf(told);
  if (sentence === null) return explainNetworkError(error, place);
  const spot = placeOf(told, query, prepared);
  const words = secret === null || secret === '' ? told.message : told.message.replaceAll(secret, '•••');
  return new AppError('unavailable', sentence, {
    host,
    database,
    user,
    seconds: connection.timeoutSeconds,
    line: spot?.line ?? 1,
    near: spot?.near ?? '',
    reason: words.slice(0, LONGEST_REASON),
  });
}
