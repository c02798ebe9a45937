import { describe, expect, it } from 'vitest';
import type { Column } from './mapping-edits.ts';
import { choiceOf, KIND_CHOICES, kindOf, putKind, suggestKind } from './metric-kinds.ts';
import { metricKindSchema } from '#shared/metrics/metric.ts';

const column = (index: number, numbers: Column['numbers']): Column => ({
  index,
  name: `Column ${index}`,
  role: numbers === 'none' ? 'text' : 'number',
  examples: [],
  numbers,
});
const ALONE = { unitsColumn: null, squaresColumn: null };

describe('the kinds a metric of a file may have', () => {
  it('are all there are', () => {
    expect(new Set(KIND_CHOICES.map(kindOf))).toEqual(new Set(metricKindSchema.options));
  });

  it.each(KIND_CHOICES)('are called as they were chosen: %s', (choice) => {
    const { unitsColumn } = putKind(ALONE, choice, [column(3, 'whole')]);
    expect(choiceOf(kindOf(choice), unitsColumn)).toBe(choice);
  });
});

describe('a metric that becomes another kind', () => {
  const over = { unitsColumn: 4, squaresColumn: 5, totalHolds: 'sum' } as const;

  it('keeps what it is taken over', () => {
    expect(putKind(over, 'ratio', [])).toEqual({ unitsColumn: 4, squaresColumn: null });
    expect(putKind(over, 'average', [])).toEqual(over);
  });

  it('is taken over nothing where its kind has nothing to be taken over', () => {
    expect(putKind(over, 'value', [])).toEqual(ALONE);
  });

  it('is taken over the first column of numbers where its kind needs one', () => {
    const others = [column(1, 'none'), column(2, 'decimal')];
    expect(putKind(ALONE, 'rate', others).unitsColumn).toBe(2);
    expect(putKind(ALONE, 'average', others).unitsColumn).toBeNull();
  });
});

describe('a column of numbers', () => {
  it('with decimals is never counted', () => {
    expect(suggestKind(column(1, 'decimal'))).toBe('value');
    expect(suggestKind(column(1, 'whole'))).toBe('count');
  });
});
