import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { WantedTable } from '#shared/imports/import-mapping.ts';
import type { DelimitedRow } from '#shared/imports/read-delimited.ts';
import { inspectFile } from './inspect-file.ts';
import { lookAtFile } from './look-at-file.ts';
import { readRows } from './read-rows.ts';
import type { Pause } from './read-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAUSE: Pause = { onBytes: () => undefined, stopIfCancelled: () => undefined };

async function readFile(content: string | Uint8Array, wanted: Partial<WantedTable> = {}) {
  const path = join(folder, `file-${Math.random()}`);
  writeFileSync(path, content);
  const file = await inspectFile({ path, name: 'numbers', sizeBytes: statSync(path).size }, PAUSE);
  const found = await lookAtFile(file, null, PAUSE);
  const isCorrected = Object.keys(wanted).length > 0;
  const look = isCorrected ? await lookAtFile(file, { ...found.dialect, ...wanted }, PAUSE) : found;
  const rows: DelimitedRow[] = [];
  const { emptyLines } = await readRows({ path, layout: look.layout }, (row) => rows.push(row), PAUSE);
  return { look, rows, emptyLines, names: look.columns.map(({ name }) => name) };
}

function cellsOf(rows: readonly DelimitedRow[]): [number, string[]][] {
  return rows.filter((row) => row.problem === null).map((row) => [row.line, row.cells]);
}

const DAYS = [
  ['2026-10-01', 'pilot', '5'],
  ['2026-10-02', 'control', '7.25'],
];
const LINES = ['day,group,orders', ...DAYS.map((cells) => cells.join(','))].join('\n');
const RECORDS = DAYS.map(([day, group, orders]) => ({ day, group, orders: Number(orders) }));

async function workbook(): Promise<Uint8Array> {
  const head = ['Giorno', 'Gruppo', 'Ordini'].map((value) => ({ value }));
  const rows = DAYS.map(([day = '', group = '', orders]) => [
    { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' },
    { value: group },
    { value: Number(orders) },
  ]);
  return writeExcelFile([[{ value: 'Report' }], [], head, ...rows], {}).toBuffer();
}

describe('the same table is read from every format', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['delimited text', LINES, 'delimited'],
    ['packed text', gzipSync(LINES), 'delimited'],
    ['a JSON list of objects', JSON.stringify(RECORDS), 'json'],
    ['a JSON list of lists', JSON.stringify([['day', 'group', 'orders'], ...DAYS]), 'json'],
    [
      'JSON written by columns',
      JSON.stringify({
        day: DAYS.map((row) => row[0]),
        group: DAYS.map((row) => row[1]),
        orders: DAYS.map((row) => row[2]),
      }),
      'json',
    ],
    [
      'JSON with rows deep inside',
      JSON.stringify({ meta: { tags: [1] }, data: { few: [{ a: 1 }], rows: RECORDS } }, null, 2),
      'json',
    ],
    ['JSON, a record a line', RECORDS.map((record) => JSON.stringify(record)).join('\n'), 'json-lines'],
    [
      'packed JSON lines',
      gzipSync(RECORDS.map((record) => JSON.stringify(record)).join('\r\n')),
      'json-lines',
    ],
  ])('%s', async (_name, content, format) => {
    const { look, rows, names } = await readFile(content);
    expect(look.dialect.format).toBe(format);
    expect(names).toEqual(['day', 'group', 'orders']);
    expect(rows.map((row) => row.cells)).toEqual(DAYS);
    expect(look.columns.map(({ role }) => role)).toEqual(['day', 'group', 'number']);
  });

  it('a workbook with a title, whose days and numbers are cells of their kinds', async () => {
    const { look, rows, names } = await readFile(await workbook());
    expect(look.dialect).toMatchObject({ format: 'spreadsheet', headerLine: 3, decimal: '.' });
    expect(look.sheets).toEqual(['Sheet1']);
    expect(names).toEqual(['Giorno', 'Gruppo', 'Ordini']);
    expect(cellsOf(rows)).toEqual(DAYS.map((cells, at) => [at + 4, cells]));
  });

  it('a packed workbook', async () => {
    const { rows } = await readFile(gzipSync(await workbook()));
    expect(rows.map((row) => row.cells)).toEqual(DAYS);
  });
});

