import { foundSentence, itemSentence } from '#shared/checklists/item-sentence.ts';
import { say, type Words } from '#shared/words/create-words.ts';
import type { ChecklistItem, Evidence } from '#shared/checklists/checklist-item.ts';

/** The item's own words, or those of its code. */
export function itemText(words: Words, item: Pick<ChecklistItem, 'code' | 'text'>): string {
  const sentence = itemSentence(item);
  return item.text ?? (sentence === null ? '' : say(words, `checklist:${sentence.key}`));
}

/** The item named in passing, as something that is missing: "a rollback rehearsal". */
export function missingName(words: Words, item: ChecklistItem): string {
  if (item.origin === 'computed' && item.code !== null) return say(words, `checklist:missing.${item.code}`);
  return say(words, 'checklists:named', { text: itemText(words, item).replace(/\.$/, '') });
}

/** What the app found when it judged a computed item; null for items people tick. */
export function foundWords(words: Words, item: ChecklistItem): string | null {
  const sentence = foundSentence(item);
  return sentence === null ? null : say(words, `checklist:${sentence.key}`, sentence.values);
}

/** What proves a ticked item, in one line. */
export function evidenceText(evidence: Evidence): string {
  return evidence.kind === 'file'
    ? `${evidence.fileName} (SHA-256 ${evidence.sha256.slice(0, 12)}…)`
    : evidence.text;
}
