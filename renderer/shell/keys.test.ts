import { describe, expect, it } from 'vitest';
import { deedOf, type KeyPress, PLACES } from './keys.ts';

function press(key: string, change: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrl: false, shift: false, alt: false, typing: false, ...change };
}

describe('the keys of the window', () => {
  it.each([
    [press('n'), 'new-note'],
    [press('?', { shift: true }), 'keys'],
    [press('/'), 'search'],
    [press('g'), 'await-letter'],
    [press('z', { ctrl: true }), 'undo'],
    [press('Z', { ctrl: true, shift: true }), 'redo'],
    [press('y', { ctrl: true }), 'redo'],
    [press('x'), 'none'],
    [press('n', { alt: true }), 'none'],
  ] as const)('%o', (pressed, deed) => {
    expect(deedOf(pressed, false)).toEqual({ deed });
  });

  it.each(PLACES.map(({ letter, path }) => [letter, path] as const))(
    'g then %s goes to %s',
    (letter, path) => {
      expect(deedOf(press(letter), true)).toEqual({ deed: 'go', path });
    },
  );

  it('uses every letter once', () => {
    expect(new Set(PLACES.map(({ letter }) => letter)).size).toBe(PLACES.length);
  });

  it.each(['n', 'g', '/', '?', 't'])('does nothing on %s while somebody types', (key) => {
    expect(deedOf(press(key, { typing: true }), true)).toEqual({ deed: 'none' });
  });

  it('leaves undo to the field one types in', () => {
    expect(deedOf(press('z', { ctrl: true, typing: true }), false)).toEqual({ deed: 'none' });
  });
});
