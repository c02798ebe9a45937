import { array, assert, constantFrom, nat, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUtf8Check, detectEncoding } from './decode-bytes.ts';

const text = 'giorno;città;€\n2026-10-11;Forlì;12,5\n';
const utf8 = new Uint8Array(Buffer.from(text, 'utf8'));
const utf16le = new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = swapped(utf16le);
const latin = Uint8Array.from([0x63, 0x69, 0x74, 0x74, 0xe0, 0x3b, 0x80, 0x0a]);
const shiftJis = Uint8Array.from([0x93, 0xfa, 0x95, 0x74, 0x2c, 0x81, 0x41, 0x82, 0xa0, 0x0a]);

function swapped(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.from(bytes).swap16());
}

function withMark(mark: readonly number[], bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...mark, ...bytes]);
}

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8 with a mark', withMark([0xef, 0xbb, 0xbf], utf8), 'utf-8', 3, 'byte-order-mark', 'certain'],
    ['UTF-16 LE with a mark', withMark([0xff, 0xfe], utf16le), 'utf-16le', 2, 'byte-order-mark', 'certain'],
    ['UTF-16 BE with a mark', withMark([0xfe, 0xff], utf16be), 'utf-16be', 2, 'byte-order-mark', 'certain'],
    ['UTF-8 with accents', utf8, 'utf-8', 0, 'valid-utf-8', 'certain'],
    ['plain letters', new Uint8Array(Buffer.from('a,b\n1,2\n')), 'utf-8', 0, 'plain-ascii', 'certain'],
    ['UTF-16 LE without a mark', utf16le, 'utf-16le', 0, 'nul-share', 'certain'],
    ['UTF-16 BE without a mark', utf16be, 'utf-16be', 0, 'nul-share', 'certain'],
    ['an old Windows export', latin, 'windows-1252', 0, 'not-utf-8', 'likely'],
    ['a code page it does not know', shiftJis, 'windows-1252', 0, 'not-utf-8', 'doubtful'],
    [
      'one stray NUL in plain letters',
      Uint8Array.from([0x61, 0x2c, 0, 0x62, 0x0a, 0x63, 0x2c, 0x64, 0x0a, 0x65, 0x2c, 0x66, 0x0a, 0x67]),
      'utf-8',
      0,
      'plain-ascii',
      'certain',
    ],
    [
      'NULs on both sides of a pair',
      Uint8Array.from([0, 0, 0, 0x61, 0, 0, 0x61, 0]),
      'utf-8',
      0,
      'plain-ascii',
      'certain',
    ],
    ['an empty file', new Uint8Array(0), 'utf-8', 0, 'plain-ascii', 'certain'],
  ])('recognises %s', (_name, bytes, ...expected) => {
    const [encoding, bomBytes, reason, confidence] = expected;
    expect(detectEncoding(bytes, 'whole')).toEqual({ encoding, bomBytes, reason, confidence });
  });

  it('does not mind a letter cut by the end of the sample, but does at the end of the file', () => {
    const cut = utf8.subarray(0, utf8.indexOf(0xc3) + 1);
    expect(detectEncoding(cut, 'cut').encoding).toBe('utf-8');
    expect(detectEncoding(cut, 'whole').encoding).toBe('windows-1252');
  });
});

describe('strict UTF-8', () => {
  it('agrees with the platform decoder on any bytes, however they are cut', () => {
    const highBytes = constantFrom(
      0xc3,
      0xa0,
      0xe0,
      0x80,
      0x9f,
      0xed,
      0xbf,
      0xf0,
      0x90,
      0xf4,
      0x8f,
      0xc0,
      0xff,
      0x61,
    );
    const bytes = oneof(
      array(highBytes, { maxLength: 12 }),
      string({ unit: 'binary' }).map((value) => Array.from(Buffer.from(value, 'utf8'))),
    );
    assert(
      property(bytes, nat(12), (values, cutAt) => {
        const all = Uint8Array.from(values);
        const check = createUtf8Check();
        check.push(all.subarray(0, cutAt));
        check.push(all.subarray(cutAt));
        expect(check.finish() === null).toBe(isDecodable(all));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [[0xc0, 0x80], 0],
    [[0xe0, 0x80, 0x80], 0],
    [[0x61, 0xed, 0xa0, 0x80], 1],
    [[0xed, 0x9f, 0xbf], null],
    [[0xf0, 0x8f, 0xbf, 0xbf], 0],
    [[0xf0, 0x90, 0x80, 0x80], null],
    [[0xf4, 0x90, 0x80, 0x80], 0],
    [[0xf5, 0x80, 0x80, 0x80], 0],
  ])('judges the edge %j: %j', (bytes, invalidAt) => {
    const check = createUtf8Check();
    check.push(Uint8Array.from(bytes));
    expect(check.finish()).toBe(invalidAt);
  });

  it('names the first byte that is wrong', () => {
    const check = createUtf8Check();
    check.push(Uint8Array.from([0x61, 0xc3]));
    check.push(Uint8Array.from([0xa0, 0x62, 0xe0]));
    expect(check.invalidAt()).toBeNull();
    expect(check.finish()).toBe(4);
    check.push(Uint8Array.from([0x41]));
    expect(check.invalidAt()).toBe(4);
  });
});

function isDecodable(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
