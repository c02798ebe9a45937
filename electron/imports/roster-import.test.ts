import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RosterMapping } from '#shared/imports/imports.contract.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace();
});
afterEach(() => workspace.close());

const ROSTER = [
  'Codice cliente;Ragione sociale;E-mail;Ruolo;Regione',
  'C001;Bruni Vini;info@bruni.example;Cliente;Marche',
  'C002;Conti Hotel;;Cliente;Abruzzo',
  ';Giulia Conti;giulia@adriatica.example;Dipendente;',
  'C004;;x@y.example;Cliente;Marche',
  '',
  'C005;Due;Campi',
].join('\n');

async function preview(text: string, change: Partial<RosterMapping> | null = null) {
  const file = await workspace.upload('clienti.csv', text);
  const guess = await workspace.call('imports.previewRoster', { file, mapping: null });
  if (change === null) return { file, found: guess };
  const mapping = { ...guess.mapping, ...change };
  return { file, found: await workspace.call('imports.previewRoster', { file, mapping }) };
}

async function bringIn(text: string) {
  const { file, found } = await preview(text);
  return workspace.call('imports.commitRoster', { file, mapping: found.mapping });
}

describe('a roster file', () => {
  it('is understood by its Italian headings', async () => {
    const { found } = await preview(ROSTER);
    expect(found.mapping).toMatchObject({
      customerNumberColumn: 0,
      nameColumn: 1,
      emailColumn: 2,
      roleColumn: 3,
      staffValues: ['Dipendente'],
      attributeColumns: [4],
    });
    expect(found.counts).toEqual({ rows: 6, newPeople: 3, changedPeople: 0, samePeople: 0, setAside: 2 });
    expect(found.people).toEqual([
      { name: 'Bruni Vini', customerNumber: 'C001', role: 'customer' },
      { name: 'Conti Hotel', customerNumber: 'C002', role: 'customer' },
      { name: 'Giulia Conti', customerNumber: null, role: 'staff' },
    ]);
    expect(found.setAside.map(({ line, code }) => [line, code])).toEqual([
      [5, 'name-missing'],
      [7, 'ragged-row'],
    ]);
  });

  it.each<[string, string, Partial<RosterMapping>]>([
    [
      'English headings',
      'Customer ID,Customer name,Email,Role\n17,Ada Ltd,a@b.example,staff\n18,Bob Ltd,b@b.example,customer\n',
      { customerNumberColumn: 0, nameColumn: 1, emailColumn: 2, roleColumn: 3, staffValues: ['staff'] },
    ],
    [
      'a column of names only',
      'Name\nAda\nBob\nCid\n',
      { nameColumn: 0, customerNumberColumn: null, emailColumn: null },
    ],
    [
      'an address without its heading',
      'Cliente;Contatto web\nBruni;info@bruni.example\nConti;hotel@conti.example\n',
      { nameColumn: 0, emailColumn: 1 },
    ],
  ])('with %s', async (_name, text, expected) => {
    expect((await preview(text)).found.mapping).toMatchObject(expected);
  });

  it('brings people in with their attributes, and every row is accounted for', async () => {
    const { counts, importId } = await bringIn(ROSTER);
    expect(counts).toMatchObject({ rows: 6, used: 3, empty: 1, setAside: 2, newFigures: 3 });
    const { people, customers, staff } = await workspace.call('segments.listPeople', {});
    expect([customers, staff]).toEqual([2, 1]);
    expect(people.find(({ name }) => name === 'Bruni Vini')?.attributes).toEqual({ Regione: 'Marche' });
    const kept = await workspace.call('imports.get', { importId });
    expect(kept.setAside.map(({ line }) => line)).toEqual([5, 7]);
  });

  it('twice changes nothing', async () => {
    const first = await bringIn(ROSTER);
    const second = await bringIn(ROSTER);
    expect(second).toMatchObject({ importId: first.importId, counts: { newFigures: 0, sameFigures: 3 } });
    expect(await workspace.call('imports.list', {})).toHaveLength(1);
  });

  it('is taken back as one, as long as nothing came after', async () => {
    const { importId } = await bringIn(ROSTER);
    await workspace.call('imports.undo', { importId });
    expect((await workspace.call('segments.listPeople', {})).total).toBe(0);
    const again = await bringIn(ROSTER);
    await workspace.call('workspace.changeSettings', { name: 'Adriatica' });
    await expect(workspace.call('imports.undo', { importId: again.importId })).rejects.toMatchObject({
      code: 'roster-undo-too-late',
    });
  });

  it('without a column of names waits for the person', async () => {
    const { file, found } = await preview('Ordini;Visite\n5;50\n6;60\n');
    expect(found.mapping.nameColumn).toBeNull();
    await expect(
      workspace.call('imports.commitRoster', { file, mapping: found.mapping }),
    ).rejects.toMatchObject({ code: 'roster-name-missing' });
  });
});

