import { type Arm, armOf, wordsOf } from './arm-words.ts';
import { type DayColumn, detectDayFormat } from './date-format.ts';
import { detectNumberFormats, type NumberColumn } from './number-format.ts';
import { isMissing } from './parse-number.ts';

export type ColumnRole = 'day' | 'group' | 'segment' | 'person' | 'number' | 'text' | 'empty';
export type ColumnReason =
  | 'values-are-days'
  | 'values-name-arms'
  | 'name-says-group'
  | 'name-says-person'
  | 'values-are-codes'
  | 'name-says-segment'
  | 'few-repeated-values'
  | 'values-are-numbers'
  | 'another-column-is-likelier'
  | 'free-text'
  | 'no-values';

/**
 * What a column seems to hold. `day` and `number` are the formats found, null when the column does not hold that.
 * `armValues` maps the values of a group column as far as they name an arm; `unknownArmValues` are left to the person.
 */
export type ColumnGuess = {
  readonly index: number;
  readonly name: string;
  readonly role: ColumnRole;
  readonly reason: ColumnReason;
  readonly examples: readonly string[];
  readonly day: DayColumn | null;
  readonly number: NumberColumn | null;
  readonly armValues: Readonly<Record<string, Arm>>;
  readonly unknownArmValues: readonly string[];
};

type Facts = {
  readonly index: number;
  readonly name: string;
  readonly words: readonly string[];
  readonly filled: number;
  /** Different filled values, trimmed, in order of appearance. */
  readonly different: readonly string[];
  readonly day: DayColumn | null;
  readonly number: NumberColumn | null;
};
type Judgement = { role: ColumnRole; reason: ColumnReason };

const WEEK_NAMES = new Set(
  'week weeks wk settimana settimane sett kw woche kalenderwoche semaine semana'.split(' '),
);
const DAY_NAMES = new Set(
  'day date data giorno giornata dt datum timestamp when time tag jour fecha dia month mese monat mois mes'.split(
    ' ',
  ),
);
const GROUP_NAMES = new Set(
  'group gruppo arm braccio variant variante variation bucket cohort coorte treatment treated trattamento trattato experiment esperimento condition condizione pilot pilota'.split(
    ' ',
  ),
);
const PERSON_NAMES = new Set(
  'customer client cliente user utente account person persona member membro socio visitor visitatore patient paziente subject email'.split(
    ' ',
  ),
);
const CODE_NAMES = new Set('id code codice uuid key number numero nr no'.split(' '));
const SEGMENT_NAMES = new Set(
  'segment segmento region regione area zone zona country paese city citta store shop negozio sede channel canale plan piano tier category categoria type tipo device dispositivo platform sector settore branch filiale team squad'.split(
    ' ',
  ),
);

const MOST_ARM_VALUES = 6;
const MOST_SEGMENTS = 50;
const CODE = /^(?:[a-z]{0,5}[-_ ]?\d{2,}[a-z]?|[0-9a-f]{8}-[0-9a-f-]{27}|[^@\s]+@[^@\s]+\.[a-z]+)$/iu;

/**
 * Guesses what each column of a sample holds. `names` are the header's cells, empty when the file has no header. At most
 * one day, one group, one segment and one person column are guessed.
 */
export function guessColumns(sample: {
  names: readonly string[];
  rows: readonly (readonly string[])[];
  delimiter: string;
}): ColumnGuess[] {
  const width = Math.max(sample.names.length, ...sample.rows.slice(0, 1).map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => sample.rows.map((row) => row[index] ?? ''));
  const numbers = detectNumberFormats(columns, sample.delimiter);
  const facts = columns.map((values, index) =>
    factsOf({ index, name: sample.names[index] ?? '', values, number: numbers[index] }),
  );
  const dayIndex = likeliestDay(facts);
  const taken = new Set<ColumnRole>();
  return facts.map((column) => {
    const judged =
      column.index === dayIndex ? ({ role: 'day', reason: 'values-are-days' } as const) : judge(column);
    const isSecond = ['group', 'segment', 'person'].includes(judged.role) && taken.has(judged.role);
    taken.add(judged.role);
    return toGuess(column, isSecond ? { role: 'text', reason: 'another-column-is-likelier' } : judged);
  });
}

