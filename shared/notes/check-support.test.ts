import { describe, expect, it } from 'vitest';
import { findSupportProblem, listLeftUnsupported } from './check-support.ts';

const quote = { id: 'q', mark: 'quote', restsOn: [] } as const;
const seen = { id: 'o', mark: 'observation', restsOn: [] } as const;
const ours = { id: 'i', mark: 'interpretation', restsOn: ['q'] } as const;

describe('an interpretation', () => {
  it.each([
    [['q'], null],
    [['q', 'o'], null],
    [[], 'interpretation-rests-on-nothing'],
    [['i'], 'rests-on-unknown-line'],
    [['q', 'elsewhere'], 'rests-on-unknown-line'],
  ])('that rests on %o is judged %s', (restsOn, problem) => {
    expect(findSupportProblem({ mark: 'interpretation', restsOn }, [quote, seen, ours])).toBe(problem);
  });

  it('is what must rest on something, not a quote', () => {
    expect(findSupportProblem({ mark: 'quote', restsOn: [] }, [])).toBeNull();
  });

  it('is left unsupported when its only line goes', () => {
    expect(listLeftUnsupported([quote, seen, ours], 'q')).toEqual([ours]);
    expect(listLeftUnsupported([quote, seen, { ...ours, restsOn: ['q', 'o'] }], 'q')).toEqual([]);
  });
});
