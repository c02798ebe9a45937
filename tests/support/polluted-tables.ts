import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';

/** A table as it is meant: what a perfect reader would load from the polluted file. */
export type CleanTable = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * One polluted file. `weight` says how often its kind of pollution was met among the 3,712 surveyed public files of
 * Vitagliano, Hameed, Jiang, Reisener, Wu, Naumann: "Pollock: A Data Loading Benchmark", PVLDB 16(8), 2023. `damagedLines`
 * are lines whose cells cannot be trusted; a reader has to name them.
 */
export type PollutedFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly clean: CleanTable;
  readonly weight: number;
  readonly damagedLines: readonly number[];
};

const ROWS = 84;
const HEADER = ['DATE', 'TIME', 'ITEM', 'Price', 'Quantity', 'Kind', 'Description', 'IsNew'];
const THINGS = [
  "Men's boots",
  'Light-up jacket',
  'Trail shoes',
  'Fly rod',
  'Throw pillow, paddles',
  'Cotton towel',
  'Table, round 48"',
  'Wool socks',
  'Kids\' bike, 24"',
  'Rain hat',
];
const PRAISE = [
  'Great grip, warm and dry.',
  'Rugged enough for peak performance, yet light.',
  'The next level of "weather" protection.',
  "It won't let you down.",
  'Made from soft wool; resists wrinkles, stains and fading.',
  'One touch and you will understand why.',
];

/** A shop's sales with quotes, commas and apostrophes in their texts; the same for the same seed. */
function cleanTable(seed: number): CleanTable {
  const random = xorshift128plus(seed);
  const below = (limit: number): number => (random.next() >>> 0) % limit;
  const pick = (texts: readonly string[]): string => texts[below(texts.length)] ?? '';
  const rows = Array.from({ length: ROWS }, (_, at) => [
    `${String((at % 28) + 1).padStart(2, '0')}/${String((Math.floor(at / 28) % 12) + 1).padStart(2, '0')}/2018`,
    `${String(Math.floor(at / 4) % 24).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`,
    `${pick(['MG', 'RI', 'CC', 'YY'])}-${1000 + below(9000)}`,
    `${below(100)}.${String(below(100)).padStart(2, '0')}`,
    String(below(30)),
    pick(THINGS),
    `${pick(PRAISE)} ${pick(PRAISE)}`,
    String(below(2)),
  ]);
  return { header: HEADER, rows };
}

type Writing = {
  delimiter: string;
  quote: string;
  escape: 'doubled' | 'backslash';
  lineEnd: string;
  quoteAll: boolean;
};
const PLAIN: Writing = { delimiter: ',', quote: '"', escape: 'doubled', lineEnd: '\r\n', quoteAll: false };

function cellText(cell: string, { delimiter, quote, escape, quoteAll }: Writing): string {
  const needs = quoteAll || cell.includes(delimiter) || cell.includes(quote) || /[\r\n]/u.test(cell);
  if (!needs) return cell;
  const inner =
    escape === 'doubled'
      ? cell.replaceAll(quote, quote + quote)
      : cell.replaceAll('\\', String.raw`\\`).replaceAll(quote, `\\${quote}`);
  return quote + inner + quote;
}

function lineOf(cells: readonly string[], writing: Writing): string {
  return cells.map((cell) => cellText(cell, writing)).join(writing.delimiter);
}

function linesOf({ header, rows }: CleanTable, change: Partial<Writing> = {}): string[] {
  const writing = { ...PLAIN, ...change };
  return [lineOf(header, writing), ...rows.map((row) => lineOf(row, writing))];
}

type Draft = {
  name: string;
  weight: number;
  text: string;
  clean: CleanTable;
  damagedLines?: readonly number[];
};

function file({ name, weight, text, clean, damagedLines = [] }: Draft): PollutedFile {
  return { name, weight, clean, damagedLines, bytes: new Uint8Array(Buffer.from(text, 'utf8')) };
}

