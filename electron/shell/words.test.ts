import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/kernel/app-error.ts';
import { createShellWords, problemSentence } from './words.ts';

afterEach(() => void vi.restoreAllMocks());

const PATH = '/home/ada/One.pilotbook';
const DETAILS: Record<string, Record<string, string | number>> = {
  'newer-version': { fileVersion: 9, appVersion: 1 },
};

describe('the sentences of the shells', () => {
  it.each([
    'workspace-missing',
    'not-a-workspace',
    'workspace-read-only',
    'workspace-in-use',
    'newer-version',
    'workspace-damaged',
    'sample-missing',
    'disk-full',
    'disk-error',
    'pdf-failed',
    'pdf-too-slow',
    'no-browser',
  ])('explain %s in both languages with nothing left to fill', (code) => {
    const error = new AppError('unavailable', code, DETAILS[code] ?? { path: PATH });
    const [english, italian] = ['en-GB', 'it-CH'].map((tag) => problemSentence(createShellWords(tag), error));
    expect(english).toMatch(/\.$/);
    expect(italian).toMatch(/\.$/);
    expect(italian).not.toBe(english);
    expect(`${english}${italian}`).not.toContain('{{');
  });

  it('tell nothing of the inside of an unexpected error, and log it', () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const error = new TypeError('x is undefined');
    const sentence = problemSentence(createShellWords('en'), error);
    expect(sentence).not.toContain('undefined');
    expect(log).toHaveBeenCalledWith(error);
  });
});
