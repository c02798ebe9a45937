import { describe, expect, it } from 'vitest';
import { detectEncoding } from './decode-bytes.ts';
import { detectDialect } from './detect-dialect.ts';
import { guessColumns } from './guess-columns.ts';
import { createRowMapper, mappedObservations } from './map-rows.ts';
import type { NumberFormat } from './parse-number.ts';
import { createDelimitedReader } from './read-delimited.ts';
import { suggestYears, yearRuleFor } from './suggest-years.ts';

/** Every step of an import in its order, without an answer from a person. */
function lookAt(bytes: Uint8Array) {
  const { encoding } = detectEncoding(bytes, 'whole');
  const text = new TextDecoder(encoding).decode(bytes);
  const dialect = detectDialect(text, 'whole');
  const { delimiter, quote, escape, firstLine, columnCount } = dialect;
  const reader = createDelimitedReader({ delimiter, quote, escape, width: columnCount, firstLine });
  const rows = [...reader.push(text), ...reader.finish()];
  const names = dialect.headerLine === null ? [] : (rows.shift()?.cells ?? []);
  const good = rows.filter((row) => row.problem === null).map((row) => row.cells);
  return { encoding, dialect, rows, columns: guessColumns({ names, rows: good, delimiter }) };
}

/** Latin-1 but for the euro sign, which windows-1252 puts at 0x80. */
function windows1252(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replaceAll('€', '\u0080'), 'latin1'));
}

function formatsOf(columns: ReturnType<typeof lookAt>['columns']): Map<number, NumberFormat> {
  return new Map(
    columns.flatMap(({ index, number }) =>
      number?.kind === 'numbers' ? [[index, number.format] as const] : [],
    ),
  );
}

describe('a file is understood from its bytes to its figures', () => {
  it('an Italian spreadsheet export with a title, accents, semicolons and decimal commas', () => {
    const text = [
      'Consegne in ritardo: città di Forlì;;;;',
      '',
      'Giorno;Gruppo;In ritardo;Consegne;Costo',
      '12/10/2026;pilota;3;1.210;€ 1.234,50',
      '12/10/2026;controllo;7;1.198;€ 987,00',
      '13/10/2026;pilota;;1.305;€ 1.002,10',
      '13/10/2026;controllo;5;1.250;n.d.',
      '31/11/2026;pilota;1;1.100;€ 5,00',
      '14/10/2026;pilota;2',
      'Totale;;18;6.063;',
    ].join('\r\n');
    const { encoding, dialect, rows, columns } = lookAt(windows1252(text));
    expect(encoding).toBe('windows-1252');
    expect(dialect).toMatchObject({ delimiter: ';', headerLine: 3, columnCount: 5 });
    expect(columns.map((column) => column.role)).toEqual(['day', 'group', 'number', 'number', 'number']);
    expect(columns[0]?.day).toMatchObject({ format: 'dmy', question: null });
    const mapper = createRowMapper({
      shape: 'wide',
      grain: 'day',
      personRule: 'each-row',
      long: null,
      clock: null,
      today: null,
      dayColumn: 0,
      dayFormat: 'dmy',
      yearRule: null,
      armColumn: 1,
      armValues: columns[1]?.armValues ?? {},
      fixedArm: null,
      segmentColumn: null,
      personColumn: null,
      numberFormats: formatsOf(columns),
      metrics: [
        { metricId: 'late', kind: 'proportion', totalColumn: 2, unitsColumn: 3, squaresColumn: null },
        { metricId: 'cost', kind: 'value', totalColumn: 4, unitsColumn: null, squaresColumn: null },
      ],
    });
    const setAside = rows.flatMap((row) => mapper.addRow(row) ?? []);
    expect(setAside.map((aside) => [aside.line, aside.code])).toEqual([
      [8, 'no-such-day'],
      [9, 'ragged-row'],
      [10, 'total-row'],
    ]);
    expect(
      mappedObservations(mapper).map((one) => [one.metricId, one.day, one.arm, one.units, one.total]),
    ).toEqual([
      ['late', '2026-10-12', 'pilot', 1210, 3],
      ['cost', '2026-10-12', 'pilot', 1, 1234.5],
      ['late', '2026-10-12', 'control', 1198, 7],
      ['cost', '2026-10-12', 'control', 1, 987],
      ['cost', '2026-10-13', 'pilot', 1, 1002.1],
      ['late', '2026-10-13', 'control', 1250, 5],
    ]);
    expect(mapper.counts()).toMatchObject({ rows: 7, used: 4, empty: 0, setAside: 3 });
  });

  it('an English export in UTF-16 whose days have no year', () => {
    const text = 'Date\tVisits\n"Sat, Oct 11"\t7723\n"Sun, Oct 12"\t9102\n"Mon, Oct 13"\t10511\n';
    const { encoding, dialect, rows, columns } = lookAt(new Uint8Array(Buffer.from(text, 'utf16le')));
    expect([encoding, dialect.delimiter]).toEqual(['utf-16le', '\t']);
    expect(columns[0]?.day?.question).toBe('year-missing');
    const days = rows.map((row) => row.cells[0] ?? '');
    expect(suggestYears({ rows: days, aroundYear: 2015 })[0]).toEqual({ year: 2014, misfits: 0 });
    expect(yearRuleFor(days, 2014)).toEqual({ year: 2014, firstMonth: 1, firstDay: 1 });
  });
});
