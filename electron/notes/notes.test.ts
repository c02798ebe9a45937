import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/contract.ts';
import type { NoteMark } from '#shared/notes/note.ts';
import { snippetParts } from '#shared/notes/search-words.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature } from '#tests/support/seed-feature.ts';
import { createNotesService } from './notes.service.ts';

type LineInput = InputOf<'notes.addLine'>['line'];

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  seedFeature(workspace.path, {
    featureId: 'ai',
    people: [
      { id: 'anna', code: 'P-01', industry: 'Retail', consent: 'quote' },
      { id: 'bruno', code: 'P-02', industry: 'Horeca', consent: 'take-part' },
      { id: 'carla', code: 'P-03', industry: 'Horeca', consent: 'none' },
    ],
  });
  seedFeature(workspace.path, { featureId: 'portal' });
});
afterEach(() => workspace.close());

async function startNote(personId: string | null = null, featureId: string | null = 'ai'): Promise<string> {
  const { noteId } = await workspace.call('notes.start', { featureId, personId, kind: 'interview' });
  return noteId;
}

async function addLine(noteId: string, text: string, change: Partial<LineInput> = {}): Promise<string> {
  const line = { mark: 'quote' as NoteMark, text, ...change };
  return (await workspace.call('notes.addLine', { noteId, line })).lineId;
}

async function noteOf(...texts: string[]): Promise<string> {
  const noteId = await startNote();
  for (const text of texts) await addLine(noteId, text);
  return noteId;
}

describe('a note', () => {
  it('is of today and belongs to the phase its feature is in', async () => {
    const { note, summary } = await workspace.call('notes.get', { noteId: await startNote('anna') });
    expect(note).toMatchObject({ happenedOn: '2026-11-24', phaseId: 'ai-beta', finishedAt: null, draft: '' });
    expect(summary).toMatchObject({ personCode: 'P-01', phaseName: 'beta', lines: 0, excerpt: '' });
  });

  it('may belong to no feature yet, and goes to the current phase of the one chosen later', async () => {
    const noteId = await startNote(null, null);
    expect((await workspace.call('notes.get', { noteId })).note.phaseId).toBeNull();
    await workspace.call('notes.describe', { noteId, featureId: 'portal' });
    expect((await workspace.call('notes.get', { noteId })).note.phaseId).toBe('portal-beta');
  });

  it.each([
    [{ featureId: 'nowhere' }, 'unknown-feature'],
    [{ personId: 'nobody' }, 'unknown-person'],
    [{ phaseId: 'portal-beta' }, 'phase-of-another-feature'],
  ])('refuses to point to %o', async (change, code) => {
    const noteId = await startNote();
    await expect(workspace.call('notes.describe', { noteId, ...change })).rejects.toMatchObject({ code });
  });

  it('keeps its lines in the order they were typed, with what they carry', async () => {
    const noteId = await startNote('anna');
    const quote = await addLine(noteId, 'My orders wait', { severity: 3, themes: [{ name: 'slow' }] });
    await addLine(noteId, 'Ranks low', { mark: 'interpretation', restsOn: [quote] });
    const { lines, summary } = await workspace.call('notes.get', { noteId });
    expect(lines).toMatchObject([
      { position: 0, mark: 'quote', severity: 3, themes: [{ name: 'slow', stance: 'agrees' }], restsOn: [] },
      { position: 1, mark: 'interpretation', themes: [], restsOn: [quote] },
    ]);
    expect(summary).toMatchObject({ lines: 2, worstOpenSeverity: 3, themes: ['slow'] });
  });

  it('comes back whole when its removal is undone, half-typed words too', async () => {
    const noteId = await startNote('anna');
    await addLine(noteId, 'My orders wait', { severity: 3, themes: [{ name: 'slow' }] });
    await workspace.call('notes.saveDraft', { noteId, draft: 'q and then' });
    const before = await workspace.call('notes.get', { noteId });
    await workspace.call('notes.remove', { noteId });
    await expect(workspace.call('notes.get', { noteId })).rejects.toMatchObject({ code: 'unknown-note' });
    expect(await workspace.call('notes.listThemes', { featureId: 'ai' })).toEqual([]);
    await workspace.call('workspace.undo', {});
    expect(await workspace.call('notes.get', { noteId })).toEqual(before);
    expect(await workspace.call('notes.list', { search: 'orders' })).toHaveLength(1);
  });

  it('is finished once', async () => {
    const noteId = await startNote();
    await workspace.call('notes.finish', { noteId });
    const { note } = await workspace.call('notes.get', { noteId });
    await workspace.call('notes.finish', { noteId });
    expect((await workspace.call('notes.get', { noteId })).note.finishedAt).toBe(note.finishedAt);
    expect(note.finishedAt).not.toBeNull();
  });
});

