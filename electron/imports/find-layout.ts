import { detectDialect, tableOf } from '#shared/imports/detect-dialect.ts';
import { guessColumns } from '#shared/imports/guess-columns.ts';
import { isNamesAgain, joinNames, typedColumns } from '#shared/imports/find-header.ts';
import type { WantedTable } from '#shared/imports/import-mapping.ts';
import { createJsonColumns } from '#shared/imports/json-rows.ts';
import { createDelimitedReader, type DelimitedRow } from '#shared/imports/read-delimited.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { InspectedFile } from './inspect-file.ts';
import { readJsonItems } from './read-json-rows.ts';
import type { Spreadsheet } from './open-spreadsheet.ts';
import { openSheets, type TableLayout } from './read-rows.ts';
import { readHead, type Pause } from './read-text.ts';

/** `sheets` are those of a spreadsheet; `confidence` from 0 to 1 says how sure the way of reading is. */
export type FoundLayout = { layout: TableLayout; sheets: string[]; confidence: number };

/** Rows of a sheet or list looked at to tell its header. */
const ROWS_COMPARED = 2000;
/** Cells that come apart already leave only the header to be guessed. */
const SURE_CELLS = 0.95;

/** How a file is laid out: found by looking, or as `wanted` says. Throws what opening a sheet or document refuses. */
export async function findLayout(
  file: InspectedFile,
  wanted: WantedTable | null,
  pause: Pause,
): Promise<FoundLayout> {
  if (file.format === 'spreadsheet') return findSheetLayout(file, wanted, pause);
  const format = wanted === null || wanted.format === 'spreadsheet' ? file.format : wanted.format;
  const encoding = wanted?.encoding ?? file.encoding;
  return format === 'delimited'
    ? findTextLayout({ ...file, encoding, format }, wanted)
    : findJsonLayout({ ...file, encoding, format }, wanted, pause);
}

function bareLayout({ name, packing, format, encoding }: InspectedFile): TableLayout {
  return {
    fileName: name,
    packing,
    format,
    encoding,
    delimiter: ',',
    quote: '"',
    escape: 'doubled',
    sheet: null,
    rowsAt: null,
    firstLine: 1,
    hasHeader: false,
    width: 1,
    names: [],
    header: null,
  };
}

async function findTextLayout(file: InspectedFile, wanted: WantedTable | null): Promise<FoundLayout> {
  const { text, isWhole } = await readHead(file, file.encoding);
  const found = detectDialect(text, isWhole ? 'whole' : 'cut');
  const headerLine = wanted?.headerLine ?? found.headerLine ?? 0;
  const isAsFound =
    wanted === null || (wanted.delimiter === found.delimiter && headerLine === (found.headerLine ?? 0));
  const isSameDelimiter = wanted === null || wanted.delimiter === found.delimiter;
  const dialect = isAsFound
    ? found
    : {
        delimiter: wanted.delimiter,
        quote: isSameDelimiter ? found.quote : ('"' as const),
        escape: isSameDelimiter ? found.escape : ('doubled' as const),
        firstLine: headerLine > 0 ? headerLine : 1,
        headerLine: headerLine > 0 ? headerLine : null,
        columnCount: null,
      };
  const { delimiter, quote, escape, firstLine } = dialect;
  const reader = createDelimitedReader({ delimiter, quote, escape, width: dialect.columnCount, firstLine });
  const rows = [...reader.push(text), ...(isWhole ? reader.finish() : [])];
  const hasHeader = dialect.headerLine !== null;
  const cells = rows[0]?.cells ?? [];
  const layout: TableLayout = {
    ...bareLayout(file),
    delimiter,
    quote,
    escape,
    firstLine,
    hasHeader,
    width: dialect.columnCount ?? Math.max(1, cells.length),
    ...(hasHeader ? headerOf(cells, rows.slice(1)) : {}),
  };
  return { layout, sheets: [], confidence: isAsFound ? found.confidence : 1 };
}

