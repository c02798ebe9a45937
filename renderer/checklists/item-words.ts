import { say, type Words } from '#shared/words/create-words.ts';
import type { ChecklistItem, Evidence } from '#shared/checklists/checklist-item.ts';

/** Which finding the sentence counts, for its plural. */
const COUNTED: Readonly<Record<string, string>> = {
  'rollback-rehearsed': 'daysAgo',
  'no-open-severity-4': 'open',
  'people-picked': 'picked',
  'everyone-told': 'told',
  'baseline-long-enough': 'days',
};

/** The item's own words, or those of its code. */
export function itemText(words: Words, item: Pick<ChecklistItem, 'code' | 'text'>): string {
  return item.text ?? (item.code === null ? '' : say(words, `checklists:items.${item.code}`));
}

/** The item named in passing, as something that is missing: "a rollback rehearsal". */
export function missingName(words: Words, item: ChecklistItem): string {
  if (item.origin === 'computed' && item.code !== null) return say(words, `checklists:missing.${item.code}`);
  return say(words, 'checklists:named', { text: itemText(words, item).replace(/\.$/, '') });
}

/** What the app found when it judged a computed item; null for items people tick. */
export function foundSentence(words: Words, { code, found, origin }: ChecklistItem): string | null {
  const which = found['which'];
  if (origin !== 'computed' || code === null || typeof which !== 'string') return null;
  const count = found[COUNTED[code] ?? ''] ?? null;
  return say(words, `checklists:found.${code}.${which}`, { ...found, count });
}

/** What proves a ticked item, in one line. */
export function evidenceText(evidence: Evidence): string {
  return evidence.kind === 'file'
    ? `${evidence.fileName} (SHA-256 ${evidence.sha256.slice(0, 12)}…)`
    : evidence.text;
}