function factsOf(input: {
  index: number;
  name: string;
  values: readonly string[];
  number: NumberColumn | undefined;
}): Facts {
  const filled = input.values.filter((value) => !isMissing(value));
  const words = wordsOf(input.name);
  const isWeek = words.some((word) => WEEK_NAMES.has(word));
  const day = detectDayFormat(input.values, isWeek ? 'week' : 'unsaid');
  return {
    index: input.index,
    name: input.name.trim(),
    words,
    filled: filled.length,
    different: [...new Set(filled.map((value) => value.trim()))],
    day: day.format === null ? null : day,
    number: input.number === undefined || input.number.kind === 'not-numbers' ? null : input.number,
  };
}

function says(column: Facts, names: ReadonlySet<string>): boolean {
  return column.words.some((word) => names.has(word));
}

/** A column of plain figures is taken for days only when its name or its form says so. */
function likeliestDay(columns: readonly Facts[]): number | null {
  let best: number | null = null;
  let bestScore = 0;
  for (const column of columns) {
    if (column.day === null) continue;
    const isNamed = says(column, DAY_NAMES) || says(column, WEEK_NAMES);
    if (column.day.format === 'excel-serial' && !isNamed) continue;
    const score = column.day.confidence + (isNamed ? 0.5 : 0);
    if (score > bestScore) {
      best = column.index;
      bestScore = score;
    }
  }
  return best;
}

function judge(column: Facts): Judgement {
  if (column.different.length === 0) return { role: 'empty', reason: 'no-values' };
  return judgeGroup(column) ?? judgePerson(column) ?? judgeSegment(column) ?? judgeRest(column);
}

function judgeRest(column: Facts): Judgement {
  if (column.number !== null) return { role: 'number', reason: 'values-are-numbers' };
  if (column.day !== null) return { role: 'text', reason: 'another-column-is-likelier' };
  return { role: 'text', reason: 'free-text' };
}

/** Values that all name an arm, both arms by letters at least; or a name that says so above a few values. */
function judgeGroup(column: Facts): Judgement | null {
  const { different } = column;
  if (different.length > MOST_ARM_VALUES || column.filled < different.length) return null;
  if (different.every((value) => armOf(value, 'any') !== null)) {
    return { role: 'group', reason: 'values-name-arms' };
  }
  if (says(column, GROUP_NAMES) && column.filled > different.length) {
    const isFlag = column.number === null || different.every((value) => armOf(value, 'named') !== null);
    return isFlag ? { role: 'group', reason: 'name-says-group' } : null;
  }
  const arms = new Set(different.map((value) => armOf(value, 'named')));
  const isLetterPair = different.every((value) => /^[abcpt]$/iu.test(value));
  return isLetterPair && arms.has('pilot') && arms.has('control')
    ? { role: 'group', reason: 'values-name-arms' }
    : null;
}

function judgePerson(column: Facts): Judgement | null {
  const isNamed = says(column, PERSON_NAMES);
  const isCodeNamed = says(column, CODE_NAMES);
  if (column.number !== null) {
    const isId = isCodeNamed && (isNamed || column.words.length === 1);
    return isId ? { role: 'person', reason: 'name-says-person' } : null;
  }
  if (column.day !== null) return null;
  if (isNamed && !says(column, SEGMENT_NAMES)) return { role: 'person', reason: 'name-says-person' };
  const codes = column.different.filter((value) => CODE.test(value)).length;
  const areCodes = codes >= column.different.length * 0.8 && column.different.length > 2;
  return areCodes ? { role: 'person', reason: 'values-are-codes' } : null;
}

function judgeSegment(column: Facts): Judgement | null {
  const { different, filled } = column;
  const isRepeated =
    different.length > 1 && different.length <= MOST_SEGMENTS && different.length * 2 <= filled;
  if (column.day !== null || (column.number !== null && !isRepeated)) return null;
  if (says(column, SEGMENT_NAMES) && different.length <= filled)
    return { role: 'segment', reason: 'name-says-segment' };
  return column.number === null && isRepeated ? { role: 'segment', reason: 'few-repeated-values' } : null;
}

function toGuess(column: Facts, { role, reason }: Judgement): ColumnGuess {
  const { index, name, day, number, different } = column;
  const arms: [string, Arm][] = [];
  const unknown: string[] = [];
  for (const value of role === 'group' ? different : []) {
    const arm = armOf(value, 'named');
    if (arm === null) unknown.push(value);
    else arms.push([value, arm]);
  }
  return {
    index,
    name,
    role,
    reason,
    examples: different.slice(0, 3),
    day: role === 'day' ? day : null,
    number: role === 'number' ? number : null,
    armValues: Object.fromEntries(arms),
    unknownArmValues: unknown,
  };
}
