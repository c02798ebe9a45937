import { Client, Query } from 'pg';
import { CONNECT_TIMEOUT_MS, type RowSink, type SqlQuestion } from './sql-rows.ts';

/** Text as the server writes it; no value takes a detour over a JavaScript number or Date. */
const AS_TEXT = { getTypeParser: () => (value: string | Buffer) => String(value) };

function createClient({ connection, secret, address }: SqlQuestion): Client {
  const { host, port, database, user, encryption } = connection;
  return new Client({
    host: address,
    port,
    database,
    user,
    password: secret,
    ssl: encryption === 'verify' ? { rejectUnauthorized: true, servername: host } : false,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'pilotbook',
  });
}

/** The extended protocol takes one statement alone, so that nothing can be slipped in behind a semicolon. */
function readRows(client: Client, { prepared, from }: SqlQuestion, sink: RowSink): Promise<void> {
  const config = {
    text: prepared.text,
    values: prepared.uses > 0 ? [from] : [],
    rowMode: 'array',
    queryMode: 'extended',
    types: AS_TEXT,
  };
  const query = new Query(config);
  return new Promise<void>((resolve, reject) => {
    let named = false;
    const name = (result: { fields: { name: string }[] } | undefined): void => {
      if (named || result === undefined) return;
      named = true;
      sink.onColumns(result.fields.map((field) => field.name));
    };
    query.on('row', (row: unknown, result) => {
      try {
        name(result);
        sink.onRow(row as (string | null)[]);
      } catch (error) {
        reject(error instanceof Error ? error : new Error('the rows could not be kept'));
      }
    });
    query.on('end', (result) => {
      name(result);
      resolve();
    });
    query.on('error', reject);
    client.query(query);
  });
}

/**
 * Asks a PostgreSQL server or its kin in a read-only transaction with a time limit. Errors are the driver's own, for
 * `explainSqlError`.
 */
export async function askPostgresql(question: SqlQuestion): Promise<void> {
  const { connection, timeZone, sink, cancelled } = question;
  const client = createClient(question);
  const failed = new Promise<never>((_resolve, reject) => client.on('error', reject));
  const ask = async (): Promise<void> => {
    await client.connect();
    await client.query(`SET statement_timeout = ${connection.timeoutSeconds * 1000}`);
    await client.query(`SET DateStyle = ISO`);
    await client.query(`SELECT set_config('TimeZone', $1, false)`, [timeZone]);
    await client.query('BEGIN READ ONLY');
    await readRows(client, question, sink);
    await client.query('ROLLBACK');
  };
  try {
    await Promise.race([ask(), failed, cancelled]);
  } finally {
    // After a failure in the middle the server is left alone; waiting for its rows would only take time.
    client.connection.stream.destroy();
  }
}
