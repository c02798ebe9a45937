import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChance } from '../../scripts/sample/chance.ts';
import { EngineGone, startKillableEngine } from '#tests/support/killable-engine.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';

const ROUNDS = 15;
const LONGEST_ROUND_MS = 900;
const WORDS = 'My small orders go to the end of the line now I can feel it and so does the cook'.split(' ');

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-safety-'));
const prepared = join(folder, 'prepared.pilotbook');
let noteId = '';

type Typed = { lines: string[]; draft: string; inFlight: { kind: 'draft' | 'line'; text: string } | null };

/** Types word by word, saving the draft at each, and enters a line at the end of the sentence; until it is killed. */
async function typeUntilKilled(path: string, killAfter: number): Promise<Typed> {
  const engine = await startKillableEngine(path);
  const typed: Typed = { lines: [], draft: '', inFlight: null };
  const typing = (async () => {
    for (let sentence = 0; ; sentence += 1) {
      let draft = '';
      for (const word of WORDS) {
        draft = `${draft} ${word}`.trim();
        typed.inFlight = { kind: 'draft', text: draft };
        await engine.call('notes.saveDraft', { noteId, draft });
        typed.draft = draft;
      }
      const text = `${draft} (${sentence})`;
      typed.inFlight = { kind: 'line', text };
      await engine.call('notes.addLine', { noteId, line: { mark: 'quote', text } });
      typed.lines.push(text);
      typed.draft = '';
    }
  })().catch((error: unknown) => {
    if (!(error instanceof EngineGone)) throw error;
  });
  await wait(killAfter);
  await engine.kill();
  await typing;
  return typed;
}

/**
 * Nothing acknowledged may be missing and nothing untyped may appear; what was sent but not acknowledged may be there
 * or not.
 */
function isFaithful(found: { texts: string[]; draft: string }, { lines, draft, inFlight }: Typed): boolean {
  const sentLine = inFlight?.kind === 'line' ? [[...lines, inFlight.text]] : [];
  const sentDraft = inFlight === null ? [] : inFlight.kind === 'draft' ? [inFlight.text] : [''];
  const isSame = (possible: readonly string[]) => JSON.stringify(possible) === JSON.stringify(found.texts);
  return [lines, ...sentLine].some(isSame) && [draft, ...sentDraft].includes(found.draft);
}

beforeAll(async () => {
  const workspace = openTestWorkspace({ path: prepared });
  ({ noteId } = await workspace.call('notes.start', { featureId: null, personId: null, kind: 'interview' }));
  await workspace.call('notes.addLine', { noteId, line: { mark: 'quote', text: 'The first line' } });
  await workspace.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an engine killed while a note is typed', () => {
  it(`keeps every word it said it kept, at ${ROUNDS} random moments`, async () => {
    const chance = createChance(7);
    let keptLines = 0;
    const wrong: object[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const path = join(folder, `round-${round}.pilotbook`);
      copyFileSync(prepared, path);
      const typed = await typeUntilKilled(path, chance.share() * LONGEST_ROUND_MS);
      const reopened = openTestWorkspace({ path });
      const { note, lines } = await reopened.call('notes.get', { noteId });
      await reopened.door.close();
      const found = { texts: lines.slice(1).map(({ text }) => text), draft: note.draft };
      if (!isFaithful(found, typed)) wrong.push({ round, found, typed });
      keptLines += typed.lines.length;
    }
    expect(wrong).toEqual([]);
    expect(keptLines).toBeGreaterThan(ROUNDS);
  }, 120_000);
});