const BOOK = `<workbook xmlns:r="r"><sheets><sheet name="Notes" state="hidden" r:id="r1"/><sheet name="Q&amp;A" r:id="r2"/></sheets></workbook>`;
const RELATIONS = `<Relationships><Relationship Id="r1" Target="worksheets/one.xml"/><Relationship Id="r2" Target="/xl/worksheets/two.xml"/></Relationships>`;
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-410]d mmm yyyy;@"/><numFmt numFmtId="171" formatCode="0.0&quot; days&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs></styleSheet>`;

function book(sheet: string, parts: Record<string, string> = {}): Uint8Array {
  const files = {
    'xl/workbook.xml': BOOK,
    'xl/_rels/workbook.xml.rels': RELATIONS,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml':
      '<sst><si><t>Day</t></si><si><r><t>Or</t></r><r><t>ders</t></r><rPh><t>x</t></rPh></si></sst>',
    'xl/worksheets/one.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>hidden</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>',
    'xl/worksheets/two.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const HEADER = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>';

describe('a sheet', () => {
  it.each<[string, string, string[]]>([
    ['a day', '<c r="A2" s="1"><v>46309</v></c>', ['2026-10-14', '', '']],
    ['a day with a time', '<c r="A2" s="3"><v>46309.5</v></c>', ['2026-10-14T12:00:00', '', '']],
    ['a number whose format only speaks of days', '<c r="A2" s="2"><v>46309</v></c>', ['46309', '', '']],
    ['a stored 0.1', '<c r="B2"><v>0.10000000000000001</v></c>', ['', '0.1', '']],
    [
      'a number of twenty digits',
      '<c r="B2"><v>12345678901234567890</v></c>',
      ['', '12345678901234567890', ''],
    ],
    ['an error', '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ['', '#DIV/0!', '']],
    ['a truth', '<c r="B2" t="b"><v>1</v></c>', ['', 'true', '']],
    [
      'a formula of text',
      '<c r="C2" t="str"><f>A1&amp;B1</f><v>a &lt;b&gt; &#8364;</v></c>',
      ['', '', 'a <b> €'],
    ],
    ['cells without references', '<c><v>1</v></c><c/><c><v>3</v></c>', ['1', '', '3']],
    ['a string that is not there', '<c r="A2" t="s"><v>99</v></c><c r="B2"><v>1</v></c>', ['', '1', '']],
  ])('reads %s', async (_name, cells, expected) => {
    const { rows } = await readFile(
      book(`${HEADER}<row r="2">${cells}</row><row r="3"><c r="A3"><v>1</v></c></row>`),
      { headerLine: 1 },
    );
    expect(rows[0]?.cells).toEqual(expected);
  });

  it('keeps the row numbers of the spreadsheet and counts the empty rows between', async () => {
    const { rows, emptyLines, look } = await readFile(
      book(`${HEADER}<row r="4"><c r="C4"><v>1</v></c></row><row r="9"><c r="C9"><v>2</v></c></row>`),
    );
    expect(rows.map((row) => row.line)).toEqual([4, 9]);
    expect(emptyLines).toBe(6);
    expect(look.sheets).toEqual(['Q&A', 'Notes']);
  });

  it('of notes in front hides no table of days, and either has its names on its own line when it is chosen', async () => {
    const noted = book(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Shop in November</t></is></c></row><row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c></row><row r="4"><c r="A4" s="1"><v>46309</v></c><c r="B4"><v>7</v></c></row>',
      { 'xl/workbook.xml': BOOK.replace(' state="hidden"', '') },
    );
    const { look, rows, names } = await readFile(noted);
    expect(look.sheets).toEqual(['Notes', 'Q&A']);
    expect(look.dialect).toMatchObject({ sheet: 'Q&A', headerLine: 3 });
    expect(names).toEqual(['Day', 'Orders']);
    expect(cellsOf(rows)).toEqual([[4, ['2026-10-14', '7']]]);
    const notes = await readFile(noted, { sheet: 'Notes', headerLine: null });
    expect(notes.look.dialect).toMatchObject({ sheet: 'Notes', headerLine: 1 });
    const chosen = await readFile(noted, { sheet: 'Q&A', headerLine: null });
    expect(chosen.names).toEqual(['Day', 'Orders']);
  });

  it('that is hidden is read when it is wanted', async () => {
    const { rows } = await readFile(book(`${HEADER}<row r="2"><c r="C2"><v>1</v></c></row>`), {
      sheet: 'Notes',
      headerLine: 1,
    });
    expect(rows.map((row) => row.cells)).toEqual([['1']]);
  });

  it.each<[string, Uint8Array, string]>([
    [
      'with rows beyond any sheet fills no memory',
      book(`<row r="999999999999"><c r="A1"><v>1</v></c></row>`),
      'sheet-empty',
    ],
    [
      'with a document type is refused',
      book(HEADER, { 'xl/workbook.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${BOOK}` }),
      'spreadsheet-damaged',
    ],
    [
      'whose XML is cut is refused',
      book(HEADER, { 'xl/worksheets/two.xml': '<worksheet><sheetData><row r="1"><c r="A1"' }),
      'spreadsheet-damaged',
    ],
    [
      'of zeros without end is refused before it is unpacked',
      zipSync({ 'xl/workbook.xml': new Uint8Array(40_000_000) }),
      'spreadsheet-too-large',
    ],
    [
      'of a thousand and one parts is refused',
      zipSync(Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`${at}`, new Uint8Array(1)]))),
      'spreadsheet-too-large',
    ],
    ['whose directory lies about sizes is refused', lyingBook(), 'spreadsheet-damaged'],
  ])('%s', async (_name, content, code) => {
    await expect(readFile(content)).rejects.toMatchObject({ code });
  });
});

