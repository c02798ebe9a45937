import { describe, expect, it } from 'vitest';
import { groupDeeds } from './group-deeds.ts';

function entry(sequence: number, method: string, actor = 'Giulia Conti') {
  return { sequence, at: sequence, actor, method, subjectId: null, hash: '' };
}

describe('the latest deeds', () => {
  it('reads the same deed in a row as one with its count', () => {
    const groups = groupDeeds([
      entry(4, 'notes.addLine'),
      entry(3, 'notes.addLine'),
      entry(2, 'notes.start'),
      entry(1, 'notes.addLine'),
    ]);
    expect(groups.map((group) => [group.sequence, group.method, group.times])).toEqual([
      [4, 'notes.addLine', 2],
      [2, 'notes.start', 1],
      [1, 'notes.addLine', 1],
    ]);
  });

  it('keeps two people apart', () => {
    expect(groupDeeds([entry(2, 'notes.addLine'), entry(1, 'notes.addLine', 'Marco Bellini')])).toHaveLength(
      2,
    );
  });
});