describe('a half-typed line', () => {
  it('is kept without a step to undo, and gone once it became a line', async () => {
    const noteId = await startNote();
    const { undoable } = await workspace.call('workspace.describe', {});
    await workspace.call('notes.saveDraft', { noteId, draft: 'q My small ord' });
    expect((await workspace.call('workspace.describe', {})).undoable).toEqual(undoable);
    expect((await workspace.call('notes.get', { noteId })).note.draft).toBe('q My small ord');
    await addLine(noteId, 'My small orders wait');
    expect((await workspace.call('notes.get', { noteId })).note.draft).toBe('');
  });

  it('whose note is gone for good is dropped when the workspace is opened', () => {
    const { context, close } = openTestContext();
    const notes = createNotesService(context);
    const noteId = notes.start({ featureId: null, personId: null, kind: 'call' });
    notes.saveDraft(noteId, 'q kept');
    context.db.exec(`INSERT INTO note_drafts VALUES ('gone', 'q lost')`);
    notes.remove(noteId);
    createNotesService(context);
    const kept = context.db.prepare<[], { draft: string }>('SELECT draft FROM note_drafts').all();
    expect(kept.map((row) => row.draft)).toEqual(['q kept']);
    close();
  });

  it('stays when its line is refused', async () => {
    const noteId = await startNote();
    await workspace.call('notes.saveDraft', { noteId, draft: 'i Ranks low' });
    await expect(addLine(noteId, 'Ranks low', { mark: 'interpretation' })).rejects.toMatchObject({
      code: 'interpretation-rests-on-nothing',
    });
    expect((await workspace.call('notes.get', { noteId })).note.draft).toBe('i Ranks low');
  });
});

describe('an interpretation', () => {
  it('rests on lines of its own note only', async () => {
    const elsewhere = await addLine(await startNote(), 'Said elsewhere');
    const noteId = await startNote();
    const refused = addLine(noteId, 'Ours', { mark: 'interpretation', restsOn: [elsewhere] });
    await expect(refused).rejects.toMatchObject({ code: 'rests-on-unknown-line' });
  });

  it('holds the only line it rests on, and lets go of one of two', async () => {
    const noteId = await startNote();
    const said = await addLine(noteId, 'Said');
    const seen = await addLine(noteId, 'Seen', { mark: 'observation' });
    const ours = await addLine(noteId, 'Ours', { mark: 'interpretation', restsOn: [said, seen] });
    await workspace.call('notes.removeLine', { lineId: seen });
    const { lines } = await workspace.call('notes.get', { noteId });
    expect(lines.find((line) => line.id === ours)?.restsOn).toEqual([said]);
    const code = 'interpretation-rests-on-this';
    await expect(workspace.call('notes.removeLine', { lineId: said })).rejects.toMatchObject({ code });
    const line = { mark: 'interpretation' as NoteMark, text: 'Said' };
    await expect(workspace.call('notes.editLine', { lineId: said, line })).rejects.toMatchObject({
      code: 'interpretation-rests-on-nothing',
    });
    expect((await workspace.call('notes.get', { noteId })).lines).toHaveLength(2);
  });
});