/** A directory that promises ten bytes where a thousand come. */
function lyingBook(): Uint8Array {
  const bytes = Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook>'.padEnd(1000, ' ')) }));
  bytes.writeUInt32LE(10, bytes.readUInt32LE(bytes.length - 6) + 24);
  return bytes;
}

describe('rows that are no data are named, never counted and never lost', () => {
  it.each<[string, string, string[], [number, string | null][]]>([
    [
      'units under the names',
      'day;wait;cost\n;hours;€\n2026-10-01;2;3\n2026-10-02;3;4\n',
      ['day', 'wait', 'cost'],
      [
        [2, 'header-row'],
        [3, null],
        [4, null],
      ],
    ],
    [
      'a header once more in the middle',
      'day;n\n2026-10-01;2\nday;n\n2026-10-02;3\n',
      ['day', 'n'],
      [
        [2, null],
        [3, 'header-row'],
        [4, null],
      ],
    ],
    [
      'the two rows of names of SurveyMonkey',
      'Respondent ID,Start Date,How was it?,\n,,Response,Other\n11,2026-10-01,5,x\n12,2026-10-02,4,y\n13,2026-10-02,4,z\n14,2026-10-02,4,z\n',
      ['Respondent ID', 'Start Date', 'How was it?', 'Other'],
      [
        [2, 'header-row'],
        [3, null],
        [4, null],
        [5, null],
        [6, null],
      ],
    ],
    [
      'the three rows of names of Qualtrics',
      'StartDate,Q1\nStart Date,How was it?\n"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}"\n2026-10-01,5\n2026-10-02,4\n2026-10-03,4\n2026-10-04,4\n',
      ['StartDate', 'Q1'],
      [
        [2, 'header-row'],
        [3, 'header-row'],
        [4, null],
        [5, null],
        [6, null],
        [7, null],
      ],
    ],
    [
      'a damaged row is data all the same',
      'day;n\n2026-10-0l;2\n2026-10-02;3\n2026-10-03;x\n',
      ['day', 'n'],
      [
        [2, null],
        [3, null],
        [4, null],
      ],
    ],
  ])('%s', async (_name, content, names, expected) => {
    const found = await readFile(content);
    expect(found.names).toEqual(names);
    expect(found.rows.map((row) => [row.line, row.problem?.code ?? null])).toEqual(expected);
  });
});

describe('JSON', () => {
  it('names the lines that hold no record and reads the others', async () => {
    const { rows } = await readFile(
      '{"day":"2026-10-01","n":1}\n{"day":"2026-10-\n\n7\n{"day":"2026-10-02","n":2}\n',
    );
    expect(rows.map((row) => [row.line, row.problem?.code ?? null])).toEqual([
      [1, null],
      [2, 'not-a-record'],
      [4, 'not-a-record'],
      [5, null],
    ]);
  });

  it('makes dotted columns of nested objects and finds names that come late', async () => {
    const { names, rows } = await readFile(
      '{"a":{"b":1,"c":{"d":2}},"t":[1]}\n{"a":{"b":3},"late":null}\n{"late":"x"}\n',
    );
    expect(names).toEqual(['a.b', 'a.c.d', 't', 'late']);
    expect(rows.map((row) => row.cells)).toEqual([
      ['1', '2', '[1]', ''],
      ['3', '', '', ''],
      ['', '', '', 'x'],
    ]);
  });

  it('keeps names such as __proto__ as data and long numbers as written', async () => {
    const { names, rows } = await readFile(
      '[{"__proto__":1,"constructor":"x","id":12345678901234567890},{"__proto__":2}]',
    );
    expect(names).toEqual(['__proto__', 'constructor', 'id']);
    expect(rows.map((row) => row.cells)).toEqual([
      ['1', 'x', '12345678901234567890'],
      ['2', '', ''],
    ]);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('takes the rows from where a JSONPath says', async () => {
    const { names } = await readFile(JSON.stringify({ a: [{ x: 1 }, { x: 2 }], b: [{ y: 1 }] }), {
      rowsAt: '$.b',
    });
    expect(names).toEqual(['y']);
  });

  it('nested without end is refused', async () => {
    await expect(readFile('['.repeat(100_000))).rejects.toMatchObject({ code: 'json-too-deep' });
  });
});
