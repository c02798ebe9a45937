import { describe, expect, it } from 'vitest';
import { RESOURCES } from './resources.ts';
import { FORMAT_NAMES, SHARED_WORDS } from '#shared/words/create-words.ts';

type Flat = ReadonlyMap<string, string>;

const NAMESPACES = {
  en: { ...RESOURCES.en, ...SHARED_WORDS.en },
  it: { ...RESOURCES.it, ...SHARED_WORDS.it },
};
const NAMES = Object.keys(NAMESPACES.en) as (keyof typeof NAMESPACES.en)[];

function entriesOf(bundle: object, prefix: string): [string, string][] {
  return Object.entries(bundle).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'object' && value !== null) return entriesOf(value, `${prefix}${key}.`);
    return [[`${prefix}${key}`, typeof value === 'string' ? value : '']];
  });
}

function flatten(bundle: object): Flat {
  return new Map(entriesOf(bundle, ''));
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
}

function usedFormats(text: string): string[] {
  return [...text.matchAll(/\{\{[^,}]+,\s*(\w+)/g)].map((match) => match[1] ?? '');
}

function tags(text: string): string[] {
  return [...text.matchAll(/<\/?\w+\/?>/g)].map((match) => match[0]).sort();
}

/** Singular forms may write the number as a word ("one row"), so only their other placeholders must agree. */
function comparable(key: string, text: string): string[] {
  return key.endsWith('_one') ? placeholders(text).filter((name) => name !== 'count') : placeholders(text);
}

describe.each(NAMES)('the words of "%s"', (name) => {
  const english = flatten(NAMESPACES.en[name]);
  const italian = flatten(NAMESPACES.it[name]);

  it('have the same keys in English and Italian', () => {
    expect([...italian.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are nowhere empty', () => {
    const all = [...english, ...italian];
    expect(all.filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('take the same values and marks in both languages', () => {
    const differing = [...english.keys()].filter((key) => {
      const [a, b] = [english.get(key) ?? '', italian.get(key) ?? ''];
      const sameValues = comparable(key, a).join() === comparable(key, b).join();
      return !sameValues || tags(a).join() !== tags(b).join();
    });
    expect(differing).toEqual([]);
  });

  it('use only formats that exist', () => {
    const unknown = [...english.values(), ...italian.values()]
      .flatMap(usedFormats)
      .filter((format) => !FORMAT_NAMES.includes(format));
    expect(unknown).toEqual([]);
  });

  it('write every plural in both forms', () => {
    const halves = [...english.keys(), ...italian.keys()].filter((key) => {
      const other = key.replace(/_one$/, '_other');
      const one = key.replace(/_other$/, '_one');
      return (key.endsWith('_one') && !english.has(other)) || (key.endsWith('_other') && !english.has(one));
    });
    expect(halves).toEqual([]);
  });
});

describe('the words of errors', () => {
  it.each(['validation', 'not-found', 'conflict', 'precondition', 'unavailable', 'internal'])(
    'have a fallback for %s',
    (kind) => {
      expect(Object.keys(SHARED_WORDS.en.errors)).toContain(kind);
    },
  );

  it('say for every code what happened and what to do next', () => {
    const incomplete = Object.entries(SHARED_WORDS.en.errors)
      .filter(([, words]) => Object.keys(words).sort().join() !== 'next,sentence')
      .map(([code]) => code);
    expect(incomplete).toEqual([]);
  });
});