describe('themes of lines', () => {
  it('need a feature, and nothing of the line is kept without one', async () => {
    const noteId = await startNote(null, null);
    const refused = addLine(noteId, 'Slow', { themes: [{ name: 'slow' }] });
    await expect(refused).rejects.toMatchObject({ code: 'themes-need-feature' });
    expect((await workspace.call('notes.get', { noteId })).lines).toEqual([]);
  });

  it('are the same in any case and spacing', async () => {
    const noteId = await startNote();
    await addLine(noteId, 'One', { themes: [{ name: 'Qualità  alta' }] });
    await addLine(noteId, 'Two', { themes: [{ name: 'QUALITÀ alta', stance: 'disagrees' }] });
    const themes = await workspace.call('notes.listThemes', { featureId: 'ai' });
    expect(themes.map((theme) => theme.name)).toEqual(['Qualità alta']);
  });

  it('follow their note to another feature and cannot be left behind', async () => {
    const noteId = await startNote();
    await addLine(noteId, 'One', { themes: [{ name: 'slow', stance: 'disagrees' }] });
    const homeless = workspace.call('notes.describe', { noteId, featureId: null });
    await expect(homeless).rejects.toMatchObject({ code: 'themes-need-feature' });
    await workspace.call('notes.describe', { noteId, featureId: 'portal' });
    expect(await workspace.call('notes.listThemes', { featureId: 'ai' })).toEqual([]);
    expect((await workspace.call('notes.get', { noteId })).lines[0]?.themes).toMatchObject([
      { name: 'slow', stance: 'disagrees' },
    ]);
  });

  it('become one when renamed alike, and two again when that is undone', async () => {
    const noteId = await startNote();
    await addLine(noteId, 'One', { themes: [{ name: 'slow' }] });
    await addLine(noteId, 'Both', { themes: [{ name: 'slow' }, { name: 'late', stance: 'disagrees' }] });
    const before = await workspace.call('notes.get', { noteId });
    const slow = before.lines[0]?.themes[0]?.themeId ?? '';
    await workspace.call('notes.renameTheme', { themeId: slow, name: 'LATE' });
    const { lines } = await workspace.call('notes.get', { noteId });
    expect(lines.map((line) => line.themes.map((theme) => [theme.name, theme.stance]))).toEqual([
      [['late', 'agrees']],
      [['late', 'disagrees']],
    ]);
    await workspace.call('workspace.undo', {});
    expect(await workspace.call('notes.get', { noteId })).toEqual(before);
  });
});

describe('the theme table', () => {
  it('counts people by segment and phase, dissent apart, and names who may be quoted', async () => {
    const anna = await startNote('anna');
    await addLine(anna, 'Slow for me', { themes: [{ name: 'slow' }] });
    await addLine(anna, 'Very slow', { themes: [{ name: 'slow' }], severity: 2 });
    const bruno = await startNote('bruno');
    await addLine(bruno, 'Slow too', { themes: [{ name: 'slow' }] });
    const carla = await startNote('carla');
    await addLine(carla, 'Fine', { themes: [{ name: 'slow', stance: 'disagrees' }] });
    await startNote('carla');
    const anonymous = await startNote();
    await addLine(anonymous, 'No comment');

    const table = await workspace.call('notes.themeTable', { featureId: 'ai', segmentAttribute: 'industry' });
    expect(table).toMatchObject({ heardPeople: 4, segments: ['', 'Horeca', 'Retail'] });
    expect(table.phases).toEqual([{ phaseId: 'ai-beta', name: 'beta' }]);
    expect(table.rows).toMatchObject([
      {
        people: 2,
        dissent: 1,
        heard: 4,
        worstOpenSeverity: 2,
        cells: [
          { segment: 'Retail', people: 1, heard: 1 },
          { segment: 'Horeca', people: 1, heard: 2 },
          { segment: '', people: 0, heard: 1 },
        ],
      },
    ]);
    const quotable = table.rows[0]?.quotes.map((quote) => [quote.personCode, quote.quotable]);
    expect(quotable).toEqual(
      expect.arrayContaining([
        ['P-01', 'yes'],
        ['P-02', 'no'],
        ['P-03', 'no'],
      ]),
    );
  });
});

describe('severe lines', () => {
  it('are open until somebody says what was done, and open again when reopened', async () => {
    const noteId = await startNote('anna');
    const bad = await addLine(noteId, 'Charged twice', { severity: 4 });
    await addLine(noteId, 'Typo', { severity: 1 });
    const severe = () => workspace.call('notes.listOpenSevere', { featureId: 'ai' });
    expect(await severe()).toMatchObject([{ id: bad, severity: 4, personCode: 'P-01', day: '2026-11-24' }]);
    await workspace.call('notes.resolveLine', { lineId: bad, resolution: 'Refunded, cause mended' });
    expect(await severe()).toEqual([]);
    const again = workspace.call('notes.resolveLine', { lineId: bad, resolution: 'Again' });
    await expect(again).rejects.toMatchObject({ code: 'line-already-resolved' });
    await workspace.call('notes.reopenLine', { lineId: bad });
    expect(await severe()).toHaveLength(1);
  });

  it('are open again when they get worse', async () => {
    const noteId = await startNote();
    const lineId = await addLine(noteId, 'Late', { severity: 3 });
    await workspace.call('notes.resolveLine', { lineId, resolution: 'Mended' });
    await workspace.call('notes.editLine', { lineId, line: { mark: 'quote', text: 'Late!', severity: 3 } });
    expect(await workspace.call('notes.listOpenSevere', { featureId: 'ai' })).toEqual([]);
    await workspace.call('notes.editLine', { lineId, line: { mark: 'quote', text: 'Lost', severity: 4 } });
    expect(await workspace.call('notes.listOpenSevere', { featureId: 'ai' })).toHaveLength(1);
  });

  it('need a severity to be resolved', async () => {
    const lineId = await addLine(await startNote(), 'Nice');
    const refused = workspace.call('notes.resolveLine', { lineId, resolution: 'Nothing' });
    await expect(refused).rejects.toMatchObject({ code: 'line-without-severity' });
  });
});

