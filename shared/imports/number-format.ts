import {
  type DecimalMark,
  type GroupMark,
  isMissing,
  type NumberFormat,
  type NumberParts,
  numberParts,
  parseNumber,
} from './parse-number.ts';

/** What settled the decimal mark: the column's own values, other columns of the file, the delimiter, or nothing needed to. */
export type SettledBy = 'values' | 'other-columns' | 'delimiter' | 'whole-numbers';

export type NumberCounts = { readonly numbers: number; readonly missing: number; readonly bad: number };

export type NumberColumn =
  | {
      readonly kind: 'numbers';
      readonly format: NumberFormat;
      readonly settledBy: SettledBy;
      readonly percent: 'none' | 'some' | 'all';
      readonly currency: string | null;
      readonly counts: NumberCounts;
      /** Up to three cells that are no number in this format. */
      readonly badExamples: readonly string[];
    }
  | {
      /** "1,234" alone: one thousand or one point something? Both readings of one cell, the likelier first. */
      readonly kind: 'ambiguous';
      readonly example: {
        readonly text: string;
        readonly readings: readonly { readonly format: NumberFormat; readonly value: number }[];
      };
      readonly counts: NumberCounts;
    }
  | { readonly kind: 'not-numbers'; readonly counts: NumberCounts };

/** What the file knows besides the column: null when nothing does. */
export type FileNumberEvidence = {
  readonly decimalElsewhere: DecimalMark | null;
  readonly delimiter: string;
};

type Shape = { decimal: DecimalMark | null; group: GroupMark | null; isAmbiguous: boolean };
type Tally = {
  point: number;
  comma: number;
  groups: Map<GroupMark, number>;
  unsure: Map<DecimalMark, number>;
  unsureExample: string;
  percent: number;
  currency: string | null;
  numbers: number;
  missing: number;
  bad: number;
};

/** A column with fewer numbers than this among its filled cells is text. */
const NUMBER_SHARE = 0.6;
/** So many of the telling cells must agree; the few others are then damaged cells and are named when read. */
const AGREEMENT = 0.95;

/**
 * Decides for every column of a file how its numbers are written, from all values given. Columns that tell settle those
 * that do not; a semicolon between cells speaks for the decimal comma, no delimiter at all ('') for the point. What stays open is `ambiguous`: ask.
 */
export function detectNumberFormats(
  columns: readonly (readonly string[])[],
  delimiter: string,
): NumberColumn[] {
  const tallies = columns.map(tallyColumn);
  const decimalElsewhere = agreedDecimal(tallies);
  return columns.map((values, index) => {
    const tally = tallies[index];
    return tally === undefined
      ? notNumbers(emptyTally())
      : settle(values, tally, { decimalElsewhere, delimiter });
  });
}

/** The same for one column. */
export function detectNumberFormat(values: readonly string[], evidence: FileNumberEvidence): NumberColumn {
  return settle(values, tallyColumn(values), evidence);
}

function emptyTally(): Tally {
  return {
    point: 0,
    comma: 0,
    groups: new Map(),
    unsure: new Map(),
    unsureExample: '',
    percent: 0,
    currency: null,
    numbers: 0,
    missing: 0,
    bad: 0,
  };
}

function tallyColumn(values: readonly string[]): Tally {
  const tally = emptyTally();
  for (const value of values) {
    if (isMissing(value)) {
      tally.missing += 1;
      continue;
    }
    const parts = numberParts(value);
    const shape = parts === null ? null : shapeOf(parts.body);
    if (parts === null || shape === null) {
      tally.bad += 1;
    } else {
      addShape(tally, shape, value);
      addUnits(tally, parts);
    }
  }
  return tally;
}

function addShape(tally: Tally, shape: Shape, value: string): void {
  tally.numbers += 1;
  if (shape.isAmbiguous && shape.decimal !== null) {
    tally.unsure.set(shape.decimal, (tally.unsure.get(shape.decimal) ?? 0) + 1);
    if (tally.unsureExample === '') tally.unsureExample = value.trim();
    return;
  }
  if (shape.decimal === '.') tally.point += 1;
  if (shape.decimal === ',') tally.comma += 1;
  if (shape.group !== null) tally.groups.set(shape.group, (tally.groups.get(shape.group) ?? 0) + 1);
}

function addUnits(tally: Tally, parts: NumberParts): void {
  if (parts.isPercent) tally.percent += 1;
  tally.currency ??= parts.currency;
}

/** What the separators of one number prove; null when they contradict each other. */
function shapeOf(body: string): Shape | null {
  const marks = body.replaceAll(/\d/gu, '');
  if (marks === '') return { decimal: null, group: null, isAmbiguous: false };
  const last = marks.at(-1) ?? '';
  const earlier = marks.slice(0, -1);
  if (earlier !== '' && earlier.split('').some((mark) => mark !== earlier[0])) return null;
  const tail = body.length - 1 - body.lastIndexOf(last);
  if (earlier.startsWith(last) || last === ' ' || last === "'") {
    if (earlier !== '' && !earlier.startsWith(last)) return null;
    return onlyGroups(body, last as GroupMark);
  }
  const decimal = last as DecimalMark;
  if (earlier !== '') return { decimal, group: earlier[0] as GroupMark, isAmbiguous: false };
  const head = body.slice(0, body.indexOf(last));
  const couldGroup = tail === 3 && head.length >= 1 && head.length <= 3 && !head.startsWith('0');
  return { decimal, group: null, isAmbiguous: couldGroup };
}

