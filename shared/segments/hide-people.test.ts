import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidePeople } from './hide-people.ts';

const anna = { code: 'P-07', name: 'Anna Rossi', email: 'anna@example.it' };
const rosa = { code: 'P-08', name: 'Rosa', email: '' };

function hidden(text: string, people = [anna, rosa]): string {
  return hidePeople({ text }, people, new Set()).text;
}

describe('people of the roster', () => {
  it.each([
    ['Anna Rossi waited', 'P-07 waited'],
    ['ANNA  ROSSI, anna rossi.', 'P-07, P-07.'],
    ['write to Anna@Example.it', 'write to P-07'],
    ['Rosa said so', 'P-08 said so'],
    ['a rosa dress', 'a rosa dress'],
    ['Annarossi and Rosanna', 'Annarossi and Rosanna'],
    ['Anna alone is not recognised', 'Anna alone is not recognised'],
  ])('%j is written %j', (typed, written) => {
    expect(hidden(typed)).toBe(written);
  });

  it('are found in whichever way their accents are stored', () => {
    const nicolo = { code: 'P-09', name: 'Nicolò Ferrè', email: '' };
    expect(hidden('Nicolo\u0300 Ferre\u0300 called', [nicolo])).toBe('P-09 called');
  });

  it('are hidden by the longest name that fits', () => {
    const short = { code: 'P-01', name: 'Anna', email: '' };
    expect(hidden('Anna Rossi and Anna', [short, anna])).toBe('P-07 and P-01');
  });

  it('stay where they answer for what they did', () => {
    const decision = { reason: 'as Anna Rossi said', decidedBy: 'Anna Rossi' };
    expect(hidePeople({ decisions: [decision] }, [anna], new Set(['decidedBy']))).toEqual({
      decisions: [{ reason: 'as P-07 said', decidedBy: 'Anna Rossi' }],
    });
  });

  it('with a name of two letters are not looked for, and no name breaks the search', () => {
    expect(hidden('Al mattino', [{ code: 'P-02', name: 'Al', email: '' }])).toBe('Al mattino');
    expect(hidden('C++ (ex) [s.r.l.] $1', [{ code: 'P-02', name: 'C++ (ex) [s.r.l.]', email: '$1' }])).toBe(
      'P-02 P-02',
    );
  });

  it('never stay in a text, whatever their names are', () => {
    const name = fc.stringMatching(/^[A-ZÀ-Ü][a-zà-ü.'+*()-]{2,8} [A-ZÀ-Ü][a-zà-ü]{2,8}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), fc.string(), (names, rest) => {
        const people = names.map((each, index) => ({ code: `P-${index + 10}`, name: each, email: '' }));
        const text = hidden(`${rest} ${names.join(', ')} ${rest}`, people);
        for (const each of names) expect(text).not.toContain(` ${each.normalize('NFC')},`);
      }),
    );
  });
});