function join(lines: readonly string[], lineEnd = '\r\n'): string {
  return lines.map((line) => line + lineEnd).join('');
}

/** File-level pollutions: delimiters, quotes, escapes, headers, preambles, footers, several tables, dimensions, encodings. */
function* filePollutions(clean: CleanTable): Generator<PollutedFile> {
  const { header, rows } = clean;
  const lines = linesOf(clean);
  const whole = (name: string, weight: number, text: string, change: Partial<CleanTable> = {}) =>
    file({ name, weight, text, clean: { ...clean, ...change } });
  yield whole('source', 1, join(lines));
  yield whole('no_trailing_newline', 184, lines.join('\r\n'));
  yield whole('double_trailing_newline', 5, `${join(lines)}\r\n`);
  yield whole('no_header', 470, join(lines.slice(1)), { header: [] });
  yield whole('header_only_and_one_row', 4, join(lines.slice(0, 2)), { rows: rows.slice(0, 1) });
  for (const extra of [1, 2]) {
    const more = Array.from({ length: extra }, () => lineOf(header, PLAIN));
    yield whole(`header_multirow_${extra + 1}`, 47, join([...more, ...lines]));
  }
  const title = ['PREAMBLE of the year', '', '"Exported, by hand"'];
  yield whole('preamble', 94, join([...title, ...lines]));
  yield whole(
    'preamble_delimited',
    94,
    join([`PREAMBLE${','.repeat(7)}`, `PREAMBLE${','.repeat(7)}`, ...lines]),
  );
  yield whole('preamble_comments', 94, join(['# PREAMBLE', '# made by a program, version 2', ...lines]));
  yield whole('footnote', 20, join([...lines, '', 'FOOTNOTE: all figures are final']));
  yield whole('footnote_delimited', 20, join([...lines, `FOOTNOTE${','.repeat(7)}`]));
  for (const [name, columns] of [
    ['same', 8],
    ['less', 5],
    ['more', 11],
  ] as const) {
    const second = Array.from({ length: 10 }, (_, row) =>
      Array.from({ length: columns }, (_, column) => `t${row}.${column}`).join(','),
    );
    yield whole(`multitable_${name}`, 62.7, join([...lines, '', ...second]));
  }
  yield whole('record_delimiter_LF', 1691, join(lines, '\n'));
  yield whole('record_delimiter_CR', 7, join(lines, '\r'));
  const delimiters: readonly [string, number][] = [
    [';', 834],
    ['\t', 4],
    [' ', 4],
    [', ', 101],
    ['|', 10],
    [':', 2],
    ['^', 1],
    ['~', 1],
    ['\u001F', 1],
    ['||', 1],
    ['::', 1],
    ['\t\t', 1],
  ];
  for (const [delimiter, weight] of delimiters) {
    const quoteAll = delimiter === ', ' || delimiter === ' ';
    yield whole(
      `field_delimiter_${JSON.stringify(delimiter)}`,
      weight,
      join(linesOf(clean, { delimiter, quoteAll })),
    );
  }
  yield whole('separator_hint', 3, `sep=;\r\n${join(linesOf(clean, { delimiter: ';' }))}`);
  yield whole("quotation_char_'", 11, join(linesOf(clean, { quote: "'" })));
  yield whole('quote_everything', 40, join(linesOf(clean, { quoteAll: true })));
  yield whole('escape_char_backslash', 8, join(linesOf(clean, { escape: 'backslash', quoteAll: true })));
  const more = Array.from({ length: 1016 }, (_, at) => `col${at}`);
  const wide = { header: [...header, ...more], rows: rows.map((row) => row.concat(more.map(() => '7'))) };
  yield whole('num_columns_1024', 1, join(linesOf(wide)), wide);
  yield* encodings(clean);
}

