import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WITHOUT_BASE } from './metric.ts';
import { splitBySegment, type SegmentDay } from './split-by-segment.ts';

function day(segment: string, units: number, change: Partial<SegmentDay> = {}): SegmentDay {
  const sums = { units, total: units / 2, totalSquares: 1, ...WITHOUT_BASE };
  return { day: '2026-11-02', arm: 'pilot', segment, ...sums, ...change };
}

const SHARE = { kind: 'proportion', overSegments: 'unsaid' } as const;

describe('the days of a metric by segment', () => {
  it('stand in the order of their units, equal ones by name', () => {
    const parts = splitBySegment(SHARE, [
      day('north', 5),
      day('south', 30),
      day('east', 5),
      day('south', 1, { arm: 'control' }),
    ]);
    expect(parts.map(({ segment, units }) => [segment, units])).toEqual([
      ['south', 31],
      ['east', 5],
      ['north', 5],
    ]);
  });

  it('show the largest alone and the rest as one sum, day by day and arm by arm', () => {
    const parts = splitBySegment(
      SHARE,
      [
        day('a', 40),
        day('b', 3),
        day('c', 2),
        day('c', 7, { arm: 'control' }),
        day('b', 1, { day: '2026-11-01' }),
      ],
      1,
    );
    expect(parts).toHaveLength(2);
    expect(parts[1]).toEqual({
      segment: null,
      segments: 2,
      units: 13,
      values: [
        { day: '2026-11-01', arm: 'pilot', units: 1, total: 0.5, totalSquares: 1, ...WITHOUT_BASE },
        { day: '2026-11-02', arm: 'control', units: 7, total: 3.5, totalSquares: 1, ...WITHOUT_BASE },
        { day: '2026-11-02', arm: 'pilot', units: 5, total: 2.5, totalSquares: 2, ...WITHOUT_BASE },
      ],
    });
  });

  it('sum no squares where one part does not know its own', () => {
    const parts = splitBySegment(SHARE, [day('a', 9), day('b', 2, { totalSquares: null }), day('c', 1)], 1);
    expect(parts[1]?.values[0]?.totalSquares).toBeNull();
  });

  it('sum the denominators of ratios, and know none where one part does not', () => {
    const ratio = { base: 4, baseSquares: 16, crossProducts: 8 };
    const rest = (other: Partial<SegmentDay>) =>
      splitBySegment(
        SHARE,
        [day('a', 9, ratio), day('b', 2, ratio), day('c', 1, { ...ratio, ...other })],
        1,
      )[1];
    expect(rest({})?.values[0]).toMatchObject({ base: 8, baseSquares: 32, crossProducts: 16 });
    expect(rest({ base: null })?.values[0]?.base).toBeNull();
  });

  it('name a single segment left over instead of summing it', () => {
    expect(splitBySegment(SHARE, [day('a', 9), day('b', 2)], 1).map(({ segment }) => segment)).toEqual([
      'a',
      'b',
    ]);
  });

  it('lose no unit, however many there are', () => {
    const many = array(
      record({
        segment: constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n'),
        units: integer({ min: 0, max: 99 }),
      }),
    );
    assert(
      property(many, integer({ min: 1, max: 12 }), (rows, most) => {
        const parts = splitBySegment(
          SHARE,
          rows.map(({ segment, units }) => day(segment, units)),
          most,
        );
        const units = parts.flatMap(({ values }) => values).reduce((sum, value) => sum + value.units, 0);
        expect(units).toBe(rows.reduce((sum, row) => sum + row.units, 0));
        expect(parts.length).toBeLessThanOrEqual(most + 1);
      }),
    );
  });
});
