import { assert } from '#shared/kernel/assert.ts';
import { z, type Id } from '#shared/kernel/schema.ts';
import type { AttributeKind } from '#shared/segments/attribute-kind.ts';
import { personCode } from '#shared/segments/person-code.ts';
import { type Consent, type Person, personSchema } from '#shared/segments/person.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type Row = {
  id: string;
  code: string;
  customer_number: string | null;
  name: string;
  email: string;
  role: Person['role'];
  attributes: string;
  consent: Consent;
  opted_out_on: string | null;
  tags: string;
  merged: string;
};

const { tags: tagsSchema, merged: mergedSchema } = personSchema.shape;
const attributesSchema = z.record(z.string(), z.string());

function rowToPerson(row: Row): Person {
  return {
    id: row.id,
    code: row.code,
    customerNumber: row.customer_number,
    name: row.name,
    email: row.email,
    role: row.role,
    attributes: attributesSchema.parse(JSON.parse(row.attributes)),
    consent: row.consent,
    optedOutOn: row.opted_out_on,
    tags: row.tags === '[]' ? [] : tagsSchema.parse(JSON.parse(row.tags)),
    merged: row.merged === '[]' ? [] : mergedSchema.parse(JSON.parse(row.merged)),
  };
}

function personToRow(person: Person): Row {
  return {
    id: person.id,
    code: person.code,
    customer_number: person.customerNumber,
    name: person.name,
    email: person.email,
    role: person.role,
    attributes: JSON.stringify(person.attributes),
    consent: person.consent,
    opted_out_on: person.optedOutOn,
    tags: JSON.stringify(person.tags),
    merged: JSON.stringify(person.merged),
  };
}

const COLUMNS =
  'id, code, customer_number, name, email, role, attributes, consent, opted_out_on, tags, merged';

/** SQL of the roster. */
export function createPeopleRepository(db: WritableDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO people (${COLUMNS})
     VALUES (@id, @code, @customer_number, @name, @email, @role, @attributes, @consent, @opted_out_on,
       @tags, @merged)`,
  );
  const update = db.prepare<[Row]>(
    `UPDATE people SET customer_number = @customer_number, name = @name, email = @email, role = @role,
       attributes = @attributes, consent = @consent, opted_out_on = @opted_out_on,
       tags = @tags, merged = @merged
     WHERE id = @id AND code = @code`,
  );
  const remove = db.prepare<[string]>(`DELETE FROM people WHERE id = ?`);
  const all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM people ORDER BY name, code`);
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM people WHERE id = ?`);
  const byNumber = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM people WHERE customer_number = ?`);
  const putKind = db.prepare<[string, string]>(
    `INSERT INTO attribute_kinds (name, kind) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET kind = excluded.kind`,
  );
  const kinds = db.prepare<[], { name: string; kind: AttributeKind }>(
    `SELECT name, kind FROM attribute_kinds`,
  );
  const countByRole = db.prepare<[string], { count: number }>(
    `SELECT count(*) AS count FROM people WHERE role = ?`,
  );
  const countReachable = db.prepare<[string], { count: number }>(
    `SELECT count(*) AS count FROM people WHERE role = ? AND opted_out_on IS NULL`,
  );
  const nextNumber = db.prepare<[], { last_number: number }>(
    `UPDATE person_codes SET last_number = last_number + 1 RETURNING last_number`,
  );

  function findOne(row: Row | undefined): Person | null {
    return row === undefined ? null : rowToPerson(row);
  }

  return {
    insert: (person: Person) => insert.run(personToRow(person)),
    replace: (person: Person) => update.run(personToRow(person)),
    remove: (id: Id) => remove.run(id),
    list: (): Person[] => all.all().map(rowToPerson),
    find: (id: Id) => findOne(byId.get(id)),
    findByCustomerNumber: (customerNumber: string) => findOne(byNumber.get(customerNumber)),
    putKind: (name: string, kind: AttributeKind) => putKind.run(name, kind),
    /** Kinds by name; an attribute nobody gave a kind is text. */
    kinds: (): Map<string, AttributeKind> => new Map(kinds.all().map(({ name, kind }) => [name, kind])),
    count: (role: Person['role']): number => countByRole.get(role)?.count ?? 0,
    /** Without those who opted out. */
    countReachable: (role: Person['role']): number => countReachable.get(role)?.count ?? 0,
    /** The next code. The counter stands outside of undo, so that no code ever names a second person. */
    takeCode: (): string => {
      const row = nextNumber.get();
      assert(row !== undefined, 'the counter of person codes has its row');
      return personCode(row.last_number);
    },
  };
}

export type PeopleRepository = ReturnType<typeof createPeopleRepository>;
