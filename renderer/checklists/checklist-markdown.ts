import { evidenceText, foundWords, itemText } from './item-words.ts';
import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import { say, type Words } from '#shared/words/create-words.ts';

type MarkdownInput = {
  featureName: string;
  phaseName: string;
  items: readonly ChecklistItem[];
  blocking: number;
  blockingComplete: number;
};

/** Free text in a Markdown line: on one line, its marks kept as letters. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

function detailOf(words: Words, item: ChecklistItem): string | null {
  const found = foundWords(words, item);
  if (found !== null) return found;
  if (item.evidence !== null) return `${evidenceText(item.evidence)} (${item.actor})`;
  if (item.state === 'waived') {
    return say(words, 'checklists:waivedUntil', { day: item.waivedUntil, reason: item.reason });
  }
  if (item.state === 'not-applicable') {
    return say(words, 'checklists:notApplicableBecause', { reason: item.reason });
  }
  return null;
}

function line(words: Words, item: ChecklistItem): string {
  const box = item.state === 'open' ? '[ ]' : '[x]';
  const weight = item.weight === 'blocking' ? '' : ` (${say(words, 'checklists:weights.advisory')})`;
  const detail = detailOf(words, item);
  return `- ${box} ${plain(itemText(words, item))}${weight}${detail === null ? '' : ` – ${plain(detail)}`}`;
}

/** A phase's list as Markdown, group by group, to paste where others work. */
export function checklistMarkdown(words: Words, input: MarkdownInput): string {
  const { featureName, phaseName, items, blocking, blockingComplete } = input;
  const lines = [
    `# ${plain(featureName)}: ${plain(phaseName)}`,
    '',
    say(words, 'checklists:progressPlain', { done: blockingComplete, count: blocking }),
  ];
  for (const group of new Set(items.map((item) => item.group))) {
    const ofGroup = items.filter((item) => item.group === group);
    lines.push('', `## ${say(words, `checklists:groups.${group}`)}`, '');
    lines.push(...ofGroup.map((item) => line(words, item)));
  }
  return `${lines.join('\n')}\n`;
}