/** "1.234.567" and "1 234": the mark groups, so a point or comma that groups leaves the other one for decimals. */
function onlyGroups(body: string, mark: GroupMark): Shape | null {
  const [first = '', ...others] = body.split(mark);
  if (first.length < 1 || first.length > 3 || others.some((group) => group.length !== 3)) return null;
  const decimal = mark === '.' ? ',' : mark === ',' ? '.' : null;
  return { decimal, group: mark, isAmbiguous: false };
}

/** The decimal mark the telling cells agree on, or null when there are none or they disagree. */
function ownDecimal(tally: Tally): DecimalMark | null {
  const telling = tally.point + tally.comma;
  if (telling === 0) return null;
  if (tally.point >= telling * AGREEMENT) return '.';
  return tally.comma >= telling * AGREEMENT ? ',' : null;
}

function agreedDecimal(tallies: readonly Tally[]): DecimalMark | null {
  const marks = new Set(tallies.filter(isNumeric).map(ownDecimal));
  marks.delete(null);
  return marks.size === 1 ? ([...marks][0] ?? null) : null;
}

function isNumeric(tally: Tally): boolean {
  return tally.numbers > 0 && tally.numbers >= (tally.numbers + tally.bad) * NUMBER_SHARE;
}

function notNumbers(tally: Tally): NumberColumn {
  const { numbers, missing, bad } = tally;
  return { kind: 'not-numbers', counts: { numbers, missing, bad } };
}

function settle(values: readonly string[], tally: Tally, evidence: FileNumberEvidence): NumberColumn {
  if (!isNumeric(tally)) return notNumbers(tally);
  const own = ownDecimal(tally);
  const isDisputed = own === null && tally.point + tally.comma > 0;
  if (own !== null) return numbersIn(values, tally, { decimal: own, settledBy: 'values' });
  if (isDisputed) return ambiguous(values, tally);
  if (evidence.decimalElsewhere !== null) {
    return numbersIn(values, tally, { decimal: evidence.decimalElsewhere, settledBy: 'other-columns' });
  }
  if (tally.unsure.size === 0) return numbersIn(values, tally, { decimal: null, settledBy: 'whole-numbers' });
  // A list separator ";" is what spreadsheets use where the comma is the decimal mark.
  if (evidence.delimiter === ';') return numbersIn(values, tally, { decimal: ',', settledBy: 'delimiter' });
  // Cells that no separator parts come from sheets and JSON, which write numbers with a point.
  if (evidence.delimiter === '') return numbersIn(values, tally, { decimal: '.', settledBy: 'delimiter' });
  return ambiguous(values, tally);
}

function groupFor(tally: Tally, decimal: DecimalMark | null): GroupMark | null {
  const marks = [...tally.groups].filter(([mark]) => mark !== decimal).toSorted((a, b) => b[1] - a[1]);
  const seen = marks[0]?.[0] ?? null;
  if (seen !== null || decimal === null) return seen;
  const other = decimal === '.' ? ',' : '.';
  return tally.unsure.has(other) ? other : null;
}

function numbersIn(
  values: readonly string[],
  tally: Tally,
  settled: { decimal: DecimalMark | null; settledBy: SettledBy },
): NumberColumn {
  const format = { decimal: settled.decimal, group: groupFor(tally, settled.decimal) };
  const badExamples: string[] = [];
  let bad = 0;
  for (const value of values) {
    if (parseNumber(value, format).kind !== 'bad') continue;
    bad += 1;
    if (badExamples.length < 3 && !badExamples.includes(value)) badExamples.push(value);
  }
  const { missing, percent, currency } = tally;
  const numbers = values.length - missing - bad;
  return {
    kind: 'numbers',
    format,
    settledBy: settled.settledBy,
    percent: percent === 0 ? 'none' : percent >= numbers ? 'all' : 'some',
    currency,
    counts: { numbers, missing, bad },
    badExamples,
  };
}

function ambiguous(values: readonly string[], tally: Tally): NumberColumn {
  const isUnsure = tally.unsure.size > 0;
  const text = isUnsure
    ? tally.unsureExample
    : (values.find((value) => /\d[.,]\d/u.test(value)) ?? '').trim();
  const likelier = likelierFormats(tally);
  const readings = likelier.flatMap((format) => {
    const reading = parseNumber(text, format);
    return reading.kind === 'number' ? [{ format, value: reading.value }] : [];
  });
  const { numbers, missing, bad } = tally;
  return { kind: 'ambiguous', example: { text, readings }, counts: { numbers, missing, bad } };
}

/** "987" beside "1,234" speaks for thousands, but not loudly enough to decide: it only orders the two answers. */
function likelierFormats(tally: Tally): NumberFormat[] {
  const point: NumberFormat = { decimal: '.', group: ',' };
  const comma: NumberFormat = { decimal: ',', group: '.' };
  const [mark = ','] = tally.unsure.keys();
  const isPointFirst = tally.unsure.size > 0 ? mark === ',' : tally.point >= tally.comma;
  return isPointFirst ? [point, comma] : [comma, point];
}

/** The decimal mark the file's number columns share; null when none tells, or when they differ. */
export function fileDecimal(columns: readonly NumberColumn[]): DecimalMark | null {
  const marks = new Set<DecimalMark>();
  for (const column of columns) {
    if (column.kind === 'numbers' && column.format.decimal !== null) marks.add(column.format.decimal);
  }
  return marks.size === 1 ? ([...marks][0] ?? null) : null;
}
