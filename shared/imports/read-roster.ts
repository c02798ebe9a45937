import type { RosterMapping, SetAsideRow } from './imports.contract.ts';
import type { DelimitedRow } from './read-delimited.ts';
import type { RosterRow } from '#shared/segments/roster-row.ts';

const LONGEST_NAME = 200;
const LONGEST_NUMBER = 120;
const LONGEST_EMAIL = 254;

export type RosterReading =
  | { readonly kind: 'person'; readonly person: RosterRow }
  | { readonly kind: 'empty' }
  | { readonly kind: 'set-aside'; readonly row: SetAsideRow };

/**
 * Makes the reader of one roster under a mapping. `names` are the column names, which become attribute names. A row
 * without a name, damaged, or with a number or address no person can have, is set aside with its reason.
 */
export function createRosterReader(
  mapping: RosterMapping,
  names: readonly string[],
): (row: DelimitedRow) => RosterReading {
  const staff = new Set(mapping.staffValues.map((value) => value.trim().toLowerCase()));
  const attributeNames = uniqueNames(mapping.attributeColumns, names);
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
    const attributes = mapping.attributeColumns.flatMap((column, index) => {
      const value = at(column);
      return value === '' ? [] : [[attributeNames[index] ?? '', value] as const];
    });
    const role =
      staff.has(at(mapping.roleColumn).toLowerCase()) && mapping.roleColumn !== null ? 'staff' : 'customer';
    return {
      kind: 'person',
      person: {
        name,
        customerNumber: customerNumber === '' ? null : customerNumber,
        email,
        role,
        attributes: Object.fromEntries(attributes),
      },
    };
  };
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
