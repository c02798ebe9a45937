import { describe, expect, it } from 'vitest';
import { writeFigure } from './write-figure.ts';
import type { Working, WorkingFigure } from '#shared/decisions/gate.ts';
import { createFormats } from '#shared/words/format.ts';

const share: Working = {
  method: 'mantel-haenszel',
  why: { code: 'why.mantel-haenszel', values: {} },
  metric: { kind: 'proportion', unit: '' },
  figures: [
    { name: 'difference-low', value: -0.031, as: 'level' },
    { name: 'difference-high', value: -0.01, as: 'level' },
  ],
  notes: [],
};

function written(
  name: string,
  value: WorkingFigure['value'],
  as: WorkingFigure['as'],
  working = share,
): string {
  const writer = {
    formats: createFormats('en'),
    sayExtreme: (extreme: string, number: string) => `${extreme} ${number}`.trim(),
  };
  return writeFigure(writer, working, { name, value, as }).replaceAll('\u00a0', ' ');
}

describe('a figure behind a judgement', () => {
  it.each<[string, string, WorkingFigure['value'], WorkingFigure['as'], string]>([
    ['a difference of shares in points', 'difference', -0.0207, 'level', '−2.1 points'],
    ['the same relative to control in percent', 'relative-to-control', -0.094, 'change', '−9.4 %'],
    ['a level in percent', 'pilot-level', 0.1983, 'level', '19.8 %'],
    ['a margin as a distance without direction', 'margin', 0.03, 'level', '3.0 points'],
    ['a small probability', 'nominal-alpha', 0.00069, 'share', '0.069 %'],
    ['a chance near certainty', 'probability-better', 0.9996, 'share', '99.96 %'],
    ['nothing known', 'bound', null, 'number', '–'],
    ['a day', 'from-day', '2026-11-02', 'day', 'Monday 2 November 2026'],
  ])('is written as %s', (_title, name, value, as, expected) => {
    expect(written(name, value, as)).toBe(expected);
  });

  it.each<[string, string, number, WorkingFigure['as'], string]>([
    ['a probability of next to none', 'p-value', 3e-14, 'share', 'smallShare 0.001 %'],
    ['one of next to all', 'probability-better', 1 - 3e-14, 'share', 'largeShare 99.999 %'],
    ['a level of next to none', 'pilot-level', 1e-12, 'level', 'smallShare 0.001 %'],
    ['evidence beyond a million', 'evidence', 1e12, 'evidence', 'evidence'],
    ['a change beyond ten times', 'relative-to-control', 5e11, 'change', 'change'],
    ['a number beyond its decimals', 'standard-error-of-log', 2e-9, 'number', 'tiny 0.000001'],
  ])('is said in words where it is %s', (_title, name, value, as, expected) => {
    expect(written(name, value, as)).toBe(expected);
  });

  it.each<[string, number, WorkingFigure['as'], string]>([
    ['no chance at all', 0, 'share', '0 %'],
    ['certainty', 1, 'share', '100 %'],
    ['evidence of a million', 1e6, 'evidence', '1,000,000'],
    ['no evidence', 1, 'evidence', '1'],
  ])('is a number where it is %s', (_title, value, as, expected) => {
    expect(written('any', value, as)).toBe(expected);
  });

  it('has as many decimals as its range deserves, as everywhere else', () => {
    const narrow: Working = {
      ...share,
      figures: [
        { name: 'difference-low', value: -0.0291, as: 'level' },
        { name: 'difference-high', value: -0.012, as: 'level' },
      ],
    };
    expect(written('difference', -0.020555, 'level', narrow)).toBe('−2.06 points');
  });
});
