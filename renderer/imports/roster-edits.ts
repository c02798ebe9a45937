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
  };
  if (use === 'name') return { ...free, nameColumn: column };
  if (use === 'number') return { ...free, customerNumberColumn: column };
  if (use === 'email') return { ...free, emailColumn: column };
  if (use === 'role') return { ...free, roleColumn: column, staffValues: [] };
  if (use === 'tags') return { ...free, tagsColumn: column };
  if (use === 'none') return free;
  return { ...free, attributeColumns: [...free.attributeColumns, column].toSorted((a, b) => a - b) };
}
