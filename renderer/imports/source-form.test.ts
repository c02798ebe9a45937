import { describe, expect, it } from 'vitest';
import { emptyFields, readRowsAt, type SourceForm } from './source-form.ts';
import { BLANK_TEMPLATE } from './source-sql-form.tsx';
import { httpConnection } from '#tests/support/source-drafts.ts';

describe('a list found in an answer and chosen for the rows', () => {
  const read = (columns: { name: string; path: string; as: 'text' }[]) => {
    const { response } = readRowsAt(httpConnection('https://shop.example/'), {
      path: '$.rows[*]',
      count: 3,
      columns,
    });
    return response.kind === 'json'
      ? [response.rows, ...response.columns.map(({ name, path }) => `${name} ${path}`)]
      : [];
  };

  const text = (name: string) => ({ name, path: `$.${name}`, as: 'text' as const });

  it('keeps the columns as they are when its rows have them all', () => {
    const found = [text('visits'), text('orders'), text('day')];
    expect(read(found)).toEqual(['$.rows[*]', 'day $.day', 'orders $.orders']);
  });

  it('brings its own columns where one of the form’s is not in it', () => {
    expect(read([text('day'), text('visits')])).toEqual(['$.rows[*]', 'day $.day', 'visits $.visits']);
    expect(read([])).toEqual(['$.rows[*]', 'value $']);
  });
});

describe('the form of a source', () => {
  const form = (change: Partial<SourceForm>): SourceForm => ({
    name: 'Shop',
    featureId: 'feature-1',
    preset: 'json',
    connection: httpConnection('https://shop.example/'),
    span: { firstDay: '2026-10-01', rereadDays: 7, timeZone: 'Europe/Rome' },
    schedule: { every: 'never' },
    secretId: null,
    secret: '',
    keeping: 'session',
    ...change,
  });

  it.each<[string, Partial<SourceForm>, string[]]>([
    ['of a service', {}, []],
    ['of a service without its address', { connection: httpConnection('  ') }, ['address']],
    ['without name and feature', { name: ' ', featureId: null }, ['name', 'feature']],
  ])('%s names what is still empty', (_name, change, expected) => {
    expect(emptyFields(form(change))).toEqual(expected);
  });

  it('of a database names everything a query cannot do without', () => {
    const server = { host: 'db', port: 5432, database: '', user: 'reader', encryption: 'verify' } as const;
    const limits = { timeoutSeconds: 300, maxRows: 1000, allowedHost: null };
    const sql = { kind: 'sql', engine: 'postgresql', ...server, ...limits } as const;
    expect(emptyFields(form({ connection: { ...sql, query: BLANK_TEMPLATE } }))).toEqual([
      'server.database',
      'sql.table',
      'sql.timeColumn',
      'sql.metric',
    ]);
    expect(emptyFields(form({ connection: { ...sql, query: { kind: 'own', text: '' } } }))).toEqual([
      'server.database',
      'ownQuery',
    ]);
  });
});