async function findSheetLayout(
  file: InspectedFile,
  wanted: WantedTable | null,
  pause: Pause,
): Promise<FoundLayout> {
  const spreadsheet = await openSheets(file);
  const { sheets, shownSheets } = spreadsheet;
  const wantedSheet = wanted?.sheet ?? null;
  // A cover or a sheet of notes hides no table; what was hidden is read only when it is asked for.
  const usual = shownSheets.length === 0 ? sheets.slice(0, 1) : shownSheets;
  let first: FoundLayout | null = null;
  for (const sheet of wantedSheet === null ? usual : [wantedSheet]) {
    const table = await lookAtSheet(spreadsheet, sheet, pause);
    if (table.rows.length === 0) continue;
    const layout = withTable({ ...bareLayout(file), sheet }, table, wanted);
    const found = { layout, sheets, confidence: SURE_CELLS };
    if (holdsDays(layout, table.rows)) return found;
    first ??= found;
  }
  if (first === null) throw new AppError('validation', 'sheet-empty', { name: file.name });
  return first;
}

/** Whether a column of days and one of numbers stand in the table. */
function holdsDays({ names, firstLine, hasHeader, width }: TableLayout, rows: readonly DelimitedRow[]) {
  const below = rows.filter(({ line }) => line > firstLine || (line === firstLine && !hasHeader));
  const cells = below.map((row) => row.cells.slice(0, width));
  const roles = new Set(guessColumns({ names, rows: cells, delimiter: '' }).map(({ role }) => role));
  return roles.has('day') && roles.has('number');
}

/** The first rows of a sheet, made as wide as the widest of all of them. */
async function lookAtSheet(spreadsheet: Spreadsheet, sheet: string, pause: Pause) {
  const rows: DelimitedRow[] = [];
  let width = 1;
  await spreadsheet.readSheet(
    sheet,
    ({ line, cells }) => {
      width = Math.max(width, cells.length);
      if (rows.length < ROWS_COMPARED) rows.push({ line, cells, text: '', problem: null });
    },
    pause,
  );
  for (const { cells } of rows) while (cells.length < width) cells.push('');
  return { rows, width };
}

async function findJsonLayout(
  file: InspectedFile,
  wanted: WantedTable | null,
  pause: Pause,
): Promise<FoundLayout> {
  const columns = createJsonColumns();
  const lists: DelimitedRow[] = [];
  const place = { ...file, rowsAt: wanted?.rowsAt ?? null };
  const { rowsAt } = await readJsonItems(
    file,
    {
      place,
      onItem: ({ line, item }) => {
        if (item === null || !columns.learn(item) || !Array.isArray(item) || lists.length >= ROWS_COMPARED)
          return;
        lists.push({ line, cells: columns.cellsOf(item) ?? [], text: '', problem: null });
      },
    },
    pause,
  );
  const layout = { ...bareLayout(file), rowsAt };
  if (columns.names.length === 0 && lists.length > 0) {
    const width = tableOf(lists).width;
    return { layout: withTable(layout, { rows: lists, width }, wanted), sheets: [], confidence: SURE_CELLS };
  }
  const width = Math.max(1, columns.names.length);
  return { layout: { ...layout, width, names: columns.names }, sheets: [], confidence: 1 };
}

/** Finds the header among rows whose cells are apart already. */
function withTable(
  layout: TableLayout,
  { rows, width }: { rows: readonly DelimitedRow[]; width: number },
  wanted: WantedTable | null,
): TableLayout {
  const start = tableOf(rows, width);
  const headerSaid = wanted?.headerLine ?? null;
  const headerLine = headerSaid ?? (start.headerRow === null ? 0 : (rows[start.headerRow]?.line ?? 0));
  const header = rows.find(({ line }) => line === headerLine);
  return {
    ...layout,
    width: start.columnCount,
    hasHeader: header !== undefined,
    firstLine: header?.line ?? (headerSaid === null ? (rows[start.firstRow]?.line ?? 1) : 1),
    ...(header === undefined
      ? {}
      : headerOf(header.cells.slice(0, start.columnCount), rows.slice(rows.indexOf(header) + 1))),
  };
}

/** The names of a table, with those of further rows of names right below where the first one leaves some blank. */
function headerOf(
  names: readonly string[],
  below: readonly DelimitedRow[],
): Pick<TableLayout, 'names' | 'header'> {
  const good = below.filter(({ problem }) => problem === null).map(({ cells }) => cells);
  const header = { names: [...names], typed: typedColumns(good) };
  const firstData = good.findIndex((cells) => !isNamesAgain(cells, header));
  return { names: joinNames(names, good.slice(0, Math.max(0, firstData))), header };
}
