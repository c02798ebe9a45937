export type DecimalMark = '.' | ',';
/** A space stands for every kind of space, an apostrophe for the straight and the curly one. */
export type GroupMark = '.' | ',' | ' ' | "'";

/**
 * How a column writes its numbers. `decimal` null: only whole numbers were seen and nothing else tells, so a lone
 * separator in a later row is refused rather than guessed. `group` null: no thousands separator was seen.
 */
export type NumberFormat = { readonly decimal: DecimalMark | null; readonly group: GroupMark | null };

export type NumberProblem =
  /** A separator stands where this column cannot have one ("1.5" in a column of "1,5"; "12,34,5"). */
  | 'separator-out-of-place'
  /** The spreadsheet wrote an error (#DIV/0!). */
  | 'spreadsheet-error'
  | 'not-a-number'
  /** More than about 308 digits. */
  | 'too-large';

/**
 * `value` of "12,5 %" is 0.125, with `isPercent` set. A missing value is an empty cell or a word for it; it is never zero.
 */
export type NumberReading =
  | { readonly kind: 'number'; readonly value: number; readonly isPercent: boolean }
  | { readonly kind: 'missing' }
  | { readonly kind: 'bad'; readonly reason: NumberProblem };

/** The parts of a written number: sign, the digits with their separators (spaces and apostrophes made alike), the rest. */
export type NumberParts = {
  readonly body: string;
  readonly exponent: string;
  readonly isNegative: boolean;
  readonly isPercent: boolean;
  readonly currency: string | null;
};

const MISSING: NumberReading = { kind: 'missing' };
const BAD: Record<NumberProblem, NumberReading> = {
  'separator-out-of-place': { kind: 'bad', reason: 'separator-out-of-place' },
  'spreadsheet-error': { kind: 'bad', reason: 'spreadsheet-error' },
  'not-a-number': { kind: 'bad', reason: 'not-a-number' },
  'too-large': { kind: 'bad', reason: 'too-large' },
};

/** English and Italian words and signs for "no value", in lower case; #n/a and #n/d are Excel's. */
const MISSING_WORDS = new Set(
  '|-|--|–|—|.|n/a|na|n.a.|n.a|n/d|nd|n.d.|n.d|nan|null|none|nil|missing|mancante|#n/a|#n/d|#n/v|#nv|k.a.|k. a.|s.d.|s/d|(null)|(vuoto)|(blank)|<na>|<null>|\\n|not available|non disponibile|…|...'.split(
    '|',
  ),
);
const SPREADSHEET_ERROR = /^#(div\/0!|value!|valore!|ref!|rif!|name\?|nome\?|num!|null!|nullo!)$/i;
const CURRENCY_CODES =
  'EUR|USD|GBP|CHF|JPY|CNY|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|CAD|AUD|NZD|BRL|INR|MXN|ZAR|SGD|HKD|KRW';
