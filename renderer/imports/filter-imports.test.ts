import { describe, expect, it } from 'vitest';
import { ALL_IMPORTS, featuresOfImports, filterImports, type ImportFilter } from './filter-imports.ts';
import type { ImportSummary } from '#shared/imports/imports.contract.ts';

const counts = {
  rows: 1,
  used: 1,
  empty: 0,
  setAside: 0,
  newFigures: 1,
  sameFigures: 0,
  changedFigures: 0,
  missingFigures: 0,
  personDays: 0,
  inBothArms: 0,
  people: 0,
  busiestPersonRows: 0,
};

function summary(fileName: string, change: Partial<ImportSummary>): ImportSummary {
  return {
    id: fileName,
    kind: 'metrics',
    fileName,
    featureId: 'f1',
    featureName: 'Order by message',
    at: 1,
    actor: 'Giulia Conti',
    state: 'done',
    sourceId: null,
    mendsImportId: null,
    counts,
    ...change,
  };
}

const IMPORTS = [
  summary('shop.csv', {}),
  summary('till.csv', { state: 'undone', actor: 'Marco Bellini' }),
  summary('returns.csv', { featureId: 'f2', featureName: 'Returns portal' }),
  summary('people.csv', { kind: 'roster', featureId: null, featureName: null }),
];

describe('the history of imports', () => {
  it.each<[string, Partial<ImportFilter>, string[]]>([
    ['nothing asked', {}, ['shop.csv', 'till.csv', 'returns.csv', 'people.csv']],
    ['a part of the name', { text: ' SHOP ' }, ['shop.csv']],
    ['who brought it in', { text: 'bellini' }, ['till.csv']],
    ['a feature', { featureId: 'f2' }, ['returns.csv']],
    ['what was undone', { state: 'undone' }, ['till.csv']],
    ['all of them together', { text: 'csv', featureId: 'f1', state: 'done' }, ['shop.csv']],
  ])('is filtered by %s', (_, change, files) => {
    const found = filterImports(IMPORTS, { ...ALL_IMPORTS, ...change }, ({ fileName }) => fileName);
    expect(found.map(({ fileName }) => fileName)).toEqual(files);
  });

  it('offers each feature once, by name', () => {
    expect(featuresOfImports(IMPORTS).map(({ name }) => name)).toEqual([
      'Order by message',
      'Returns portal',
    ]);
  });
});
