import { describe, expect, it } from 'vitest';
import { hashFile } from './hash-file.ts';

describe('the fingerprint of a file', () => {
  it.each([0, 3, 1024 * 1024, 1024 * 1024 + 1])('of %i bytes is its SHA-256', async (size) => {
    const bytes = new Uint8Array(size).fill(7);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const expected = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(await hashFile(new Blob([bytes]))).toBe(expected);
  });
});