describe('the keys and values of a roster file', () => {
  const KEYED = [
    'Codice cliente;Ragione sociale;Postazioni;Cliente dal;Fattura;Cap;Etichette',
    'C1;Bruni Vini;1.200,5;31/01/2024;sì;06121;VIP, Beta',
    'C2;Conti Hotel;n/d;01/02/2024;no;60100;',
    'C1;BRUNI VINI;1.300,5;28/02/2024;sì;06121;',
    'C2;Un altro;3,0;14/03/2024;no;60100;',
    ';Senza numero;4,0;15/03/2024;no;60100;',
  ].join('\n');

  it('names repeated rows and rows without a key by line, and sets aside a number of somebody else', async () => {
    const { found } = await preview(KEYED);
    expect(found).toMatchObject({
      key: 'number',
      keyless: { count: 1, lines: [6] },
      repeated: { count: 1, lines: [4] },
      counts: { rows: 5, newPeople: 3, setAside: 1 },
    });
    expect(found.setAside).toMatchObject([
      { line: 5, code: 'key-of-another', values: { key: 'C2', otherLine: 3 } },
    ]);
  });

  it('takes the row once its number is mended', async () => {
    const { file, found } = await preview(KEYED);
    const mends = [{ line: 5, text: 'C3;Un altro;3,0;14/03/2024;no;60100;' }];
    const { counts } = await workspace.call('imports.commitRoster', { file, mapping: found.mapping, mends });
    expect(counts).toMatchObject({ newFigures: 4, setAside: 0 });
  });

  it('finds numbers, dates, yes and no and tags, keeps a postcode as text and an odd value as written', async () => {
    const { file, found } = await preview(KEYED);
    expect(found.mapping).toMatchObject({
      tagsColumn: 6,
      attributeKinds: { 2: 'number', 3: 'date', 4: 'yes-no', 5: 'text' },
    });
    expect(found.oddValues).toEqual([{ column: 2, count: 1, first: [{ line: 3, value: 'n/d' }] }]);
    await workspace.call('imports.commitRoster', { file, mapping: found.mapping });
    const { people, attributes } = await workspace.call('segments.listPeople', {});
    expect(people[0]).toMatchObject({
      name: 'BRUNI VINI',
      attributes: { Postazioni: '1300.5', 'Cliente dal': '2024-02-28', Fattura: 'yes', Cap: '06121' },
    });
    expect(people[1]?.attributes['Postazioni']).toBe('n/d');
    expect(attributes.find(({ name }) => name === 'Postazioni')).toMatchObject({
      kind: 'number',
      odd: { people: 1, values: ['n/d'] },
    });
    await workspace.call('workspace.undo', {});
    expect((await workspace.call('segments.listPeople', {})).attributes).toEqual([]);
  });

  it('goes by the e-mail address where there are no numbers, and by name alone where there is neither', async () => {
    const byEmail = 'Name;Email\nAnna;a@x.example\nBruno;A@x.example\n';
    expect((await preview(byEmail)).found).toMatchObject({
      key: 'email',
      setAside: [{ line: 3, code: 'key-of-another', values: { key: 'a@x.example', otherLine: 2 } }],
    });
    expect((await preview('Name;Region\nAnna;Marche\n')).found.key).toBe('name');
  });
});
