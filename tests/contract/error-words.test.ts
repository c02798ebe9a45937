import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import en from '#shared/words/en/errors.json' with { type: 'json' };
import it_ from '#shared/words/it/errors.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const THROWN = /new AppError\(\s*'[a-z-]+',\s*'([a-z-]+)'/g;
const SENT = /code: '([a-z-]+)', message:/g;

/** Refusals whose code is chosen before it is thrown. */
const CHOSEN_CODES = [
  'formula-unreadable',
  'formula-name-unknown',
  'formula-not-allowed',
  'formula-too-nested',
  'formula-names-none',
  'formula-cycle',
  'formula-too-large',
  'formula-broken',
  'duration-not-positive',
  'already-started',
  'not-running',
  'no-next-phase',
  'no-previous-phase',
  'not-an-earlier-phase',
  'phases-remain',
  'no-phases',
  'nothing-to-undo',
  'not-undoable',
  'file-is-old-spreadsheet',
  'file-is-locked',
  'file-is-archive',
  'file-is-pdf',
  'file-is-picture',
  'file-is-not-text',
  'json-damaged',
  'json-too-deep',
  'json-without-rows',
  'json-path-wrong',
];

function thrownCodes(): string[] {
  const files = globSync('{shared,electron,renderer}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const codes = files.flatMap((file) => {
    const text = readFileSync(`${root}/${file}`, 'utf8');
    return [...text.matchAll(THROWN), ...text.matchAll(SENT)].map((match) => match[1] ?? '');
  });
  return [...new Set([...codes, ...CHOSEN_CODES])].toSorted();
}

describe('every error a person can meet', () => {
  const codes = thrownCodes();

  it('is found in the sources', () => {
    expect(codes).toEqual(
      expect.arrayContaining(['workspace-in-use', 'newer-version', 'override-needs-reason']),
    );
  });

  it.each(['en', 'it'] as const)('has a sentence and a next step in %s', (language) => {
    const words: Record<string, { sentence?: string; next?: string } | undefined> =
      language === 'en' ? en : it_;
    const mute = codes.filter((code) => !words[code]?.sentence || !words[code].next);
    expect(mute).toEqual([]);
  });
});
