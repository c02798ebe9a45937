import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RosterMapping } from '#shared/imports/imports.contract.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const ROSTER = [
  'Number;Name;Region;Newsletter',
  'C1;Ada;North;yes',
  'C2;Bob;north;no',
  'C3;Cid;North ;perhaps',
  'C4;Dan;South;yes',
].join('\n');
const [REGION, NEWSLETTER] = [2, 3];

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace();
});
afterEach(() => workspace.close());

async function preview(text: string, change: Partial<RosterMapping> = {}) {
  const file = await workspace.upload('customers.csv', text);
  const guess = await workspace.call('imports.previewRoster', { file, mapping: null });
  const mapping = { ...guess.mapping, ...change };
  return { file, found: await workspace.call('imports.previewRoster', { file, mapping }) };
}

async function bringIn(text: string, change: Partial<RosterMapping> = {}): Promise<void> {
  const { file, found } = await preview(text, change);
  await workspace.call('imports.commitRoster', { file, mapping: found.mapping });
}

async function valuesOf(attribute: string): Promise<(string | undefined)[]> {
  const { people } = await workspace.call('segments.listPeople', {});
  return people
    .toSorted((a, b) => a.code.localeCompare(b.code))
    .map(({ attributes }) => attributes[attribute]);
}

describe('a column of yes and no with another word in it', () => {
  it('is read as text, and that is said with the word and its line', async () => {
    const { found } = await preview(ROSTER);
    expect(found.mapping.attributeKinds[NEWSLETTER]).toBe('text');
    expect(found.almostYesNo).toEqual([
      { column: NEWSLETTER, count: 1, others: [{ value: 'perhaps', line: 4 }] },
    ]);
  });

  it('is read as yes or no where somebody says so; the word stays as written until it is mended', async () => {
    const attributeKinds = { [NEWSLETTER]: 'yes-no' } as const;
    const { found } = await preview(ROSTER, { attributeKinds });
    expect(found.oddValues).toEqual([
      { column: NEWSLETTER, count: 1, first: [{ line: 4, value: 'perhaps' }] },
    ]);
    const mended = (as: string) => [{ column: NEWSLETTER, written: 'perhaps', as }];
    const asNo = await preview(ROSTER, { attributeKinds, mendedValues: mended('no') });
    expect(asNo.found.oddValues).toEqual([]);
    await bringIn(ROSTER, { attributeKinds, mendedValues: mended('') });
    expect(await valuesOf('Newsletter')).toEqual(['yes', 'no', undefined, 'yes']);
  });

  it('is not suspected where the other words are many, or yes or no is never said', async () => {
    const { found } = await preview(
      'Name;Opinion;Member\nAda;yes;yes\nBob;no;yes\nCid;perhaps;later\nDan;later;yes\nEva;never;yes\n',
    );
    expect(found.almostYesNo).toEqual([]);
  });
});

describe('one value written in more than one way', () => {
  it('is shown with how often each stands in the file, and stays as it is written without a word', async () => {
    const { found } = await preview(ROSTER);
    const inRoster = { isInRoster: false };
    expect(found.spellings).toEqual([
      {
        column: REGION,
        values: [
          { value: 'North', count: 2, ...inRoster },
          { value: 'north', count: 1, ...inRoster },
        ],
      },
    ]);
    await bringIn(ROSTER);
    expect(await valuesOf('Region')).toEqual(['North', 'north', 'North', 'South']);
  });

  it('is one value where somebody says so, and goes on to be shown, so that it can be said otherwise', async () => {
    const mendedValues = [{ column: REGION, written: 'north', as: 'North' }];
    expect((await preview(ROSTER, { mendedValues })).found.spellings).toHaveLength(1);
    await bringIn(ROSTER, { mendedValues });
    expect(await valuesOf('Region')).toEqual(['North', 'North', 'North', 'South']);
  });

  it('is held against what the roster has already', async () => {
    await bringIn(ROSTER, { mendedValues: [{ column: REGION, written: 'north', as: 'North' }] });
    const { found } = await preview('Number;Name;Region\nC9;Eva;SOUTH\nC8;Fay;West\n');
    expect(found.spellings).toEqual([
      {
        column: REGION,
        values: [
          { value: 'SOUTH', count: 1, isInRoster: false },
          { value: 'South', count: 0, isInRoster: true },
        ],
      },
    ]);
  });

  it('is told by capitals, accents and blanks inside, and by nothing else', async () => {
    const { found } = await preview(
      'Name;City\nAda;Forlì\nBob;Forli\nCid;New  York\nDan;New York\nEva;York\nFay;Yorks\n',
    );
    expect(found.spellings.map(({ values }) => values.map(({ value }) => value))).toEqual([
      ['Forlì', 'Forli'],
      ['New  York', 'New York'],
    ]);
  });
});
