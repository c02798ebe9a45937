/** A metric as formulas name it. */
export type NamedMetric = { readonly id: string; readonly name: string };

/** A piece of a formula that names a metric, from `start` up to `end`. */
export type NameInText = { readonly start: number; readonly end: number; readonly name: string };

/** A name that needs no quotes: words of letters, digits and underscores, the first beginning with a letter. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*(?: [\p{L}\p{N}_]+)*$/u;
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;
const QUOTED = /"((?:[^"]|"")*)"/y;
const NUMBERED = /#(\d+)/y;

/** Names as typed differ in case and outer spaces only. */
export function sameName(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

/** A name as it stands in a formula: bare where it can, in double quotes otherwise; a quote within is doubled. */
export function writeName(name: string): string {
  return PLAIN.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/**
 * Every place of a formula that names a metric: in double quotes, by its place in the list (#2), or bare; the longest
 * name wins, and a word before a bracket is a function. Whether a quoted name exists is the caller's matter; a place
 * beyond the list reads as its own text.
 */
export function readNames(text: string, metrics: readonly NamedMetric[]): NameInText[] {
  const bare = metrics
    .map(({ name }) => name.trim())
    .filter((name) => PLAIN.test(name))
    .toSorted((left, right) => right.length - left.length);
  const found: NameInText[] = [];
  let at = 0;
  while (at < text.length) {
    const next = nameAt(text, at, { metrics, bare });
    if (next !== null) found.push(next);
    at = next?.end ?? afterWord(text, at);
  }
  return found;
}

type Known = { readonly metrics: readonly NamedMetric[]; readonly bare: readonly string[] };

function nameAt(text: string, start: number, { metrics, bare }: Known): NameInText | null {
  QUOTED.lastIndex = start;
  const quoted = QUOTED.exec(text);
  if (quoted !== null) {
    return { start, end: QUOTED.lastIndex, name: (quoted[1] ?? '').replaceAll('""', '"') };
  }
  NUMBERED.lastIndex = start;
  const numbered = NUMBERED.exec(text);
  if (numbered !== null) {
    const name = metrics[Number(numbered[1]) - 1]?.name ?? numbered[0];
    return { start, end: NUMBERED.lastIndex, name };
  }
  const name = bare.find((candidate) => isBareAt(text, start, candidate));
  return name === undefined ? null : { start, end: start + name.length, name };
}

function isBareAt(text: string, start: number, name: string): boolean {
  const end = start + name.length;
  if (text.slice(start, end).toLowerCase() !== name.toLowerCase()) return false;
  return !WORD_CHARACTER.test(text[end] ?? '') && !text.slice(end).trimStart().startsWith('(');
}

/** A word that is no name is passed as a whole, so that no name is found inside it. */
function afterWord(text: string, start: number): number {
  let end = start + 1;
  if (!WORD_CHARACTER.test(text[start] ?? '')) return end;
  while (end < text.length && WORD_CHARACTER.test(text[end] ?? '')) end += 1;
  return end;
}