describe('search', () => {
  it.each([
    ['orders wait', ['both']],
    ['wait', ['both', 'one']],
    ['ord wait', []],
    ['wait ord', ['both']],
    ['QUALITA', ['other']],
    ['horeca visit', ['titled']],
    ['late rep', ['themed']],
    ['late regular', ['themed']],
    ['€', ['other']],
    ['nothing here', []],
  ])('for "%s" finds %o', async (search, expected) => {
    const names = new Map<string, string>();
    names.set(await noteOf('My small orders', 'They wait'), 'both');
    names.set(await noteOf('I wait'), 'one');
    names.set(await noteOf('La qualità costa 40 €'), 'other');
    const titled = await noteOf('Nothing much');
    await workspace.call('notes.describe', { noteId: titled, title: 'Visit, Horeca fair' });
    names.set(titled, 'titled');
    const themed = await startNote();
    await addLine(themed, 'The usual regular answer', { themes: [{ name: 'Late replies' }] });
    names.set(themed, 'themed');
    const found = await workspace.call('notes.list', { search });
    expect(found.map((note) => names.get(note.id) ?? '').sort()).toEqual(expected);
  });

  it('shows the words found, marked, and never as markup', async () => {
    await noteOf('They <b>wait</b> for orders of all kinds');
    const [note] = await workspace.call('notes.list', { search: 'ord' });
    const parts = snippetParts(note?.hit ?? '');
    expect(parts.filter((part) => part.is === 'found')).toEqual([{ text: 'orders', is: 'found' }]);
    expect(note?.hit).toContain('<b>wait</b>');
  });

  it('forgets words that were edited away or removed', async () => {
    const noteId = await startNote();
    const lineId = await addLine(noteId, 'Pineapple');
    await workspace.call('notes.editLine', { lineId, line: { mark: 'quote', text: 'Coconut' } });
    expect(await workspace.call('notes.list', { search: 'pineapple' })).toEqual([]);
    await workspace.call('notes.removeLine', { lineId });
    expect(await workspace.call('notes.list', { search: 'coconut' })).toEqual([]);
  });

  it('never fails, whatever is typed', async () => {
    await noteOf('My small orders wait', '"quoted" * NEAR( -minus 😀');
    const odd = fc.array(
      fc.constantFrom(
        '"',
        '*',
        'NEAR(',
        '\u0000',
        '😀',
        '-',
        'AND',
        'OR',
        'NOT',
        '^',
        ':',
        '(',
        ')',
        '{',
        'ord',
        ' ',
        '\ud800',
        'è',
        'text:',
      ),
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      odd.map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (search) => {
        const reply = await workspace.ask('notes.list', { search: search.slice(0, 200) });
        expect(reply.ok).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('lists', () => {
  it('filter by feature and kind, newest first', async () => {
    const first = await startNote();
    await workspace.call('notes.describe', { noteId: first, kind: 'call', happenedOn: '2026-11-20' });
    const second = await startNote();
    await startNote(null, 'portal');
    const ids = async (input: InputOf<'notes.list'>) =>
      (await workspace.call('notes.list', input)).map((note) => note.id);
    expect(await ids({ featureId: 'ai' })).toEqual([second, first]);
    expect(await ids({ kind: 'call' })).toEqual([first]);
  });

  it('show what a person said and showed before, not what we made of it', async () => {
    const earlier = await startNote('anna');
    const said = await addLine(earlier, 'Said before');
    await addLine(earlier, 'Ours', { mark: 'interpretation', restsOn: [said] });
    const noteId = await startNote('anna');
    await addLine(noteId, 'Said now');
    const lines = await workspace.call('notes.listEarlier', { noteId, personId: 'anna' });
    expect(lines.map((line) => line.text)).toEqual(['Said before']);
  });
});
