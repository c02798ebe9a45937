/** The keys of the whole window; `g` waits for one of the letters. */
export const PLACES = [
  { key: 'today', letter: 't', path: '/today' },
  { key: 'portfolio', letter: 'p', path: '/portfolio' },
  { key: 'notes', letter: 'n', path: '/notes' },
  { key: 'people', letter: 'e', path: '/people' },
  { key: 'imports', letter: 'i', path: '/imports' },
  { key: 'reports', letter: 'r', path: '/reports' },
  { key: 'settings', letter: 's', path: '/settings' },
] as const;

export type PlaceKey = (typeof PLACES)[number]['key'];

export type KeyPress = {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
  /** Whether the person is typing into a field. */
  typing: boolean;
};

export type KeyDeed =
  | { deed: 'go'; path: string }
  | { deed: 'new-note' | 'keys' | 'search' | 'undo' | 'redo' | 'await-letter' | 'none' };

function deedWithCtrl({ key, shift, typing }: KeyPress): KeyDeed {
  // Inside a field the field's own undo is meant.
  if (typing) return { deed: 'none' };
  const letter = key.toLowerCase();
  if (letter === 'z') return { deed: shift ? 'redo' : 'undo' };
  return { deed: letter === 'y' ? 'redo' : 'none' };
}

/** What a key press does, given whether `g` was pressed just before. Keys typed into a field do nothing here. */
export function deedOf(press: KeyPress, waitsForLetter: boolean): KeyDeed {
  if (press.ctrl) return deedWithCtrl(press);
  if (press.typing || press.alt) return { deed: 'none' };
  if (waitsForLetter) {
    const place = PLACES.find(({ letter }) => letter === press.key);
    return place === undefined ? { deed: 'none' } : { deed: 'go', path: place.path };
  }
  if (press.key === 'g') return { deed: 'await-letter' };
  if (press.key === 'n') return { deed: 'new-note' };
  if (press.key === '?') return { deed: 'keys' };
  return { deed: press.key === '/' ? 'search' : 'none' };
}
