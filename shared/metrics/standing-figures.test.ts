import { describe, expect, it } from 'vitest';
import { WITHOUT_BASE } from './metric.ts';
import { standingFigures } from './standing-figures.ts';

const DAY = '2026-10-01';

/** [segment, import, units, total] */
type Row = [string, number, number, number];

function standing(rows: Row[]) {
  const found = standingFigures(
    rows.map(([segment, importSequence, units, total]) => ({
      day: DAY,
      segment,
      importSequence,
      units,
      total,
      totalSquares: total,
      ...WITHOUT_BASE,
    })),
  );
  return Object.fromEntries(found.map(({ segment, units, total }) => [segment, [units, total]]));
}

describe('which figure stands', () => {
  it.each<[string, Row[], Record<string, [number, number]>]>([
    ['the only one', [['', 1, 10, 2]], { '': [10, 2] }],
    [
      'the one of the latest import',
      [
        ['', 2, 11, 3],
        ['', 1, 10, 2],
      ],
      { '': [11, 3] },
    ],
    [
      'segments sum up to everybody',
      [
        ['N', 1, 10, 2],
        ['S', 1, 5, 1],
      ],
      { N: [10, 2], S: [5, 1], '': [15, 3] },
    ],
    [
      'rows without a segment belong to the sum of their file',
      [
        ['N', 1, 10, 2],
        ['', 1, 5, 1],
      ],
      { N: [10, 2], '': [15, 3] },
    ],
    [
      'a later correction of one segment changes the sum',
      [
        ['N', 1, 10, 2],
        ['S', 1, 5, 1],
        ['S', 2, 6, 2],
      ],
      { N: [10, 2], S: [6, 2], '': [16, 4] },
    ],
    [
      'a later figure for everybody replaces the sum',
      [
        ['N', 1, 10, 2],
        ['', 2, 20, 9],
      ],
      { N: [10, 2], '': [20, 9] },
    ],
    [
      'later segments replace an earlier figure for everybody',
      [
        ['', 1, 20, 9],
        ['N', 2, 10, 2],
      ],
      { N: [10, 2], '': [10, 2] },
    ],
  ])('%s', (_name, rows, expected) => {
    expect(standing(rows)).toEqual(expected);
  });

  it.each<[string, Row[], number]>([
    [
      'counts the segments in the sum',
      [
        ['N', 1, 10, 2],
        ['S', 1, 5, 1],
      ],
      2,
    ],
    [
      'counts a segment of another import too',
      [
        ['N', 1, 10, 2],
        ['S', 2, 5, 1],
      ],
      2,
    ],
    [
      'does not count what the file says without a segment',
      [
        ['N', 1, 10, 2],
        ['', 1, 5, 1],
      ],
      1,
    ],
    [
      'counts none where everybody is said later',
      [
        ['N', 1, 10, 2],
        ['', 2, 20, 9],
      ],
      0,
    ],
  ])('everybody %s', (_name, rows, segments) => {
    const figures = rows.map(([segment, importSequence, units, total]) => ({
      day: DAY,
      segment,
      importSequence,
      units,
      total,
      totalSquares: null,
      ...WITHOUT_BASE,
    }));
    expect(standingFigures(figures).find(({ segment }) => segment === '')?.segments).toBe(segments);
  });

  it('squares are unknown for everybody when one segment does not know its own', () => {
    const base = { day: DAY, importSequence: 1, units: 1, total: 2 };
    const found = standingFigures([
      { ...base, segment: 'N', totalSquares: 4, ...WITHOUT_BASE },
      { ...base, segment: 'S', totalSquares: null, ...WITHOUT_BASE },
    ]);
    expect(found.find(({ segment }) => segment === '')?.totalSquares).toBeNull();
  });
});
