import { fromEpochDay } from '#shared/kernel/calendar-day.ts';
import { createXmlTokens, type XmlTokens } from './xml-tokens.ts';

/** One row of a sheet: its number as the spreadsheet shows it, and its cells up to the last that is filled. */
export type SheetRow = { readonly line: number; readonly cells: string[] };

export type SheetNeeds = {
  readonly strings: readonly string[];
  /** Cell styles that show days. */
  readonly dayStyles: ReadonlySet<number>;
  readonly countsFrom1904: boolean;
  readonly onRow: (row: SheetRow) => void;
};

/** What a sheet of Excel can have (ECMA-376); a row said to lie beyond is no row. */
const MOST_ROWS = 1_048_576;
export const MOST_SHEET_COLUMNS = 16_384;
const EXCEL_DAY_ZERO = -25_569;
const DAYS_1904 = 1462;
const SECONDS_PER_DAY = 86_400;
/** From 1900-01-01 to 9999-12-31. */
const LAST_SERIAL = 2_958_465;

type Cell = { column: number; type: string; style: number; value: string; inline: string };

/**
 * Reads the rows of a sheet's XML piece by piece. Days become ISO days ("2026-10-14", "2026-10-14T09:30:00"), numbers keep
 * the digits that are written, with a point; errors stay as shown (#DIV/0!), truths are true and false. Empty and merged
 * cells are empty. Rows without any filled cell are left out; their numbers stay free.
 */
export function createSheetReader(needs: SheetNeeds): XmlTokens {
  let line = 0;
  let cells: string[] = [];
  let nextColumn = 0;
  let cell: Cell | null = null;
  let inside: 'value' | 'inline' | null = null;
  let phonetic = 0;
  return createXmlTokens({
    onOpen: (name, attribute) => {
      if (name === 'row') {
        line = Number(attribute('r') ?? line + 1);
        cells = [];
        nextColumn = 0;
      } else if (name === 'c') {
        const column = columnOf(attribute('r')) ?? nextColumn;
        nextColumn = column + 1;
        cell = {
          column,
          type: attribute('t') ?? 'n',
          style: Number(attribute('s') ?? '0'),
          value: '',
          inline: '',
        };
      } else if (name === 'rPh') phonetic += 1;
      else if (name === 'v') inside = 'value';
      else if (name === 't' && phonetic === 0) inside = 'inline';
    },
    onText: (text) => {
      if (cell === null || inside === null) return;
      if (inside === 'value') cell.value += text;
      else cell.inline += text;
    },
    onClose: (name) => {
      if (name === 'v' || name === 't') inside = null;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c' && cell !== null) {
        putCell(cells, cell, needs);
        cell = null;
      } else if (name === 'row' && cells.length > 0 && line >= 1 && line <= MOST_ROWS) {
        needs.onRow({ line, cells });
        cells = [];
      }
    },
  });
}

function putCell(cells: string[], cell: Cell, needs: SheetNeeds): void {
  const text = textOf(cell, needs);
  if (text === '' || cell.column >= MOST_SHEET_COLUMNS) return;
  while (cells.length < cell.column) cells.push('');
  cells[cell.column] = text;
}

function textOf({ type, style, value, inline }: Cell, needs: SheetNeeds): string {
  switch (type) {
    case 's':
      return needs.strings[Number(value)] ?? '';
    case 'inlineStr':
      return inline;
    case 'b':
      return value === '' ? '' : value === '1' ? 'true' : 'false';
    case 'n':
      return needs.dayStyles.has(style) ? dayText(value, needs.countsFrom1904) : numberText(value);
    default:
      return value;
  }
}

/** "0.1" is often stored as 0.10000000000000001: the shortest text of the same number says it as people wrote it. */
function numberText(value: string): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value.trim();
  return value.length > 15 && Math.abs(number) < Number.MAX_SAFE_INTEGER ? String(number) : value.trim();
}

/** Worked value: 46309 is 2026-10-14, 46309.5 noon of that day; a time alone is a time. */
function dayText(value: string, countsFrom1904: boolean): string {
  const serial = Number(value) + (countsFrom1904 ? DAYS_1904 : 0);
  if (value.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial > LAST_SERIAL) return value;
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const time = timeText(seconds % SECONDS_PER_DAY);
  if (days === 0) return time;
  // Excel counts a 29 February 1900 that never was: days before it lie one later than day zero says.
  const day = fromEpochDay(EXCEL_DAY_ZERO + days + (days < 60 ? 1 : 0));
  return seconds % SECONDS_PER_DAY === 0 ? day : `${day}T${time}`;
}

function timeText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** "A1" is 0, "AB12" is 27; null without letters. */
function columnOf(reference: string | null): number | null {
  if (reference === null) return null;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column - 1;
}
