import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchRoster } from './match-roster.ts';
import type { Person } from './person.ts';
import type { RosterRow } from './roster-row.ts';

function row(name: string, change: Partial<RosterRow> = {}): RosterRow {
  return { name, customerNumber: null, email: '', role: 'customer', attributes: {}, tags: [], ...change };
}

function person(id: string, from: RosterRow): Person {
  return { ...from, id, code: `P-${id.padStart(2, '0')}`, consent: 'none', optedOutOn: null, merged: [] };
}

function applied(people: readonly Person[], rows: readonly RosterRow[]): Person[] {
  const { newPeople, changedPeople } = matchRoster(people, rows);
  const changes = new Map(changedPeople.map((change) => [change.personId, change.row]));
  const known = people.map((each) => ({ ...each, ...changes.get(each.id) }));
  return [...known, ...newPeople.map((each, index) => person(String(people.length + index + 1), each))];
}

describe('matching a roster to the people known', () => {
  const bruni = person('1', row('Bruni Vini', { customerNumber: 'C001', email: 'info@bruni.example' }));
  const sala = person('2', row('Sala Bar'));
  const conti = person(
    '3',
    row('Conti Hotel', { email: 'Hotel@conti.example', attributes: { Region: 'Marche' } }),
  );
  const known = [bruni, sala, conti];

  it.each<[string, RosterRow, { newPeople: number; changed: string[]; same: string[] }]>([
    [
      'the customer number, whatever the name says now',
      row('Bruni Vini e Spumanti', { customerNumber: 'C001' }),
      { newPeople: 0, changed: ['1'], same: [] },
    ],
    [
      'the e-mail when the number is not known yet',
      row('Conti Hotel', { customerNumber: 'C003', email: 'hotel@conti.example' }),
      { newPeople: 0, changed: ['3'], same: [] },
    ],
    ['the exact name and role', row('Sala Bar'), { newPeople: 0, changed: [], same: ['2'] }],
    [
      'nobody when the role differs',
      row('Sala Bar', { role: 'staff' }),
      { newPeople: 1, changed: [], same: [] },
    ],
    [
      'nobody when the number differs, though name and e-mail agree',
      row('Bruni Vini', { customerNumber: 'C999', email: 'info@bruni.example' }),
      { newPeople: 1, changed: [], same: [] },
    ],
    [
      'nobody when the e-mail differs, though the name agrees',
      row('Conti Hotel', { email: 'other@conti.example' }),
      { newPeople: 1, changed: [], same: [] },
    ],
  ])('finds by %s', (_how, rosterRow, expected) => {
    const match = matchRoster(known, [rosterRow]);
    expect({
      newPeople: match.newPeople.length,
      changed: match.changedPeople.map(({ personId }) => personId),
      same: match.samePeople,
    }).toEqual(expected);
  });

  it('keeps what the file does not tell', () => {
    const match = matchRoster(known, [
      row('Conti Hotel', { customerNumber: 'C003', attributes: { Channel: 'Web' } }),
    ]);
    expect(match.changedPeople[0]?.row).toEqual({
      name: 'Conti Hotel',
      customerNumber: 'C003',
      email: 'Hotel@conti.example',
      role: 'customer',
      attributes: { Region: 'Marche', Channel: 'Web' },
      tags: [],
    });
  });

  it('takes the last of two rows with one customer number', () => {
    const match = matchRoster(
      [],
      [row('Old name', { customerNumber: 'C7' }), row('New name', { customerNumber: 'C7' })],
    );
    expect(match.newPeople.map(({ name }) => name)).toEqual(['New name']);
  });

  it('finds nobody new and nothing changed in the same file a second time', () => {
    const rowArbitrary = fc.record({
      name: fc.constantFrom('Anna', 'Bruno', 'Carla'),
      customerNumber: fc.option(fc.constantFrom('C1', 'C2', 'C3', 'C4'), { nil: null }),
      email: fc.constantFrom('', 'a@x.example', 'B@x.example', 'b@x.example'),
      role: fc.constantFrom('customer' as const, 'staff' as const),
      attributes: fc.constantFrom<Record<string, string>>({}, { Region: 'Marche' }),
      tags: fc.constantFrom<string[]>([], ['VIP'], ['VIP', 'Beta']),
    });
    fc.assert(
      fc.property(fc.array(rowArbitrary, { maxLength: 12 }), (rows) => {
        const once = applied([], rows);
        const again = matchRoster(once, rows);
        expect(again.newPeople).toEqual([]);
        expect(again.changedPeople).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
