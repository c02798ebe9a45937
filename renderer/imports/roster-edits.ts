import { mendValue, type MendedValue } from '#shared/imports/written-values.ts';
import type { AttributeKind } from '#shared/segments/attribute-kind.ts';
import type { RosterMapping } from '#shared/imports/imports.contract.ts';

/** What a column of a roster is used for. */
export const ROSTER_USES = ['name', 'number', 'email', 'role', 'tags', 'attribute', 'none'] as const;
export type RosterUse = (typeof ROSTER_USES)[number];

export function rosterUseOf(mapping: RosterMapping, column: number): RosterUse {
  if (mapping.nameColumn === column) return 'name';
  if (mapping.customerNumberColumn === column) return 'number';
  if (mapping.emailColumn === column) return 'email';
  if (mapping.roleColumn === column) return 'role';
  if (mapping.tagsColumn === column) return 'tags';
  return mapping.attributeColumns.includes(column) ? 'attribute' : 'none';
}

/** Gives a column of a roster another use; what it was used for before falls away. */
export function putRosterColumn(mapping: RosterMapping, column: number, use: RosterUse): RosterMapping {
  const without = (known: number | null): number | null => (known === column ? null : known);
  const free: RosterMapping = {
    ...mapping,
    nameColumn: without(mapping.nameColumn),
    customerNumberColumn: without(mapping.customerNumberColumn),
    emailColumn: without(mapping.emailColumn),
    roleColumn: without(mapping.roleColumn),
    staffValues: mapping.roleColumn === column ? [] : mapping.staffValues,
    tagsColumn: without(mapping.tagsColumn ?? null),
    attributeColumns: mapping.attributeColumns.filter((known) => known !== column),
    mendedValues: mapping.mendedValues.filter((mended) => mended.column !== column),
  };
  if (use === 'name') return { ...free, nameColumn: column };
  if (use === 'number') return { ...free, customerNumberColumn: column };
  if (use === 'email') return { ...free, emailColumn: column };
  if (use === 'role') return { ...free, roleColumn: column, staffValues: [] };
  if (use === 'tags') return { ...free, tagsColumn: column };
  if (use === 'none') return free;
  return { ...free, attributeColumns: [...free.attributeColumns, column].toSorted((a, b) => a - b) };
}

/** Reads a column as another kind; what was mended under the one before falls away. */
export function putAttributeKind(mapping: RosterMapping, column: number, kind: AttributeKind): RosterMapping {
  return {
    ...mapping,
    attributeKinds: { ...mapping.attributeKinds, [column]: kind },
    mendedValues: mapping.mendedValues.filter((mended) => mended.column !== column),
  };
}

/** What the person said a value of a column means; null while it stays as it is written. */
export function meantBy({ mendedValues }: RosterMapping, column: number, written: string): string | null {
  return mendedValues.find((mended) => mended.column === column && mended.written === written)?.as ?? null;
}

/** Reads all of these values of a column as one; null reads each as it is written. */
export function readAsOne(
  mapping: RosterMapping,
  { column, values, as }: { column: number; values: readonly string[]; as: string | null },
): RosterMapping {
  const mendedValues = values.reduce<MendedValue[]>(
    (mended, written) => mendValue(mended, { column, written, as }),
    mapping.mendedValues,
  );
  return { ...mapping, mendedValues };
}
