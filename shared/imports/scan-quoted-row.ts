import { afterBreak, createLineBreaks, type LineBreaks } from './line-breaks.ts';

/** A window on the file: `atEnd` says that nothing follows it. `width` null means that rows are not compared. */
export type ScanSource = {
  readonly text: string;
  readonly breaks: LineBreaks;
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: 'doubled' | 'backslash';
  readonly width: number | null;
  readonly atEnd: boolean;
};

/**
 * `row`: complete, `end` is its line end · `more`: the window ends too early to say · `open`: a quote never closes ·
 * `text-after`: text stands between a closing quote and the next delimiter, `end` is the end of that line.
 */
export type RowScan = {
  readonly outcome: 'row' | 'more' | 'open' | 'text-after';
  readonly cells: string[];
  readonly end: number;
  /** Where the field that was read last opened, or -1. */
  readonly quoteAt: number;
  /** Where the first field that runs over a line end opened, or -1. */
  readonly spanAt: number;
  /** Unquoted cells with an odd number of quotes inside. */
  readonly strayCells: number;
};

type MutableScan = { -readonly [Key in keyof RowScan]: RowScan[Key] };
type FieldScan = { outcome: 'closed' | 'open' | 'more'; text: string; end: number; spans: boolean };

/** After this many line ends in one quoted field the lines are looked at: are they rows that a stray quote swallowed? */
const SUSPICIOUS_LINE_BREAKS = 50;
/** Eight times what a spreadsheet cell can hold: a longer field is a quote that was never closed. */
const LONGEST_FIELD = 262_144;

/** Reads one row that has quotes in its first line, starting at `start`. */
export function scanQuotedRow(source: ScanSource, start: number): RowScan {
  const { text, delimiter, quote, atEnd } = source;
  const scan: MutableScan = {
    outcome: 'more',
    cells: [],
    end: text.length,
    quoteAt: -1,
    spanAt: -1,
    strayCells: 0,
  };
  let pos = start;
  while (scan.outcome === 'more') {
    if (text.startsWith(quote, pos)) {
      pos = readQuotedCell(source, pos, scan);
      if (pos === -1) return scan;
    } else {
      const stop = lineEnd(source, pos);
      if (stop === -1) return scan;
      const next = text.indexOf(delimiter, pos);
      const cellEnd = next === -1 || next > stop ? stop : next;
      const cell = text.slice(pos, cellEnd);
      if (cell.includes(quote) && cell.split(quote).length % 2 === 0) scan.strayCells += 1;
      scan.cells.push(cell);
      pos = cellEnd;
    }
    if (pos < text.length && text.startsWith(delimiter, pos)) {
      pos += delimiter.length;
    } else if (pos < text.length || atEnd) {
      finishRow(source, pos, scan);
    } else {
      return scan;
    }
  }
  return scan;
}

function finishRow(source: ScanSource, pos: number, scan: MutableScan): void {
  const stop = lineEnd(source, pos);
  if (stop === -1) return;
  scan.end = stop;
  scan.outcome = stop === pos ? 'row' : 'text-after';
}

/** The line end at or after `from`; -1 when the window is too short to know it. */
function lineEnd(source: ScanSource, from: number): number {
  const at = source.breaks.next(from);
  if (at === -1) return source.atEnd ? source.text.length : -1;
  return isCutBreak(source, at) ? -1 : at;
}

/** A CR as the last character known may be the first half of a CRLF. */
function isCutBreak(source: ScanSource, at: number): boolean {
  return !source.atEnd && at === source.text.length - 1 && source.text[at] === '\r';
}

