import { describe, expect, it } from 'vitest';
import { checklistMarkdown } from './checklist-markdown.ts';
import { foundWords, itemText } from './item-words.ts';
import { RESOURCES } from '#renderer/locales/resources.ts';
import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import { STAGE_COMPUTED, STAGE_ITEMS } from '#shared/checklists/checklist-templates.ts';
import { createWords, hasWords } from '#shared/words/create-words.ts';

const words = createWords('en', RESOURCES);
const italian = createWords('it', RESOURCES);

function item(change: Partial<ChecklistItem>): ChecklistItem {
  return {
    id: 'i',
    phaseId: 'p',
    position: 0,
    group: 'plan',
    origin: 'generated',
    code: 'stop-rule-written',
    text: null,
    weight: 'blocking',
    state: 'open',
    evidence: null,
    reason: '',
    waivedUntil: null,
    actor: '',
    at: null,
    found: {},
    ...change,
  };
}

describe('the words of checklist items', () => {
  const generated = Object.values(STAGE_ITEMS).flatMap((items) => items.map((template) => template.code));
  const computed = Object.values(STAGE_COMPUTED).flat();

  it.each([...new Set([...generated, ...computed])])('"%s" is said in both languages, briefly', (code) => {
    for (const language of [words, italian]) {
      expect(hasWords(language, `checklist:items.${code}`)).toBe(true);
      expect(itemText(language, { code, text: null }).length).toBeLessThanOrEqual(140);
    }
  });

  it.each([
    ['rollback-rehearsed', { which: 'never' }, 'Never rehearsed.'],
    [
      'rollback-rehearsed',
      { which: 'rehearsed', daysAgo: 39, day: '2026-10-16', minutes: 15 },
      'Last rehearsed on 16 Oct, 39 days ago, in 15 min.',
    ],
    [
      'rollback-rehearsed',
      { which: 'rehearsed', daysAgo: 0, day: '2026-11-24', minutes: 15 },
      'Rehearsed today, in 15 min.',
    ],
    ['no-open-severity-4', { which: 'open', open: 1 }, 'One is open.'],
    ['everyone-told', { which: 'told', told: 44, exposed: 45 }, '44 of 45 told.'],
  ])('%s with %o says what was found', (code, found, sentence) => {
    expect(foundWords(words, item({ origin: 'computed', code, found }))).toBe(sentence);
  });
});

describe('a checklist as Markdown', () => {
  it('holds every item with its state, evidence and reason, and no markup of its own', () => {
    const text = checklistMarkdown(words, {
      featureName: 'AI *lead* scoring',
      phaseName: 'Early adopters',
      blocking: 2,
      blockingComplete: 1,
      items: [
        item({ state: 'done', actor: 'Giulia', evidence: { kind: 'text', text: 'Mail\nof <2 Nov>' } }),
        item({ group: 'exit', origin: 'custom', code: null, text: 'Ask Paolo', weight: 'advisory' }),
      ],
    });
    expect(text.split('\n')).toEqual([
      '# AI \\*lead\\* scoring: Early adopters',
      '',
      '1 of 2 blocking items done.',
      '',
      '## Plan',
      '',
      '- [x] The stop rule is written: what makes us switch it off, and who may. – Mail of \\<2 Nov\\> (Giulia)',
      '',
      '## Exit',
      '',
      '- [ ] Ask Paolo (advisory)',
      '',
    ]);
  });
});
