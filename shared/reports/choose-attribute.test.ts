import { describe, expect, it } from 'vitest';
import { chooseAttribute } from './choose-attribute.ts';

describe('the attribute that parts people', () => {
  it.each([
    [
      'has the fewest different values',
      [
        { type: 'a', city: 'x' },
        { type: 'b', city: 'y' },
        { type: 'a', city: 'z' },
      ],
      'type',
    ],
    [
      'is known of everybody',
      [
        { type: 'a', city: 'x' },
        { type: '', city: 'y' },
      ],
      'city',
    ],
    ['differs at all', [{ type: 'a' }, { type: 'a' }], null],
    ['does not name single people', 'abcdefg'.split('').map((number) => ({ number })), null],
    ['needs people', [], null],
  ])('%s', (_rule, people, attribute) => {
    expect(chooseAttribute(people)).toBe(attribute);
  });
});
