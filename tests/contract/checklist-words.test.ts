import { describe, expect, it } from 'vitest';
import { STAGE_COMPUTED, STAGE_ITEMS } from '#shared/checklists/checklist-templates.ts';
import en from '#shared/words/en/checklist.json' with { type: 'json' };
import italian from '#shared/words/it/checklist.json' with { type: 'json' };

const codes = new Set([
  ...Object.values(STAGE_ITEMS).flatMap((items) => items.map(({ code }) => code)),
  ...Object.values(STAGE_COMPUTED).flat(),
]);

describe.each([
  ['English', en],
  ['Italian', italian],
])('the checklist in %s', (_language, words) => {
  it('has words for every item a plan can ask for, and for no other', () => {
    expect(Object.keys(words.items).toSorted()).toEqual([...codes].toSorted());
  });
});