const CURRENCY = new RegExp(
  `^(?:\\p{Sc}|(?:${CURRENCY_CODES})(?![a-z])|Fr\\.?(?= ))|(?:\\p{Sc}|${CURRENCY_CODES})$`,
  'iu',
);
const BODY = /^((?:\d[\d., ']*|[.,]\d+)?)(?:e([+-]?\d{1,4}))?$/i;
const LONGEST_NUMBER = 64;
const PLAIN_LENGTH = 15;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const TENS = Array.from({ length: PLAIN_LENGTH + 1 }, (_, power) => 10 ** power);

/** Whether a cell says that there is no value. */
export function isMissing(text: string): boolean {
  return MISSING_WORDS.has(text.trim().toLowerCase());
}

/** Reads one cell in the way its column writes numbers. */
export function parseNumber(text: string, format: NumberFormat): NumberReading {
  const plain = plainNumber(text, format.decimal);
  if (!Number.isNaN(plain)) return { kind: 'number', value: plain, isPercent: false };
  if (isMissing(text)) return MISSING;
  const parts = numberParts(text);
  if (parts === null) return BAD[SPREADSHEET_ERROR.test(text.trim()) ? 'spreadsheet-error' : 'not-a-number'];
  const digits = plainDecimal(parts.body, format);
  if (digits === null) return BAD['separator-out-of-place'];
  const size = Number(`${digits}e${parts.isPercent ? Number(parts.exponent) - 2 : parts.exponent}`);
  if (!Number.isFinite(size)) return BAD['too-large'];
  const value = parts.isNegative && size !== 0 ? -size : size;
  return { kind: 'number', value, isPercent: parts.isPercent };
}

/**
 * The value of a cell of digits with at most a minus and the decimal mark, or NaN: most cells of most files, read without a
 * pattern. Two whole numbers below 2^53 and a power of ten up to 10^22 divide to the correctly rounded value.
 */
function plainNumber(text: string, decimal: DecimalMark | null): number {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  const length = text.length;
  if (length === start || length > PLAIN_LENGTH) return NaN;
  const mark = decimal === null ? -1 : decimal.charCodeAt(0);
  let value = 0;
  let markAt = -1;
  for (let at = start; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark && markAt === -1 && at > start && at < length - 1) markAt = at;
    else if (code < ZERO || code > NINE) return NaN;
    else value = value * 10 + (code - ZERO);
  }
  if (markAt !== -1) value /= TENS[length - 1 - markAt] ?? NaN;
  return start === 1 && value !== 0 ? -value : value;
}

/** Takes a number apart without deciding what its separators mean; null when the text is no number in any format. */
export function numberParts(text: string): NumberParts | null {
  if (text.length > LONGEST_NUMBER) return null;
  let rest = text.replaceAll(/\s+/gu, ' ').replaceAll(/[’ʼ`]/gu, "'").replaceAll(/[−–]/gu, '-').trim();
  let minuses = 0;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    rest = rest.slice(1, -1).trim();
    minuses += 1;
  }
  let isPercent = false;
  let currency: string | null = null;
  for (let isDone = false; !isDone;) {
    const sign = /^[+-] ?| ?-$/u.exec(rest);
    const unit: RegExpExecArray | null = currency === null ? CURRENCY.exec(rest) : null;
    if (sign !== null) {
      if (sign[0].includes('-')) minuses += 1;
      rest = cutOut(rest, sign);
    } else if (!isPercent && rest.endsWith('%')) {
      isPercent = true;
      rest = rest.slice(0, -1).trim();
    } else if (unit !== null) {
      currency = unit[0].toUpperCase();
      rest = cutOut(rest, unit);
    } else {
      isDone = true;
    }
  }
  const match = BODY.exec(rest);
  if (match === null || minuses > 1 || !/\d/u.test(match[1] ?? '')) return null;
  const body = match[1] ?? '';
  return { body, exponent: match[2] ?? '0', isNegative: minuses === 1, isPercent, currency };
}

function cutOut(text: string, match: RegExpExecArray): string {
  return (text.slice(0, match.index) + text.slice(match.index + match[0].length)).trim();
}

/** The digits with a point as decimal mark, or null when the separators do not fit the format. */
function plainDecimal(body: string, format: NumberFormat): string | null {
  const { decimal } = format;
  const at = decimal === null ? -1 : body.lastIndexOf(decimal);
  const whole = at === -1 ? body : body.slice(0, at);
  const fraction = at === -1 ? '' : body.slice(at + 1);
  if (!isDigits(fraction)) return null;
  const digits = isDigits(whole) ? whole : ungrouped(whole, format);
  if (digits === null || (digits === '' && fraction === '')) return null;
  return fraction === '' ? digits : `${digits === '' ? '0' : digits}.${fraction}`;
}

/** Thousands groups are three digits each, all with the same mark; the mark must be one this column can have. */
function ungrouped(whole: string, format: NumberFormat): string | null {
  const mark = /[., ']/u.exec(whole)?.[0] ?? '';
  if (mark === format.decimal || (format.group !== null && mark !== format.group)) return null;
  if (format.decimal === null && format.group === null && (mark === '.' || mark === ',')) return null;
  const groups = whole.split(mark);
  const [first = '', ...others] = groups;
  if (first.length < 1 || first.length > 3 || !isDigits(first)) return null;
  return others.every((group) => group.length === 3 && isDigits(group)) ? groups.join('') : null;
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
