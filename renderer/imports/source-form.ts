import { invoke } from '#renderer/rpc/client.ts';
import type { SourceList } from '#shared/imports/source-lists.ts';
import {
  hostOf,
  type Connection,
  type HttpConnection,
  type Schedule,
  type Span,
} from '#shared/imports/source.ts';

/** Where the keyboard goes back to when what it stood on is replaced by what came. */
export const FETCH_BUTTON = 'source-fetch';

export type SourceForm = {
  name: string;
  featureId: string | null;
  preset: string;
  connection: Connection;
  span: Span;
  schedule: Schedule;
  secretId: string | null;
  /** Typed and not yet handed over; never kept anywhere else. */
  secret: string;
  keeping: 'kept' | 'session';
};

export function needsSecret({ connection }: SourceForm): boolean {
  return connection.kind === 'sql' || connection.auth.kind !== 'none';
}

/** Fields without which nothing can be asked; each a key of the words that name it. */
export type NeededField =
  | 'feature'
  | 'name'
  | 'address'
  | 'ownQuery'
  | `server.${'host' | 'database' | 'user'}`
  | `sql.${'table' | 'timeColumn' | 'metric'}`;

/** The needed fields of a form that are still empty, in the order in which they stand on the page. */
export function emptyFields({ name, featureId, connection }: SourceForm): NeededField[] {
  const fields: [NeededField, string][] = [
    ['name', name],
    ['feature', featureId ?? ''],
  ];
  if (connection.kind === 'http') fields.push(['address', connection.address]);
  else {
    const { host, database, user, query } = connection;
    fields.push(['server.host', host], ['server.database', database], ['server.user', user]);
    if (query.kind === 'own') fields.push(['ownQuery', query.text]);
    else {
      const { table, timeColumn, metric } = query;
      fields.push(['sql.table', table], ['sql.timeColumn', timeColumn], ['sql.metric', metric.name]);
    }
  }
  return fields.filter(([, value]) => value.trim() === '').map(([field]) => field);
}

/** Where a table comes from, as one text: a table fetched from elsewhere, or with another key, is not this form's. */
export function originOf({ connection, secret }: SourceForm): string {
  return JSON.stringify([connection, secret]);
}

/** The secret goes to the shell alone; the form keeps what it is known under. */
export async function handSecretOver(form: SourceForm): Promise<string | null> {
  if (!needsSecret(form)) return null;
  const host = hostOf(form.connection);
  if (form.secret === '' || host === null) return form.secretId;
  const { secretId, secret, keeping } = form;
  return (await invoke('shell.setSecret', { secretId, host, secret, keeping })).secretId;
}

/**
 * The connection with its rows at a list found in the answer. Columns that all stand in the list's rows stay as they are;
 * otherwise the list's own take their place, under the names given before where a path is known.
 */
export function readRowsAt(connection: HttpConnection, list: SourceList): HttpConnection {
  const { response } = connection;
  const before = response.kind === 'json' ? response.columns.filter(({ from }) => from === 'row') : [];
  const known = new Set(list.columns.map(({ path }) => path));
  const isFitting = before.length > 0 && before.every(({ path }) => known.has(path));
  const found = list.columns.length > 0 ? list.columns : [{ name: 'value', path: '$', as: 'text' as const }];
  const columns = isFitting
    ? before
    : found.map(
        ({ name, path, as }) =>
          before.find((column) => column.path === path) ?? { name, path, as, from: 'row' as const },
      );
  return { ...connection, response: { kind: 'json', rows: list.path, items: null, spread: null, columns } };
}
