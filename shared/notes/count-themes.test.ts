import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countThemes, type HeardNote, type ThemeLine } from './count-themes.ts';

const note = (noteId: string, personId: string | null, segment = 'Retail', phaseId: string | null = 'beta') =>
  ({ noteId, personId, segment, phaseId }) satisfies HeardNote;
const line = (noteId: string, change: Partial<ThemeLine> = {}): ThemeLine => ({
  themeId: 'slow',
  noteId,
  mark: 'quote',
  stance: 'agrees',
  ...change,
});

describe('themes', () => {
  it('count a person once, however often the person says it', () => {
    const counted = countThemes({
      themeIds: ['slow'],
      notes: [note('n1', 'p1'), note('n2', 'p1'), note('n3', 'p2')],
      lines: [line('n1'), line('n1'), line('n2')],
    });
    expect(counted.heardPeople).toBe(2);
    expect(counted.themes[0]).toMatchObject({ people: 1, dissent: 0, cells: [{ people: 1, heard: 2 }] });
  });

  it('take each note without a person as a voice of its own', () => {
    const counted = countThemes({
      themeIds: ['slow'],
      notes: [note('n1', null), note('n2', null)],
      lines: [line('n1'), line('n2')],
    });
    expect(counted).toMatchObject({ heardPeople: 2, themes: [{ people: 2 }] });
  });

  it('do not take our interpretation for a voice', () => {
    const counted = countThemes({
      themeIds: ['slow'],
      notes: [note('n1', 'p1')],
      lines: [line('n1', { mark: 'interpretation' })],
    });
    expect(counted.themes[0]).toMatchObject({ people: 0, dissent: 0 });
  });

  it('count who speaks against apart, and somebody who does both in both', () => {
    const counted = countThemes({
      themeIds: ['slow'],
      notes: [note('n1', 'p1'), note('n2', 'p2')],
      lines: [line('n1'), line('n1', { stance: 'disagrees' }), line('n2', { stance: 'disagrees' })],
    });
    expect(counted.themes[0]).toMatchObject({ people: 1, dissent: 2 });
  });

  it('show n of N for every segment and phase that heard somebody', () => {
    const counted = countThemes({
      themeIds: ['slow'],
      notes: [
        note('n1', 'p1', 'Retail', 'alpha'),
        note('n2', 'p1', 'Retail', 'beta'),
        note('n3', 'p2', 'Horeca', 'beta'),
        note('n4', 'p3', 'Horeca', null),
      ],
      lines: [line('n1'), line('n2'), line('n4')],
    });
    expect(counted.themes[0]?.people).toBe(2);
    expect(counted.themes[0]?.cells).toEqual([
      { segment: 'Retail', phaseId: 'alpha', people: 1, heard: 1 },
      { segment: 'Retail', phaseId: 'beta', people: 1, heard: 1 },
      { segment: 'Horeca', phaseId: 'beta', people: 0, heard: 1 },
      { segment: 'Horeca', phaseId: null, people: 1, heard: 1 },
    ]);
  });

  it('never count more people than were heard, nor fewer in all than in a cell', () => {
    const notes = fc.array(
      fc.record({
        noteId: fc.uuid(),
        personId: fc.option(fc.constantFrom('p1', 'p2', 'p3')),
        segment: fc.constant('all'),
        phaseId: fc.option(fc.constantFrom('alpha', 'beta')),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(notes, fc.infiniteStream(fc.boolean()), (heard, chance) => {
        const lines = heard.filter(() => chance.next().value).map((each) => line(each.noteId));
        const counted = countThemes({ themeIds: ['slow'], notes: heard, lines });
        const theme = counted.themes[0];
        expect(theme?.people).toBeLessThanOrEqual(counted.heardPeople);
        for (const cell of theme?.cells ?? []) {
          expect(cell.people).toBeLessThanOrEqual(Math.min(cell.heard, theme?.people ?? 0));
        }
        const inCells = (theme?.cells ?? []).reduce((sum, cell) => sum + cell.people, 0);
        expect(inCells).toBeGreaterThanOrEqual(theme?.people ?? 0);
      }),
    );
  });
});
