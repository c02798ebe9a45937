import { basename, win32 } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.constantFrom('../', '..\\', 'CON', 'nul.', '\u202e', '\0', ' ', 'a', '.'), { maxLength: 40 })
    .map((pieces) => pieces.join('')),
);

describe('a file name made from a typed name', () => {
  it.each([
    ['Adriatica Forniture', 'Adriatica Forniture'],
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Users\\me', 'C Users me'],
    ['con', '_con'],
    ['LPT1.backup', '_LPT1.backup'],
    ['Caffè "Roma"?', 'Caffè Roma'],
    ['trailing dots...', 'trailing dots'],
    ['.hidden', 'hidden'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['a\0b', 'a b'],
    ['', 'Workspace'],
    ['...', 'Workspace'],
    ['🦊'.repeat(120), '🦊'.repeat(55)],
  ])('%j becomes %j', (typed, expected) => {
    expect(safeFileName(typed, 'Workspace')).toBe(expected);
  });

  it('is always one plain path segment on every system', () => {
    fc.assert(
      fc.property(anyName, (typed) => {
        const name = safeFileName(typed, 'Workspace');
        expect(name).not.toBe('');
        expect(basename(name)).toBe(name);
        expect(win32.basename(name)).toBe(name);
        expect(name).not.toMatch(/^[. ]|[. ]$|\p{Cc}/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(101);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(230);
        expect(name).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 2000 },
    );
  });
});
