import { AppError } from '#shared/kernel/app-error.ts';
import { createSheetReader, type SheetRow } from '#shared/imports/read-sheet.ts';
import {
  createStringsReader,
  readDayStyles,
  readRelations,
  readWorkbook,
  type WorkbookSheet,
} from '#shared/imports/read-workbook.ts';
import type { XmlTokens } from '#shared/imports/xml-tokens.ts';
import { damaged, readZipDirectory, unzipEntry, type ZipEntry } from './zip-directory.ts';
import type { Pause } from './inspect-file.ts';

export const MOST_SPREADSHEET_BYTES = 50 * 1024 * 1024;

export type Spreadsheet = {
  /** The names of its sheets in their order, hidden ones at the end. */
  sheets: string[];
  /** Of `sheets` the ones that are not hidden. */
  shownSheets: string[];
  /** Hands the rows of a sheet to `onRow`; null is the first one. Throws AppError `sheet-not-found`. */
  readSheet: (sheet: string | null, onRow: (row: SheetRow) => void, pause: Pause) => Promise<void>;
};

type Opened = { name: string; bytes: Buffer; entries: ReadonlyMap<string, ZipEntry> };

/**
 * Opens an Excel workbook (.xlsx, .xlsm) from its bytes. Sheets are unpacked and read as a stream. Throws AppError
 * `spreadsheet-too-large`, `spreadsheet-damaged`, `file-is-open-document`, `file-is-archive` (a zip that is no workbook).
 */
export async function openSpreadsheet(name: string, bytes: Buffer): Promise<Spreadsheet> {
  if (bytes.length > MOST_SPREADSHEET_BYTES) {
    throw new AppError('validation', 'spreadsheet-too-large', { name });
  }
  const entries = readZipDirectory(name, bytes);
  const opened: Opened = { name, bytes, entries: new Map(entries.map((entry) => [entry.name, entry])) };
  if (opened.entries.has('content.xml')) throw new AppError('validation', 'file-is-open-document', { name });
  const workbookText = await textOf(opened, 'xl/workbook.xml');
  if (workbookText === null) throw new AppError('validation', 'file-is-archive', { name });
  const workbook = readWorkbook(workbookText);
  const relations = readRelations((await textOf(opened, 'xl/_rels/workbook.xml.rels')) ?? '');
  const styles = await textOf(opened, 'xl/styles.xml');
  const dayStyles = styles === null ? new Set<number>() : readDayStyles(styles);
  if (workbook === null || relations === null || dayStyles === null || workbook.sheets.length === 0) {
    throw damaged(name);
  }
  const { countsFrom1904 } = workbook;
  const sheets = shownFirst(workbook.sheets);
  return {
    sheets: sheets.map((sheet) => sheet.name),
    shownSheets: sheets.filter((sheet) => !sheet.isHidden).map((sheet) => sheet.name),
    readSheet: async (wanted, onRow, pause) => {
      const sheet = wanted === null ? sheets[0] : sheets.find((one) => one.name === wanted);
      if (sheet === undefined)
        throw new AppError('not-found', 'sheet-not-found', { name, sheet: wanted ?? '' });
      const path = entryPath(relations.get(sheet.relation) ?? '');
      const strings = createStringsReader();
      await feed(opened, 'xl/sharedStrings.xml', { tokens: strings, pause });
      const reader = createSheetReader({ strings: strings.strings(), dayStyles, countsFrom1904, onRow });
      if (!(await feed(opened, path, { tokens: reader, pause }))) throw damaged(name);
    },
  };
}

function shownFirst(sheets: readonly WorkbookSheet[]): WorkbookSheet[] {
  return [...sheets.filter((sheet) => !sheet.isHidden), ...sheets.filter((sheet) => sheet.isHidden)];
}

function entryPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`;
}

/** Unpacks one file of the workbook into a reader; false when it is not there. */
async function feed(
  { name, bytes, entries }: Opened,
  path: string,
  { tokens, pause }: { tokens: Pick<XmlTokens, 'push' | 'finish'>; pause: Pause },
): Promise<boolean> {
  const entry = entries.get(path);
  if (entry === undefined) return false;
  const decoder = new TextDecoder('utf-8');
  for await (const piece of unzipEntry(name, bytes, entry)) {
    pause.stopIfCancelled();
    if (tokens.push(decoder.decode(piece, { stream: true })) !== null) throw damaged(name);
  }
  if (tokens.finish() !== null) throw damaged(name);
  return true;
}

async function textOf(opened: Opened, path: string): Promise<string | null> {
  const entry = opened.entries.get(path);
  if (entry === undefined) return null;
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const piece of unzipEntry(opened.name, opened.bytes, entry))
    text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
