import { describe, expect, it } from 'vitest';
import { RESOURCES } from './resources.ts';
import { SHARED_WORDS } from '#shared/words/create-words.ts';

const ENGLISH = { ...RESOURCES.en, ...SHARED_WORDS.en };
const ITALIAN = { ...RESOURCES.it, ...SHARED_WORDS.it };

function textsOf(bundle: object, prefix: string): [string, string][] {
  return Object.entries(bundle).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const name = `${prefix}.${key}`;
    if (typeof value === 'object' && value !== null) return textsOf(value, name);
    return [[name, String(value).replaceAll(/\{\{[^}]*\}\}/g, '')]];
  });
}

const italian = new Map(textsOf(ITALIAN, ''));
const pairs = textsOf(ENGLISH, '').map(([key, text]) => ({ key, en: text, it: italian.get(key) ?? '' }));

/** Each idea has one word in each language (docs/domain-language.md): where one stands, the other does. */
const TERMS: readonly { term: string; en: RegExp; it: RegExp; except?: readonly string[] }[] = [
  { term: 'pilot, pilota', en: /\bpilots?\b/i, it: /\bpilot[ai]\b/i },
  {
    term: 'rollout, rilascio',
    en: /\brollouts?\b|\broll(?:s|ed)? out\b|\breleases?\b/i,
    it: /\brilasci/i,
    // English leaves unsaid what is stopped.
    except: ['.gate.next.stop-or-rework'],
  },
  { term: 'roster, anagrafica', en: /\brosters?\b/i, it: /\banagrafic/i },
  { term: 'template, modello', en: /\btemplates?\b/i, it: /\bmodell[oi]\b/i },
  { term: 'kill switch, interruttore', en: /\bkill switch\b/i, it: /\binterruttore\b/i },
];

const TRIAL = /\b(?:un’altra|una|la|le|della|delle|dalla|alla|altre|questa|ultima) prov[ae]\b/i;
/** What “prova” does say: a rehearsal of going back, evidence, and to try. */
const SAID_BY_PROVA = /rehears|evidence|proof|\btr(?:y|ies|ied|ying|ial)\b/i;

describe('Italian says each idea by its one word', () => {
  it.each(TERMS)('$term', ({ en, it: word, except = [] }) => {
    const differing = pairs.filter(
      (pair) => en.test(pair.en) !== word.test(pair.it) && !except.includes(pair.key),
    );
    expect(differing).toEqual([]);
  });

  it('a pilot is never called “prova”, which is a rehearsal or evidence', () => {
    const wrong = pairs.filter((pair) => TRIAL.test(pair.it) && !SAID_BY_PROVA.test(pair.en));
    expect(wrong).toEqual([]);
  });
});
