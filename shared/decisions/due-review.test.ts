import { describe, expect, it } from 'vitest';
import type { Decision, Judgement } from './decision.ts';
import { dueReviews, latestJudgements } from './due-review.ts';

type Recorded = Pick<Decision, 'id' | 'kind' | 'verb' | 'withdraws' | 'reviews' | 'review'> & {
  effectiveOn: string;
};

function decided(verb: Decision['verb'], effectiveOn = '2026-01-01'): Recorded {
  return { id: verb, kind: 'decision', verb, withdraws: null, reviews: null, review: null, effectiveOn };
}

function judged(of: string, afterDays: number, judgement: Judgement): Recorded {
  const review = { afterDays, judgement, since: [] };
  return { ...decided('advance'), id: `${of}-${afterDays}`, kind: 'review', reviews: of, review };
}

function takenBack(record: Recorded): Recorded {
  return { ...record, id: `${record.id}-back`, kind: 'withdrawal', withdraws: record.id };
}

const advance = decided('advance');
const early = judged('advance', 30, 'right');
const late = judged('advance', 90, 'wrong');

describe('"Was this call right?"', () => {
  it.each<[string, Recorded[], string, number | null]>([
    ['not before 30 days', [advance], '2026-01-30', null],
    ['after 30 days', [advance], '2026-01-31', 30],
    ['once it is answered, not before 90', [advance, early], '2026-03-31', null],
    ['again after 90 days', [advance, early], '2026-04-01', 90],
    ['once after 90 days when nobody answered before', [advance], '2026-04-01', 90],
    ['never again once the later is answered', [advance, late], '2027-01-01', null],
    ['again once the answer was taken back', [advance, early, takenBack(early)], '2026-01-31', 30],
    ['never of what was taken back', [advance, takenBack(advance)], '2027-01-01', null],
  ])('is asked %s', (_when, records, today, expected) => {
    expect(dueReviews(records, today).get('advance') ?? null).toBe(expected);
  });

  it.each<[Decision['verb'], boolean]>([
    ['start', false],
    ['hold', false],
    ['advance', true],
    ['reduce', true],
    ['roll-back', true],
    ['stop', true],
    ['finish', true],
  ])('is asked of %s: %s', (verb, asked) => {
    expect(dueReviews([decided(verb)], '2026-01-31').has(verb)).toBe(asked);
  });

  it('is counted by its latest answer that stands, of decisions that stand', () => {
    expect([...latestJudgements([advance, early, late])]).toEqual([['advance', 'wrong']]);
    expect([...latestJudgements([advance, early, late, takenBack(late)])]).toEqual([['advance', 'right']]);
    expect(latestJudgements([advance, early, takenBack(advance)]).size).toBe(0);
  });
});
