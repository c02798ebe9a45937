/** Somebody of the roster, as far as reports and records must not name them. */
export type HiddenPerson = { readonly code: string; readonly name: string; readonly email: string };

/** Shorter names are everyday words ("Al"). */
const SHORTEST_NAME = 3;

const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g;

type Replacement = { readonly pattern: RegExp; readonly code: string; readonly length: number };

function literal(text: string): string {
  return text.replace(SPECIAL, (character) => (character === '-' ? '\\x2d' : `\\${character}`));
}

/** A name of one word may also be a word ("Rosa"): it counts only as the roster writes it. */
function nameReplacement({ name, code }: HiddenPerson): Replacement[] {
  const trimmed = name.normalize('NFC').trim();
  if (trimmed.length < SHORTEST_NAME) return [];
  const words = trimmed.split(/\s+/);
  const flags = words.length > 1 ? 'giu' : 'gu';
  const source = `(?<![\\p{L}\\p{N}])${words.map(literal).join('\\s+')}(?![\\p{L}\\p{N}])`;
  return [{ pattern: new RegExp(source, flags), code, length: trimmed.length }];
}

function emailReplacement({ email, code }: HiddenPerson): Replacement[] {
  const trimmed = email.normalize('NFC').trim();
  if (trimmed === '') return [];
  return [{ pattern: new RegExp(literal(trimmed), 'giu'), code, length: trimmed.length }];
}

function textsOf(value: unknown, kept: ReadonlySet<string>, found: string[]): string[] {
  if (typeof value === 'string') found.push(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!kept.has(key)) textsOf(inner, kept, found);
    }
  }
  return found;
}

function mapTexts(value: unknown, kept: ReadonlySet<string>, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((inner: unknown) => mapTexts(inner, kept, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      kept.has(key) ? inner : mapTexts(inner, kept, map),
    ]),
  );
}

/** Looked for in the whole haystack first: of thousands of names only those that occur are worth a pattern. */
function occurring(people: readonly HiddenPerson[], haystack: string): HiddenPerson[] {
  const occurs = (text: string): boolean => {
    const [first = ''] = text.normalize('NFC').trim().toLowerCase().split(/\s+/);
    return first !== '' && haystack.includes(first);
  };
  return people.filter(({ name, email }) => occurs(name) || occurs(email));
}

/**
 * The same data with every name and e-mail address of the roster replaced by the person's code, wherever somebody
 * typed them. Values under the keys in `kept` stay as they are. Names are whole words; a name of several words is
 * found in any case. A first name alone is not recognised.
 */
export function hidePeople<Value>(
  value: Value,
  people: readonly HiddenPerson[],
  kept: ReadonlySet<string>,
): Value {
  const haystack = textsOf(value, kept, []).join('\n').normalize('NFC').toLowerCase();
  const replacements = occurring(people, haystack)
    .flatMap((person) => emailReplacement(person).concat(nameReplacement(person)))
    // The longest first, so that "Anna Rossi" is not left as "P-01 Rossi" by an Anna.
    .sort((left, right) => right.length - left.length);
  const map = (text: string): string =>
    replacements.reduce((rest, { pattern, code }) => rest.replace(pattern, code), text.normalize('NFC'));
  // The walk rebuilds the same shape with other texts in it.
  return replacements.length === 0 ? value : (mapTexts(value, kept, map) as Value);
}
