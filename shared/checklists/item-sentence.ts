import type { ChecklistItem } from './checklist-item.ts';

/** Which finding the sentence of a judged item counts, for its plural. */
const COUNTED: Readonly<Record<string, string>> = {
  'rollback-rehearsed': 'daysAgo',
  'no-open-severity-4': 'open',
  'people-picked': 'picked',
  'everyone-told': 'told',
  'baseline-long-enough': 'days',
};

/** A key of the words `checklist`, with what fills it. */
export type ItemSentence = { key: string; values: ChecklistItem['found'] };

/** The words of an item by its code; null for items people wrote, which have words of their own. */
export function itemSentence({ code, text }: Pick<ChecklistItem, 'code' | 'text'>): ItemSentence | null {
  return text !== null || code === null ? null : { key: `items.${code}`, values: {} };
}

/** What the app found when it judged a computed item; null for items people tick. */
export function foundSentence({ code, found, origin }: ChecklistItem): ItemSentence | null {
  const which = found['which'];
  if (origin !== 'computed' || code === null || typeof which !== 'string') return null;
  const count = found[COUNTED[code] ?? ''] ?? null;
  return { key: `found.${code}.${which}`, values: count === null ? found : { ...found, count } };
}
