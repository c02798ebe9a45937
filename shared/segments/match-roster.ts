import type { Person } from './person.ts';
import type { RosterRow } from './roster-row.ts';
import type { Id } from '#shared/kernel/schema.ts';

export type RosterChange = { readonly personId: Id; readonly row: RosterRow };

export type RosterMatch = {
  readonly newPeople: readonly RosterRow[];
  /** People already known, with what they are afterwards. */
  readonly changedPeople: readonly RosterChange[];
  readonly samePeople: readonly Id[];
};

type Known = RosterRow & Pick<Person, 'id' | 'merged'>;

/** A later row with the same number replaces an earlier one: the number is unique. */
function lastOfEachNumber(rows: readonly RosterRow[]): RosterRow[] {
  const lastAt = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (row.customerNumber !== null) lastAt.set(row.customerNumber, index);
  }
  return rows.filter((row, index) => row.customerNumber === null || lastAt.get(row.customerNumber) === index);
}

function nameKey(row: Pick<RosterRow, 'name' | 'role'>): string {
  return `${row.role}:${row.name}`;
}

function gather(known: readonly Known[], keyOf: (person: Known) => string | null): Map<string, Known[]> {
  const found = new Map<string, Known[]>();
  for (const person of known) {
    const key = keyOf(person);
    const same = key === null ? undefined : found.get(key);
    if (same !== undefined) same.push(person);
    else if (key !== null) found.set(key, [person]);
  }
  return found;
}

/** Whom a merged record became, by its number, or by its address where it had no number. */
function gatherMerged(known: readonly Known[]): (row: RosterRow) => Known | undefined {
  const byNumber = new Map<string, Known>();
  const byEmail = new Map<string, Known>();
  for (const person of known) {
    for (const { customerNumber, email } of person.merged) {
      if (customerNumber !== null) byNumber.set(customerNumber, person);
      else if (email !== '' && email.toLowerCase() !== person.email.toLowerCase())
        byEmail.set(email.toLowerCase(), person);
    }
  }
  return ({ customerNumber, email }) =>
    customerNumber === null ? byEmail.get(email.toLowerCase()) : byNumber.get(customerNumber);
}

/** Two different numbers are two accounts, even when name and e-mail agree; so are two different e-mails. */
function mayBeSame(known: Known, row: RosterRow): boolean {
  return known.customerNumber === null || row.customerNumber === null;
}

function mayShareName(known: Known, row: RosterRow): boolean {
  return (
    mayBeSame(known, row) &&
    (known.email === '' || row.email === '' || known.email.toLowerCase() === row.email.toLowerCase())
  );
}

function createFinder(known: readonly Known[]) {
  const byNumber = gather(known, (person) => person.customerNumber);
  const byEmail = gather(known, (person) => (person.email === '' ? null : person.email.toLowerCase()));
  const byName = gather(known, nameKey);
  const taken = new Set<Id>();

  function findByEmail(row: RosterRow): Known | undefined {
    const free = (byEmail.get(row.email.toLowerCase()) ?? []).filter(
      (person) => !taken.has(person.id) && mayBeSame(person, row),
    );
    return free.find((person) => person.name === row.name) ?? free[0];
  }

  return {
    /** By customer number, else by e-mail, else by exact name and role; each person is found once. */
    find: (row: RosterRow): Known | null => {
      const found =
        (row.customerNumber === null ? undefined : byNumber.get(row.customerNumber)?.[0]) ??
        findByEmail(row) ??
        byName.get(nameKey(row))?.find((person) => !taken.has(person.id) && mayShareName(person, row));
      if (found !== undefined) taken.add(found.id);
      return found ?? null;
    },
  };
}

/** What the file does not tell stays as it was; attributes and tags the file does not hold stay too. */
function merge(known: Known, row: RosterRow): RosterRow {
  return {
    name: row.name,
    customerNumber: row.customerNumber ?? known.customerNumber,
    email: row.email === '' ? known.email : row.email,
    role: row.role,
    attributes: { ...known.attributes, ...row.attributes },
    tags: [...new Set([...known.tags, ...row.tags])],
  };
}

function isSame(known: Known, next: RosterRow): boolean {
  const names = Object.keys(next.attributes);
  return (
    known.name === next.name &&
    known.customerNumber === next.customerNumber &&
    known.email === next.email &&
    known.role === next.role &&
    known.tags.length === next.tags.length &&
    names.length === Object.keys(known.attributes).length &&
    names.every((name) => known.attributes[name] === next.attributes[name])
  );
}

/**
 * Who of a roster file is new, changed or the same. The same file twice changes nothing the second time. Consent and
 * opt-outs are not the file's to change. Rows that share a customer number are one person, as the last row says. The row
 * of a record that was merged into somebody changes nothing: the person is told by the row of the record kept.
 */
export function matchRoster(people: readonly Person[], rows: readonly RosterRow[]): RosterMatch {
  const finder = createFinder(people);
  const findMerged = gatherMerged(people);
  const newPeople: RosterRow[] = [];
  const changedPeople: RosterChange[] = [];
  const samePeople: Id[] = [];
  // Numbers first: a row without one may only have whom no number claims.
  const ordered = lastOfEachNumber(rows).sort(
    (left, right) => Number(left.customerNumber === null) - Number(right.customerNumber === null),
  );
  for (const row of ordered) {
    if (findMerged(row) !== undefined) continue;
    const known = finder.find(row);
    if (known === null) {
      newPeople.push(row);
      continue;
    }
    const next = merge(known, row);
    if (isSame(known, next)) samePeople.push(known.id);
    else changedPeople.push({ personId: known.id, row: next });
  }
  return { newPeople, changedPeople, samePeople };
}