/** Adds the cell and returns the position after it and after spaces that follow; -1 when the row ends here. */
function readQuotedCell(source: ScanSource, open: number, scan: MutableScan): number {
  scan.quoteAt = open;
  const field = scanQuotedField(source, open);
  if (field.spans && scan.spanAt === -1) scan.spanAt = open;
  if (field.outcome !== 'closed') {
    scan.outcome = field.outcome;
    return -1;
  }
  scan.cells.push(field.text);
  let pos = field.end;
  const { text, delimiter } = source;
  while (text.charCodeAt(pos) === 32 && !text.startsWith(delimiter, pos)) pos += 1;
  if (pos < source.text.length) return pos;
  return source.atEnd ? pos : -1;
}

function scanQuotedField(source: ScanSource, open: number): FieldScan {
  const { text, quote, atEnd } = source;
  const field: FieldScan = { outcome: 'more', text: '', end: -1, spans: false };
  let doubled = false;
  let from = open + 1;
  let breaksSeen = 0;
  for (;;) {
    const close = text.indexOf(quote, from);
    const until = close === -1 ? text.length : close;
    for (let at = source.breaks.next(from); at !== -1 && at < until;) {
      field.spans = true;
      breaksSeen += 1;
      if (isCheckpoint(breaksSeen) && swallowsRows(source, open, at)) return { ...field, outcome: 'open' };
      at = source.breaks.next(afterBreak(text, at));
    }
    if (until - open > LONGEST_FIELD) return { ...field, outcome: 'open' };
    if (close === -1) return atEnd ? { ...field, outcome: 'open' } : field;
    // A quote at the end of the window reads as closing; readQuotedCell then waits for what follows it.
    if (source.escape === 'backslash' && isEscaped(text, open, close)) {
      from = close + 1;
    } else if (text[close + 1] === quote) {
      doubled = true;
      from = close + 2;
    } else {
      const inner = text.slice(open + 1, close);
      const plain = doubled ? inner.replaceAll(quote + quote, quote) : inner;
      field.text = source.escape === 'backslash' ? unescaped(plain, quote) : plain;
      field.end = close + 1;
      field.outcome = 'closed';
      return field;
    }
  }
}

/** Behind an odd number of backslashes. */
function isEscaped(text: string, open: number, at: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes > open && text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

/** A backslash is taken away only before a quote or another one: others are letters, as in a path. */
function unescaped(text: string, quote: string): string {
  if (!text.includes('\\')) return text;
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const next = text[at + 1];
    if (text[at] === '\\' && (next === quote || next === '\\')) at += 1;
    plain += text[at];
  }
  return plain;
}

/** 50, 100, 200 …: a long note is looked at a few times only. */
function isCheckpoint(breaksSeen: number): boolean {
  let next = SUSPICIOUS_LINE_BREAKS;
  while (next < breaksSeen) next *= 2;
  return next === breaksSeen;
}

function swallowsRows(source: ScanSource, open: number, end: number): boolean {
  const { intact, lines } = countIntactLines(source, open, end);
  return intact > 0 && intact * 2 >= lines;
}

/**
 * Among the whole lines after the one that holds `open` and up to `end`: how many are proper rows of their own, with the
 * right width and no quote out of place. Always 0 for tables of one column, where any line would pass.
 */
export function countIntactLines(
  source: ScanSource,
  open: number,
  end: number,
): { intact: number; lines: number } {
  const { text, width } = source;
  let intact = 0;
  let lines = 0;
  if (width === null || width < 2) return { intact, lines };
  const breaks = createLineBreaks(text.slice(open, end));
  let at = breaks.next(0);
  while (at !== -1 && open + at < end) {
    const start = afterBreak(text, open + at) - open;
    at = breaks.next(start);
    const line = text.slice(open + start, at === -1 ? end : open + at);
    lines += 1;
    if (isIntactRow(source, line)) intact += 1;
  }
  return { intact, lines };
}

function isIntactRow(source: ScanSource, line: string): boolean {
  const scan = scanQuotedRow({ ...source, text: line, breaks: createLineBreaks(line), atEnd: true }, 0);
  return scan.outcome === 'row' && scan.strayCells === 0 && scan.cells.length === source.width;
}
