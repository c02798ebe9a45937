export type Arm = 'pilot' | 'control';

/** Words that name an arm wherever they stand, in English and Italian. */
const PILOT_WORDS = new Set(
  'pilot pilota piloti treatment treated trattamento trattato trattati experiment experimental sperimentale esperimento variant variante variation canary beta challenger'.split(
    ' ',
  ),
);
const CONTROL_WORDS = new Set(
  'control controls controllo controlli ctrl ctl baseline holdout holdback placebo champion'.split(' '),
);
/** Letters and words that name an arm only in a column that is about arms: "A" alone may be a shelf. */
const WEAK_PILOT = new Set('b p t test new nuovo on yes si true vero 1 exposed enabled'.split(' '));
const WEAK_CONTROL = new Set(
  'a c old vecchio off no false falso 0 default standard base unexposed disabled'.split(' '),
);
/** "variant A", "gruppo B": beside a letter these words say nothing. */
const CARRIERS = new Set(
  'variant variante variation group gruppo arm braccio bucket cell version versione'.split(' '),
);

/** Words of a name or value: lower case, without accents, cut at signs and where a capital follows a small letter. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return (
    plain
      .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []
  );
}

/** The arm a value names by itself, or in a column known to be about arms (`named`); null when it names none or both. */
export function armOf(value: string, column: 'any' | 'named'): Arm | null {
  const words = wordsOf(value);
  const bare = words.filter((word) => !CARRIERS.has(word));
  const [only = ''] = bare;
  if (column === 'named' && bare.length === 1) {
    if (WEAK_PILOT.has(only)) return 'pilot';
    if (WEAK_CONTROL.has(only)) return 'control';
  }
  const isControl = words.some((word) => CONTROL_WORDS.has(word));
  const considered = isControl ? bare : words;
  const isPilot = considered.some((word) => PILOT_WORDS.has(word));
  if (isControl === isPilot) return null;
  if (isPilot && bare.length > 0 && bare.every((word) => !PILOT_WORDS.has(word))) return null;
  return isControl ? 'control' : 'pilot';
}
