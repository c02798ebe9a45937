import { describe, expect, it } from 'vitest';
import { type LedgerLine, ledgerPeople } from './ledger-people.ts';

function line(id: string, change: Partial<LedgerLine>): LedgerLine {
  return {
    id,
    featureId: 'f',
    phaseId: 'p',
    personId: 'anna',
    arm: 'pilot',
    since: null,
    until: null,
    why: 'picked',
    note: '',
    toldOn: null,
    lossToldOn: null,
    code: 'P-01',
    name: 'Anna',
    phaseName: 'Closed beta',
    customerNumber: null,
    role: 'customer',
    attributes: {},
    optedOutOn: null,
    ...change,
  };
}

describe('the ledger, one row a person', () => {
  it('says since when somebody has it from their first running line, and why they got it', () => {
    const [anna] = ledgerPeople([
      line('1', { since: '2026-11-02', why: 'included', note: 'Asked for it', toldOn: '2026-11-03' }),
      line('2', { since: '2026-11-16', why: 'kept', phaseName: 'Early adopters' }),
      line('3', { why: 'kept', phaseName: 'Everyone' }),
    ]);
    expect(anna).toMatchObject({
      state: 'has',
      since: '2026-11-02',
      phaseName: 'Early adopters',
      why: 'included',
      note: 'Asked for it',
      toldOn: '2026-11-03',
      lineIds: ['1', '2'],
    });
  });

  it.each<[string, Partial<LedgerLine>[], string]>([
    ['planned only', [{}], 'planned'],
    ['held back now', [{ arm: 'control', since: '2026-11-02' }], 'control'],
    ['held back by plan', [{ arm: 'control' }], 'planned-control'],
    ['had it once', [{ since: '2026-11-02', until: '2026-11-05' }], 'had'],
    ['had it and is planned again', [{ since: '2026-11-02', until: '2026-11-05' }, {}], 'planned'],
    [
      'was held back and has it now',
      [{ arm: 'control', since: '2026-11-02', until: '2026-11-16' }, { since: '2026-11-16' }],
      'has',
    ],
  ])('%s', (_what, changes, state) => {
    const people = ledgerPeople(changes.map((change, index) => line(String(index), change)));
    expect(people.map((person) => person.state)).toEqual([state]);
  });

  it('keeps people apart and in their order', () => {
    const people = ledgerPeople([
      line('1', {}),
      line('2', { personId: 'bruno', code: 'P-02' }),
      line('3', {}),
    ]);
    expect(people.map(({ code }) => code)).toEqual(['P-01', 'P-02']);
  });
});
