import type { ColumnGuess } from './guess-columns.ts';
import type { RosterMapping, SetAsideRow } from './imports.contract.ts';
import { attributeReading, type AttributeReading } from './read-attribute.ts';
import type { DelimitedRow } from './read-delimited.ts';
import type { AttributeKind } from '#shared/segments/attribute-kind.ts';
import { MOST_TAGS } from '#shared/segments/person.ts';
import type { RosterRow } from '#shared/segments/roster-row.ts';

const LONGEST_NAME = 200;
const LONGEST_NUMBER = 120;
const LONGEST_EMAIL = 254;
const LONGEST_TAG = 60;

/** A value that is not of its column's kind; it is kept as it is written. */
export type OddValue = { readonly column: number; readonly value: string };

export type RosterReading =
  | { readonly kind: 'person'; readonly person: RosterRow; readonly odd: readonly OddValue[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'set-aside'; readonly row: SetAsideRow };

type Attribute = {
  column: number;
  name: string;
  read: AttributeReading;
  mended: ReadonlyMap<string, string>;
};

/**
 * Makes the reader of one roster under a mapping; the names of `columns` become attribute names. A row without a name,
 * damaged, or with a number or address no person can have, is set aside with its reason.
 */
export function createRosterReader(
  mapping: RosterMapping,
  columns: readonly ColumnGuess[],
): (row: DelimitedRow) => RosterReading {
  const staff = new Set(mapping.staffValues.map((value) => value.trim().toLowerCase()));
  const attributes = attributesOf(mapping, columns);
  return (row) => {
    const { cells, problem } = row;
    const at = (column: number | null): string => (column === null ? '' : (cells[column] ?? '').trim());
    if (problem !== null) return setAside(row, { code: problem.code, column: null });
    if (cells.every((cell) => cell.trim() === '')) return { kind: 'empty' };
    const name = at(mapping.nameColumn);
    if (name === '') return setAside(row, { code: 'name-missing', column: mapping.nameColumn });
    if (name.length > LONGEST_NAME)
      return setAside(row, { code: 'name-too-long', column: mapping.nameColumn });
    const customerNumber = at(mapping.customerNumberColumn);
    if (customerNumber.length > LONGEST_NUMBER) {
      return setAside(row, { code: 'number-too-long', column: mapping.customerNumberColumn });
    }
    const email = at(mapping.emailColumn);
    if (email.length > LONGEST_EMAIL)
      return setAside(row, { code: 'email-too-long', column: mapping.emailColumn });
    const role =
      staff.has(at(mapping.roleColumn).toLowerCase()) && mapping.roleColumn !== null ? 'staff' : 'customer';
    return {
      kind: 'person',
      person: {
        name,
        customerNumber: customerNumber === '' ? null : customerNumber,
        email,
        role,
        ...readAttributes(attributes, at),
        tags: tagsIn(at(mapping.tagsColumn)),
      },
      odd: oddValues(attributes, at),
    };
  };
}

/** The names attributes get in the roster, by their columns. */
export function attributeNamesOf(
  mapping: RosterMapping,
  columns: readonly ColumnGuess[],
): ReadonlyMap<number, string> {
  return new Map(attributesOf(mapping, columns).map(({ column, name }) => [column, name]));
}

/** The kinds of a mapping's attributes by the names they get in the roster. */
export function attributeKindsOf(
  mapping: RosterMapping,
  columns: readonly ColumnGuess[],
): Map<string, AttributeKind> {
  return new Map(
    attributesOf(mapping, columns).map(({ column, name }) => [
      name,
      mapping.attributeKinds[column] ?? 'text',
    ]),
  );
}

function attributesOf(mapping: RosterMapping, columns: readonly ColumnGuess[]): Attribute[] {
  const names = uniqueNames(
    mapping.attributeColumns,
    columns.map(({ name }) => name),
  );
  return mapping.attributeColumns.map((column, index) => ({
    column,
    name: names[index] ?? '',
    mended: new Map(
      mapping.mendedValues.filter((each) => each.column === column).map(({ written, as }) => [written, as]),
    ),
    read: attributeReading(mapping.attributeKinds[column] ?? 'text', {
      number: columns[column]?.number ?? null,
      day: columns[column]?.day ?? null,
    }),
  }));
}

type CellAt = (column: number) => string;

/** What stands in the cell of an attribute, or what the person said it means. */
function valueAt({ column, mended }: Attribute, at: CellAt): string {
  const written = at(column);
  return (mended.get(written) ?? written).trim();
}

function readAttributes(attributes: readonly Attribute[], at: CellAt): Pick<RosterRow, 'attributes'> {
  const entries = attributes.flatMap((attribute) => {
    const value = valueAt(attribute, at);
    return value === '' ? [] : [[attribute.name, attribute.read(value) ?? value] as const];
  });
  return { attributes: Object.fromEntries(entries) };
}

function oddValues(attributes: readonly Attribute[], at: CellAt): OddValue[] {
  return attributes.flatMap((attribute) => {
    const value = valueAt(attribute, at);
    return value === '' || attribute.read(value) !== null ? [] : [{ column: attribute.column, value }];
  });
}

function tagsIn(cell: string): string[] {
  const tags = cell.split(/[,;|]/u).map((tag) => tag.trim().slice(0, LONGEST_TAG));
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, MOST_TAGS);
}

/** Two columns of one name would swallow each other as attributes. */
function uniqueNames(columns: readonly number[], names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const name = (names[column] ?? '').trim().slice(0, 110) || `#${column + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

function setAside(row: DelimitedRow, blame: { code: string; column: number | null }): RosterReading {
  const { line, text, problem } = row;
  const values =
    problem === null
      ? {}
      : { problemLine: problem.line, expectedCells: problem.expectedCells, foundCells: problem.foundCells };
  return { kind: 'set-aside', row: { line, text, ...blame, values } };
}
