import { wordsOf } from './arm-words.ts';
import type { ColumnGuess } from './guess-columns.ts';
import type { RosterMapping } from './imports.contract.ts';
import type { Dialect } from './import-mapping.ts';
import { guessAttributeKind } from './read-attribute.ts';
import type { AttributeKind } from '#shared/segments/attribute-kind.ts';

type RosterRows = readonly (readonly string[])[];
/** Kinds the attributes of the roster have already. */
type KnownKinds = ReadonlyMap<string, AttributeKind>;
type Column = { readonly index: number; readonly words: readonly string[]; readonly column: ColumnGuess };

const EMAIL_NAMES = words('email mail posta pec');
const EMAIL = /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/iu;
const NUMBER_NAMES = words('id code codice cod number numero nr no num key account');
const NAME_NAMES = words('name nome nominativo denominazione ragione');
const WHO_NAMES = words('customer client cliente company azienda account person persona contact contatto');
const SURNAME_NAMES = words('surname cognome lastname');
const TAG_NAMES = words('tag tags etichetta etichette label labels');
const ROLE_NAMES = words('role ruolo type tipo kind');
const STAFF_VALUES = words(
  'staff internal interno interna interni employee dipendente dipendenti collaboratore collaboratrice collaboratori team personale collega colleghi',
);
/** A column with more different values than this tells people apart; it is no role. */
const MOST_ROLES = 12;

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/**
 * Which columns of a roster hold names, customer numbers, e-mail addresses and roles, by their Italian or English
 * headings and by their values; every other filled column becomes an attribute. `nameColumn` null: nothing looks like
 * a name, the person must say.
 */
export function guessRoster(
  { columns, rows, dialect }: { columns: readonly ColumnGuess[]; rows: RosterRows; dialect: Dialect },
  known: KnownKinds,
): RosterMapping {
  const filled: Column[] = columns
    .filter(({ role }) => role !== 'empty')
    .map((column) => ({ index: column.index, words: wordsOf(column.name), column }));
  const email =
    filled.find(({ words }) => has(words, EMAIL_NAMES)) ??
    filled.find(({ column }) => holdsEmail(column)) ??
    null;
  const rest = filled.filter((column) => column !== email);
  const number = findNumber(rest);
  const name = findName(rest.filter((column) => column !== number));
  const role = rest.find((column) => isRole(column, rows) && column !== name && column !== number) ?? null;
  const tags = rest.find(({ words }) => has(words, TAG_NAMES)) ?? null;
  const taken = new Set([email, number, name, role, tags]);
  const attributes = filled.filter((column) => !taken.has(column));
  return {
    dialect,
    nameColumn: name?.index ?? null,
    customerNumberColumn: number?.index ?? null,
    emailColumn: email?.index ?? null,
    roleColumn: role?.index ?? null,
    staffValues: role === null ? [] : staffValuesOf(rows, role.index),
    attributeColumns: attributes.map(({ index }) => index),
    attributeKinds: Object.fromEntries(
      attributes.map(({ index, column }) => [index, guessKind(column, rows, known)]),
    ),
    tagsColumn: tags?.index ?? null,
    mendedValues: [],
  };
}

/** A kind the roster has for the attribute stays; it is the person's own word. */
function guessKind(column: ColumnGuess, rows: RosterRows, known: KnownKinds): AttributeKind {
  return (
    known.get(column.name.trim()) ??
    guessAttributeKind(
      column,
      rows.map((row) => row[column.index] ?? ''),
    )
  );
}

/** The values of a role column that mean own staff. */
export function staffValuesOf(rows: readonly (readonly string[])[], column: number): string[] {
  return differentValues(rows, column).filter((value) => has(wordsOf(value), STAFF_VALUES));
}

function has(ownWords: readonly string[], wanted: ReadonlySet<string>): boolean {
  return ownWords.some((word) => wanted.has(word));
}

function holdsEmail({ examples }: ColumnGuess): boolean {
  return examples.length > 0 && examples.every((example) => EMAIL.test(example.trim()));
}

/** "Customer number", "Cod. cliente", "ID": a number's word, or a column of codes under a customer's word. */
function findNumber(columns: readonly Column[]): Column | null {
  return (
    columns.find(({ words }) => has(words, NUMBER_NAMES) && !has(words, NAME_NAMES)) ??
    columns.find(
      ({ column, words }) => column.role === 'person' && !has(words, NAME_NAMES) && looksLikeCode(column),
    ) ??
    null
  );
}

function looksLikeCode({ examples }: ColumnGuess): boolean {
  return (
    examples.length > 0 && examples.every((example) => /\d/u.test(example) && !/\s/u.test(example.trim()))
  );
}

function findName(columns: readonly Column[]): Column | null {
  const named = columns.filter(({ words }) => has(words, NAME_NAMES));
  return (
    named.find(({ words }) => !has(words, SURNAME_NAMES)) ??
    named[0] ??
    columns.find(({ words, column }) => has(words, WHO_NAMES) && column.role !== 'number') ??
    null
  );
}

function isRole({ words, column }: Column, rows: readonly (readonly string[])[]): boolean {
  if (column.role === 'number' || column.role === 'day') return false;
  const different = differentValues(rows, column.index);
  if (different.length > MOST_ROLES) return false;
  return has(words, ROLE_NAMES) && different.some((value) => has(wordsOf(value), STAFF_VALUES));
}

function differentValues(rows: readonly (readonly string[])[], column: number): string[] {
  return [...new Set(rows.map((row) => (row[column] ?? '').trim()))].filter((value) => value !== '');
}
