import { describe, expect, it } from 'vitest';
import { guessColumns } from './guess-columns.ts';
import { guessMapping } from './guess-mapping.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const names = ['Day', 'Group', 'Inquiries', 'Inquiries won'];
const rows = Array.from({ length: 12 }, (_, index) => [
  `2026-11-${String(index + 1).padStart(2, '0')}`,
  index % 2 === 0 ? 'pilot' : 'control',
  String(20 + index),
  String(4 + (index % 3)),
]);

function metricCalled(name: string, kind: Metric['kind']): Metric {
  return {
    id: 'won',
    featureId: 'feature',
    position: 0,
    name,
    kind,
    unit: '',
    direction: 'higher',
    role: 'primary',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
  };
}

function guessFor(metrics: readonly Metric[]) {
  return guessMapping({
    columns: guessColumns({ names, rows, delimiter: ',' }),
    rows,
    dialect: {
      format: 'delimited',
      sheet: null,
      rowsAt: null,
      encoding: 'utf-8',
      delimiter: ',',
      headerLine: 1,
      decimal: '.',
    },
    metrics,
  }).metrics;
}

describe('the guessed metrics of a file', () => {
  it('feed a planned share that is called like a column, out of the column it is a part of', () => {
    expect(guessFor([metricCalled('Inquiries won', 'proportion')])).toEqual([
      { metricId: 'won', draft: null, totalColumn: 3, unitsColumn: 2, squaresColumn: null },
    ]);
  });

  it('feed a share that names both its columns', () => {
    expect(guessFor([metricCalled('Inquiries won / Inquiries', 'proportion')])).toEqual([
      { metricId: 'won', draft: null, totalColumn: 3, unitsColumn: 2, squaresColumn: null },
    ]);
  });

  it('never feed a metric that is reckoned from others, though it is called like a column', () => {
    const derived = { ...metricCalled('Inquiries won', 'value'), formula: '[Won] / [Asked]' };
    expect(guessFor([derived]).map(({ metricId }) => metricId)).not.toContain('won');
  });

  it('never propose a new metric under a name the feature has already', () => {
    const proposed = guessFor([metricCalled('Inquiries won / inquiries', 'mean')]);
    expect(proposed.map((guess) => guess.draft?.name)).not.toContain('Inquiries won / Inquiries');
  });

  it('propose a share where the feature has no metric yet', () => {
    expect(guessFor([])[0]?.draft).toMatchObject({
      name: 'Inquiries won / Inquiries',
      kind: 'proportion',
      role: 'primary',
    });
  });
});
