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

  it('keeps the columns its rows have', () => {
    const found = [
      { name: 'day', path: '$.day', as: 'text' as const },
      { name: 'visits', path: '$.visits', as: 'text' as const },
    ];
    expect(read(found)).toEqual(['$.rows[*]', 'day $.day']);
  });

  it('brings its own columns where none of the form’s is in it', () => {
    expect(read([{ name: 'when', path: '$.when', as: 'text' }])).toEqual(['$.rows[*]', 'when $.when']);
    expect(read([])).toEqual(['$.rows[*]', 'value $']);
  });
});
