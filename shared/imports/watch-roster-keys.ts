import type { RosterMapping } from './imports.contract.ts';
import { foldText } from '#shared/segments/fold-text.ts';
import type { RosterRow } from '#shared/segments/roster-row.ts';

/** By what people are recognised when their file comes again. */
export type RosterKey = 'number' | 'email' | 'name';

/** `doubled`: somebody else of the file has the key, first on `firstLine`. `repeated`: the same person once more. */
export type KeyVerdict =
  | { readonly kind: 'first' | 'repeated' | 'keyless' }
  | { readonly kind: 'doubled'; readonly key: string; readonly firstLine: number };

/** The strongest key the file has. */
export function rosterKeyOf(mapping: RosterMapping): RosterKey {
  if (mapping.customerNumberColumn !== null) return 'number';
  return mapping.emailColumn !== null ? 'email' : 'name';
}

function keyOf(person: RosterRow, key: RosterKey): string | null {
  if (key === 'number') return person.customerNumber;
  if (key === 'email') return person.email === '' ? null : person.email.toLowerCase();
  return null;
}

/**
 * Watches the keys of a file's rows, in their order. Two rows with the same key and the same name are one person; with
 * different names they are two people of whom one was given the wrong key, which only a person can tell.
 */
export function createRosterKeyWatch(key: RosterKey): (line: number, person: RosterRow) => KeyVerdict {
  const seen = new Map<string, { line: number; name: string }>();
  return (line, person) => {
    const own = keyOf(person, key);
    if (own === null) return { kind: 'keyless' };
    const name = foldText(person.name);
    const first = seen.get(own);
    if (first === undefined) {
      seen.set(own, { line, name });
      return { kind: 'first' };
    }
    return first.name === name ? { kind: 'repeated' } : { kind: 'doubled', key: own, firstLine: first.line };
  };
}
