import { describe, expect, it } from 'vitest';
import { countVoices, type PhaseLine, type PhaseNote } from './count-voices.ts';
import type { Consent } from '#shared/segments/person.ts';

function note(number: number, type: string, consent: Consent = 'quote'): PhaseNote {
  const person = { id: `p${number}`, code: `P-${number}`, consent, attributes: { type } };
  return { noteId: `n${number}`, kind: 'interview', person };
}

function line(number: number, fields: Partial<PhaseLine> = {}): PhaseLine {
  return {
    noteId: `n${number}`,
    themeId: 'slow',
    themeName: 'Slow',
    mark: 'quote',
    stance: 'agrees',
    text: `said by ${number}`,
    ...fields,
  };
}

const retail = Array.from({ length: 6 }, () => ({ type: 'Retail' }));
const schools = [{ type: 'School' }, { type: 'School' }];

describe('the voices of a phase', () => {
  it('are people of those who have the feature, small groups without their name', () => {
    const voices = countVoices({
      notes: [
        note(10, 'Retail'),
        note(11, 'Retail'),
        { ...note(11, 'Retail'), noteId: 'again' },
        note(20, 'School'),
      ],
      lines: [],
      exposed: [...schools, ...retail],
      spreadOver: null,
    });
    expect(voices).toMatchObject({
      attribute: 'type',
      heard: 3,
      people: 8,
      segments: [
        { segment: 'Retail', heard: 2, people: 6 },
        { segment: null, heard: 1, people: 2 },
      ],
      notes: [{ kind: 'interview', notes: 4 }],
    });
  });

  it('quote the newest who agreed to it, and name a segment only if it is large enough', () => {
    const voices = countVoices({
      notes: [note(10, 'Retail', 'take-part'), note(11, 'Retail'), note(20, 'School')],
      lines: [
        line(10),
        line(11, { stance: 'disagrees' }),
        line(11, { mark: 'observation' }),
        line(20),
        line(11, { text: 'later' }),
        line(20, { themeId: 'short', themeName: 'Short' }),
        line(11, { themeId: 'short', themeName: 'Short', mark: 'interpretation' }),
      ],
      exposed: [...retail, ...schools],
      spreadOver: 'type',
    });
    expect(voices.themes.map(({ name, people, dissent, quote }) => [name, people, dissent, quote])).toEqual([
      ['Slow', 3, 1, { text: 'said by 20', personCode: 'P-20', segment: null }],
      ['Short', 1, 0, { text: 'said by 20', personCode: 'P-20', segment: null }],
    ]);
    expect(voices.themes[0]?.cells).toEqual([{ segment: 'Retail', people: 2, heard: 2 }]);
  });

  it('stand as one group where nothing parts them or nobody has the feature', () => {
    const voices = countVoices({
      notes: [note(10, 'Retail'), { noteId: 'hall', kind: 'observation', person: null }],
      lines: [],
      exposed: [],
      spreadOver: null,
    });
    expect(voices.segments).toEqual([{ segment: '', heard: 2, people: 0 }]);
    expect(voices.themes).toEqual([]);
  });
});
