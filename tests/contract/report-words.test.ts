import { describe, expect, it } from 'vitest';
import enScreen from '#renderer/locales/en/checklists.json' with { type: 'json' };
import itScreen from '#renderer/locales/it/checklists.json' with { type: 'json' };
import { STAGE_COMPUTED, STAGE_ITEMS } from '#shared/checklists/checklist-templates.ts';
import enReport from '#shared/words/en/report.json' with { type: 'json' };
import itReport from '#shared/words/it/report.json' with { type: 'json' };

const codes = new Set([
  ...Object.values(STAGE_ITEMS).flatMap((items) => items.map(({ code }) => code)),
  ...Object.values(STAGE_COMPUTED).flat(),
]);

describe.each([
  ['English', enReport.checklist, enScreen],
  ['Italian', itReport.checklist, itScreen],
])('a report in %s', (_language, report, screen) => {
  it('calls every checklist item what the screen calls it', () => {
    expect(report.item).toEqual(screen.items);
    expect(report.found).toEqual(screen.found);
  });

  it('has words for every item a plan can ask for', () => {
    expect(Object.keys(report.item).toSorted()).toEqual([...codes].toSorted());
  });
});
