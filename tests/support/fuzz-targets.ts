import { detectDayFormat } from '#shared/imports/date-format.ts';
import { detectDialect } from '#shared/imports/detect-dialect.ts';
import { createJsonColumns, jsonKind, jsonRows, parseJson } from '#shared/imports/json-rows.ts';
import { detectNumberFormat } from '#shared/imports/number-format.ts';
import { DAY_FORMATS, parseDay } from '#shared/imports/parse-day.ts';
import { numberParts, parseNumber } from '#shared/imports/parse-number.ts';
import { createDelimitedReader, type DelimitedRow } from '#shared/imports/read-delimited.ts';
import { createSheetReader } from '#shared/imports/read-sheet.ts';
import {
  createStringsReader,
  readDayStyles,
  readRelations,
  readWorkbook,
} from '#shared/imports/read-workbook.ts';
import { createDayClock } from '#shared/imports/day-clock.ts';
import { readMoment } from '#shared/imports/read-moment.ts';
import { pickTable } from '#shared/imports/source-rows.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { isDay } from '#shared/kernel/calendar-day.ts';
import { evaluateFormula } from '#shared/metrics/evaluate-formula.ts';
import { readFormula } from '#shared/metrics/formula.ts';
import { FILE_TARGETS } from './fuzz-file-targets.ts';
import { must, textOf, type FuzzTarget } from './fuzz-target.ts';

export type { FuzzTarget } from './fuzz-target.ts';

