import { describe, expect, it } from 'vitest';
import { readRowsAt } from './source-form.ts';
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