function* encodings(clean: CleanTable): Generator<PollutedFile> {
  const accented = {
    ...clean,
    rows: clean.rows.map((row) => row.map((cell) => cell.replace('Wool', 'Wöol'))),
  };
  const text = join(linesOf(accented));
  const base = { clean: accented, damagedLines: [] };
  yield { ...base, name: 'encoding_utf-8', weight: 300, bytes: new Uint8Array(Buffer.from(text)) };
  yield {
    ...base,
    name: 'encoding_utf-8_mark',
    weight: 60,
    bytes: new Uint8Array(Buffer.from(`\uFEFF${text}`)),
  };
  yield {
    ...base,
    name: 'encoding_utf-16',
    weight: 5,
    bytes: new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
  };
  yield {
    ...base,
    name: 'encoding_windows-1252',
    weight: 100,
    bytes: new Uint8Array(Buffer.from(text, 'latin1')),
  };
}

/** What a clean row's line becomes, and whether its cells can still be known. */
type RowPollution = {
  readonly name: string;
  readonly weight: number;
  readonly change: (cells: readonly string[], column: number) => { text: string; isDamaged: boolean };
};

function quoted(cells: readonly string[]): string[] {
  return cells.map((cell) => cellText(cell, PLAIN));
}

const ROW_POLLUTIONS: readonly RowPollution[] = [
  {
    name: 'less_sep',
    weight: 270,
    change: (cells, column) => {
      const texts = quoted(cells);
      const joined =
        column === 0
          ? texts
          : [
              ...texts.slice(0, column - 1),
              `${texts[column - 1]}${texts[column]}`,
              ...texts.slice(column + 1),
            ];
      return { text: joined.join(','), isDamaged: column !== 0 };
    },
  },
  {
    name: 'more_sep',
    weight: 270,
    change: (cells, column) => {
      const texts = quoted(cells);
      const more = [...texts.slice(0, column), `,${texts[column]}`, ...texts.slice(column + 1)];
      return { text: more.join(','), isDamaged: true };
    },
  },
  {
    name: 'extra_quote',
    weight: 20,
    change: (cells, column) => {
      const texts = quoted(cells);
      const text = texts.map((cell, at) => (at === column ? `"${cell}` : cell)).join(',');
      return { text, isDamaged: true };
    },
  },
  {
    name: 'less_cells',
    weight: 60,
    change: (cells, column) => ({
      text: quoted(cells).slice(0, Math.max(2, column)).join(','),
      isDamaged: true,
    }),
  },
  {
    name: 'other_field_delimiter',
    weight: 10,
    change: (cells) => ({ text: quoted(cells).join(';'), isDamaged: true }),
  },
  {
    name: 'empty_row',
    weight: 30,
    change: () => ({ text: '', isDamaged: false }),
  },
];

function* rowPollutions(clean: CleanTable, rowStep: number): Generator<PollutedFile> {
  const lines = linesOf(clean);
  for (const { name, weight, change } of ROW_POLLUTIONS) {
    const places: { row: number; column: number }[] = [];
    for (let row = 1; row <= ROWS; row += rowStep) {
      for (let column = 0; column < HEADER.length; column += 1) places.push({ row, column });
    }
    for (const { row, column } of places) {
      const cells = clean.rows[row - 1] ?? [];
      const { text, isDamaged } = change(cells, column);
      yield file({
        name: `row_${name}_row${row}_col${column}`,
        weight: weight / places.length,
        text: join(lines.map((line, at) => (at === row ? text : line))),
        clean: { ...clean, rows: text === '' ? clean.rows.filter((_, at) => at !== row - 1) : clean.rows },
        damagedLines: isDamaged ? [row + 1] : [],
      });
    }
  }
}

/** All polluted files of one seed; `rowStep` 1 pollutes every row in every column. */
export function* pollutedFiles(seed: number, rowStep: number): Generator<PollutedFile> {
  const clean = cleanTable(seed);
  yield* filePollutions(clean);
  yield* rowPollutions(clean, rowStep);
}