function readIn(text: string, size: number, options: Parameters<typeof createDelimitedReader>[0]) {
  const reader = createDelimitedReader(options);
  const rows: DelimitedRow[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
  rows.push(...reader.finish());
  return { rows, counts: reader.counts() };
}

function runDelimited(bytes: Uint8Array): void {
  const text = textOf(bytes.subarray(1));
  const first = bytes[0] ?? 0;
  const options = {
    delimiter: [',', ';', '||', ' '][first & 3] ?? ',',
    quote: (first & 4) === 0 ? '"' : null,
    escape: (first & 8) === 0 ? ('doubled' as const) : ('backslash' as const),
    width: (first & 16) === 0 ? 3 : null,
    firstLine: 1,
  };
  const whole = readIn(text, text.length + 1, options);
  const pieces = readIn(text, (first >> 5) + 1, options);
  must(JSON.stringify(whole) === JSON.stringify(pieces), 'cut differently, read differently');
  must(whole.counts.rows === whole.rows.length, 'rows do not add up');
  must(
    whole.rows.every(
      ({ cells, problem }) => problem !== null || options.width === null || cells.length === 3,
    ),
    'a row of another width',
  );
  must(new Set(whole.rows.map(({ line }) => line)).size === whole.rows.length, 'a line twice');
}

function runDialect(bytes: Uint8Array): void {
  const text = textOf(bytes);
  const { columnCount, firstLine, headerLine, confidence, ...writing } = detectDialect(text, 'whole');
  must(columnCount >= 1 && firstLine >= 1 && confidence >= 0 && confidence <= 1, 'a dialect out of bounds');
  must(headerLine === null || headerLine === firstLine, 'a header that is not the first line');
  readIn(text, 64, { ...writing, width: columnCount, firstLine });
}

function runJson(bytes: Uint8Array): void {
  const text = textOf(bytes);
  jsonKind(text, true);
  const parsed = parseJson(text);
  if ('fault' in parsed) return;
  const list = jsonRows(parsed.document, null);
  if ('fault' in list) return;
  const columns = createJsonColumns();
  for (const item of list.items) columns.learn(item);
  for (const item of list.items) {
    const cells = columns.cellsOf(item);
    must(
      cells === null || Array.isArray(item) || cells.length === columns.names.length,
      'cells without a name',
    );
  }
  const again = jsonRows(parsed.document, list.path);
  must(!('fault' in again) && again.items.length === list.items.length, 'a path that finds other rows');
}

function runJsonLines(bytes: Uint8Array): void {
  const text = textOf(bytes);
  jsonKind(text, false);
  const columns = createJsonColumns();
  const { rows } = readIn(text, 7, {
    delimiter: '\n',
    quote: null,
    escape: 'doubled',
    width: null,
    firstLine: 1,
  });
  for (const { cells } of rows) {
    const parsed = parseJson(cells[0] ?? '');
    if ('document' in parsed && columns.learn(parsed.document)) columns.cellsOf(parsed.document);
  }
}

function runSheet(bytes: Uint8Array): void {
  const text = textOf(bytes);
  const read = (size: number): string => {
    const rows: unknown[] = [];
    const strings = createStringsReader();
    const sheet = createSheetReader({
      strings: ['a', 'b'],
      dayStyles: new Set([1]),
      countsFrom1904: false,
      onRow: (row) => rows.push(row),
    });
    for (let at = 0; at < text.length; at += size) {
      sheet.push(text.slice(at, at + size));
      strings.push(text.slice(at, at + size));
    }
    return JSON.stringify([rows, sheet.finish(), strings.finish(), strings.strings()]);
  };
  must(read(text.length + 1) === read(3), 'cut differently, read differently');
  readWorkbook(text);
  readRelations(text);
  readDayStyles(text);
}

function runNumber(bytes: Uint8Array): void {
  const text = textOf(bytes);
  numberParts(text);
  for (const decimal of ['.', ',', null] as const) {
    for (const group of ['.', ',', ' ', "'", null] as const) {
      const reading = parseNumber(text, { decimal, group });
      must(reading.kind !== 'number' || Number.isFinite(reading.value), 'a number without end');
    }
  }
  detectNumberFormat(text.split('\n'), { decimalElsewhere: null, delimiter: ';' });
}

const ROME = createDayClock({ timeZone: 'Europe/Rome', dayStartsAtHour: 4 });

function runDay(bytes: Uint8Array): void {
  const text = textOf(bytes);
  const rule = { year: 2026, firstMonth: 3, firstDay: 1 };
  for (const format of DAY_FORMATS) {
    const reading = parseDay(text, format, rule);
    must(reading.kind === 'bad' || isDay(reading.day), 'a day that is none');
    const moment = readMoment(text, { format, rule, clock: ROME });
    must(moment.kind === reading.kind, 'a day that is one only without its time');
    must(moment.kind === 'bad' || isDay(moment.day), 'a moment on no day');
  }
  detectDayFormat(text.split('\n'));
}

/** A path to rows, one inside them, and the document, each on a line of its own. */
function runPicks(bytes: Uint8Array): void {
  const [rows = '', path = '', ...rest] = textOf(bytes).split('\n');
  const parsed = parseJson(rest.join('\n'));
  if ('fault' in parsed) return;
  const columns = (['row', 'item', 'key', 'document'] as const).map((from) => ({
    name: from,
    from,
    path,
    as: from === 'key' ? ('day-of-seconds' as const) : ('text' as const),
  }));
  try {
    const shape = { kind: 'json', rows, items: path, columns, spread: path } as const;
    const table = pickTable(parsed.document, { ...shape, columns }, 'Europe/Rome');
    must(
      table.rows.every(({ length }) => length === table.columns.length),
      'cells without a name',
    );
  } catch (error) {
    must(isAppError(error) && error.code === 'source-path-wrong', `refused by ${String(error)}`);
  }
}

const NAMED = ['Won', 'Won / lost', 'Tempo medio (h)', '3', '"', 'orders'].map((name) => ({
  id: name,
  name,
}));

function runFormula(bytes: Uint8Array): void {
  const read = readFormula(textOf(bytes), NAMED);
  if (read.kind === 'bad') return;
  for (const level of [null, 0, -1.5, 1e308]) {
    const value = evaluateFormula(read.expression, () => level);
    must(value === null || Number.isFinite(value), 'a value without end');
  }
  const again = readFormula(read.text, NAMED);
  must(again.kind === 'read' && again.text === read.text, 'a formula that reads otherwise once it is kept');
  must(JSON.stringify(again) === JSON.stringify(read), 'a formula that means another thing once it is kept');
}

/** Every parser that reads what strangers wrote. */
export const FUZZ_TARGETS: readonly FuzzTarget[] = [
  {
    name: 'delimited',
    seeds: ['\u0000a,b,c\n1,"2,\n""x""",3\r\n', '\u0009a;"b\\"c";d\re;f;g'],
    run: runDelimited,
  },
  {
    name: 'dialect',
    seeds: ['day;n\n2026-10-01;1,5\n2026-10-02;2,5\n', 'sep=|\na|b\n1|2\n', "Report\n\na,'b',c\n1,'2',3\n"],
    run: runDialect,
  },
  {
    name: 'json',
    seeds: [
      '{"data":{"rows":[{"a":1,"b":{"c":null}}]}}',
      '[["a","b"],[1,true]]',
      '{"a":[1,2],"b":["x","y"]}',
    ],
    run: runJson,
  },
  { name: 'json-lines', seeds: ['{"a":1}\n{"b":[2]}\r\n7\n', '[1,2]\n[3,4]'], run: runJsonLines },
  {
    name: 'spreadsheet',
    seeds: [
      '<sheetData><row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c><v>46309.5</v></c></row></sheetData>',
      '<sst><si><t>a&amp;b</t></si><!-- x --><si><r><t><![CDATA[c]]></t></r></si></sst>',
      '<numFmt numFmtId="170" formatCode="yyyy"/><cellXfs><xf numFmtId="170"/></cellXfs>',
    ],
    run: runSheet,
  },
  { name: 'number', seeds: ['1.234,56 €', '(12 %)', "-1'234e5", 'n/a\n#DIV/0!\n1,234'], run: runNumber },
  {
    name: 'day',
    seeds: [
      '2026-10-14T09:30:00+02:00',
      'Sat, Oct 11',
      'settimana 14 2026',
      '14/10/26\n15/10/26',
      'maggio 2026',
      '46309',
    ],
    run: runDay,
  },
  {
    name: 'picks',
    seeds: [
      '$.data[*]\n$.day\n{"data":[{"day":"2026-10-01","n":{"a":1}}]}',
      '$[\'a\',\'b\'][?@.n>1 && length(@.t)==2]\n$..*\n{"a":[{"n":2,"t":"xy"}],"b":{"c":[1,2]}}',
      '$[::2]\n$[-1]\n[[1,2],[3],[4,null]]',
    ],
    run: runPicks,
  },
  {
    name: 'formula',
    seeds: ['max(Won, 2) / orders * 100', '"Won / lost" - round(#6, 1)', 'abs(-(#1 + 3.5e2)) , #3'],
    run: runFormula,
  },
  ...FILE_TARGETS,
];
