import { describe, expect, it } from 'vitest';
import { gradeEvidence } from './grade-evidence.ts';
import type { NoteMark, Stance } from './note.ts';

function quote(mark: NoteMark, stance: Stance = 'agrees') {
  const where = { lineId: 'l', noteId: 'n', text: '', personCode: null, day: '2026-11-24' };
  return { ...where, mark, stance, quotable: 'no' as const };
}

describe('the evidence for a theme', () => {
  it.each([
    ['high', { people: 3, dissent: 0, quotes: [quote('quote'), quote('observation')] }, []],
    ['moderate', { people: 3, dissent: 0, quotes: [quote('quote')] }, ['only-said']],
    ['moderate', { people: 3, dissent: 0, quotes: [quote('observation')] }, ['only-seen-by-us']],
    ['low', { people: 4, dissent: 1, quotes: [quote('quote')] }, ['only-said', 'contradicted']],
    [
      'very-low',
      { people: 2, dissent: 1, quotes: [quote('quote'), quote('observation', 'disagrees')] },
      ['few-people', 'only-said', 'contradicted'],
    ],
  ] as const)('is %s for %o', (grade, row, doubts) => {
    expect(gradeEvidence({ ...row, quotes: [...row.quotes] })).toEqual({ grade, doubts });
  });
});
