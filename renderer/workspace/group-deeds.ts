import type { OutputOf } from '#shared/contract/contract.ts';

type AuditEntry = OutputOf<'workspace.listAudit'>[number];

/** Entries of one person doing the same in a row, as one with its count; the newest gives the time. */
export type GroupedDeed = AuditEntry & { times: number };

export function groupDeeds(entries: readonly AuditEntry[]): GroupedDeed[] {
  const groups: GroupedDeed[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last !== undefined && last.method === entry.method && last.actor === entry.actor) last.times += 1;
    else groups.push({ ...entry, times: 1 });
  }
  return groups;
}
