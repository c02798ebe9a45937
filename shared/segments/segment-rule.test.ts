import { describe, expect, it } from 'vitest';
import { circleOf, createMemberFinder, type SegmentMaking } from './segment-members.ts';
import { attributesOfRule, type Condition, isUnderRule } from './segment-rule.ts';
import { ruleOf } from '#tests/support/rule-of.ts';

const anna = {
  id: 'anna',
  attributes: { Region: 'Marche', Seats: '12', Since: '2024-05-01', Odd: 'a dozen' },
  tags: ['VIP'],
};

describe('a condition of a segment', () => {
  it.each<[string, Condition, boolean]>([
    ['one of its values', { test: 'one-of', attribute: 'Region', values: ['Umbria', 'Marche'] }, true],
    ['another case is another value', { test: 'one-of', attribute: 'Region', values: ['marche'] }, false],
    ['what every object has is no value', { test: 'one-of', attribute: 'toString', values: [''] }, false],
    ['none of the values', { test: 'none-of', attribute: 'Region', values: ['Umbria'] }, true],
    ['a missing value is none of any', { test: 'none-of', attribute: 'Plan', values: ['Pro'] }, true],
    ['contains, whatever the case', { test: 'contains', attribute: 'Region', text: 'MÀR' }, true],
    ['is empty', { test: 'empty', attribute: 'Plan' }, true],
    ['is not empty', { test: 'filled', attribute: 'Region' }, true],
    ['at least, the limit included', { test: 'at-least', attribute: 'Seats', number: 12 }, true],
    ['at most, below the number', { test: 'at-most', attribute: 'Seats', number: 11.5 }, false],
    ['equals as a number', { test: 'equals', attribute: 'Seats', number: 12 }, true],
    ['a word is no number', { test: 'at-least', attribute: 'Odd', number: 0 }, false],
    ['since, the day included', { test: 'since', attribute: 'Since', day: '2024-05-01' }, true],
    ['until the day before', { test: 'until', attribute: 'Since', day: '2024-04-30' }, false],
    ['a number is no day', { test: 'since', attribute: 'Seats', day: '0001-01-01' }, false],
    ['has a tag', { test: 'tagged', tags: ['Beta', 'VIP'] }, true],
    ['has none of the tags', { test: 'not-tagged', tags: ['VIP'] }, false],
  ])('%s', (_name, condition, expected) => {
    expect(isUnderRule(anna, ruleOf(condition))).toBe(expected);
  });

  it('joins others by all or any, in its group and among the groups', () => {
    const inMarche: Condition = { test: 'one-of', attribute: 'Region', values: ['Marche'] };
    const large: Condition = { test: 'at-least', attribute: 'Seats', number: 50 };
    const any = (conditions: Condition[]) => ({ match: 'any' as const, conditions });
    const all = (conditions: Condition[]) => ({ match: 'all' as const, conditions });
    expect(isUnderRule(anna, { match: 'all', groups: [any([inMarche, large])] })).toBe(true);
    expect(isUnderRule(anna, { match: 'all', groups: [all([inMarche, large])] })).toBe(false);
    expect(isUnderRule(anna, { match: 'any', groups: [all([large]), all([inMarche])] })).toBe(true);
    expect(isUnderRule(anna, { match: 'all', groups: [all([large]), all([inMarche])] })).toBe(false);
  });

  it('names the attributes it looks at once', () => {
    expect(
      attributesOfRule(
        ruleOf(
          { test: 'filled', attribute: 'Region' },
          { test: 'empty', attribute: 'Region' },
          { test: 'tagged', tags: ['VIP'] },
        ),
      ),
    ).toEqual(['Region']);
  });
});

function segment(id: string, making: Partial<SegmentMaking> = {}): SegmentMaking {
  return { id, name: id.toUpperCase(), rule: null, personIds: [], leaveOutIds: [], ...making };
}

const people = ['anna', 'bruno', 'carla'].map((id) => ({ id, attributes: {}, tags: [] }));

describe('the members of segments', () => {
  it('are whoever was chosen without the people of segments left out, and those without theirs', () => {
    const all = ['anna', 'bruno', 'carla'];
    const membersOf = createMemberFinder(
      [
        segment('a', { personIds: all, leaveOutIds: ['b'] }),
        segment('b', { personIds: ['anna', 'bruno'], leaveOutIds: ['c'] }),
        segment('c', { personIds: ['bruno'] }),
      ],
      people,
    );
    expect([...membersOf('b').ids]).toEqual(['anna']);
    expect([...membersOf('a').ids]).toEqual(['bruno', 'carla']);
    expect(membersOf('a').leftOut).toBe(1);
  });

  it('are nobody who is not in the roster', () => {
    const membersOf = createMemberFinder([segment('a', { personIds: ['anna', 'nobody'] })], people);
    expect(membersOf('a').ids.size).toBe(1);
  });
});

describe('a circle of segments that leave out one another', () => {
  it('is named along its way', () => {
    const b = segment('b', { leaveOutIds: ['c'] });
    const c = segment('c', { leaveOutIds: ['a'] });
    expect(circleOf(segment('a', { leaveOutIds: ['b'] }), [b, c])).toEqual(['A', 'B', 'C', 'A']);
    expect(circleOf(segment('a', { leaveOutIds: ['a'] }), [])).toEqual(['A', 'A']);
  });

  it('is none where two leave out the same third', () => {
    const b = segment('b', { leaveOutIds: ['d'] });
    const c = segment('c', { leaveOutIds: ['d'] });
    expect(circleOf(segment('a', { leaveOutIds: ['b', 'c'] }), [b, c, segment('d')])).toBeNull();
  });
});
