import type { NoteMark } from './note.ts';

type Line = { readonly id: string; readonly mark: NoteMark; readonly restsOn: readonly string[] };

export type SupportProblem = 'interpretation-rests-on-nothing' | 'rests-on-unknown-line';

/**
 * An interpretation is ours and must rest on something said or seen in the same note; null when it does. `others`
 * are the note's lines without the one that is judged.
 */
export function findSupportProblem(
  line: { readonly mark: NoteMark; readonly restsOn: readonly string[] },
  others: readonly Line[],
): SupportProblem | null {
  if (line.mark !== 'interpretation') return null;
  if (line.restsOn.length === 0) return 'interpretation-rests-on-nothing';
  const possible = new Set(
    others.filter((other) => other.mark !== 'interpretation').map((other) => other.id),
  );
  return line.restsOn.every((id) => possible.has(id)) ? null : 'rests-on-unknown-line';
}

/** The interpretations that would rest on nothing if the line stopped being a quote or an observation. */
export function listLeftUnsupported<Kept extends Line>(lines: readonly Kept[], lineId: string): Kept[] {
  return lines.filter(
    (line) => line.mark === 'interpretation' && line.restsOn.length === 1 && line.restsOn[0] === lineId,
  );
}
