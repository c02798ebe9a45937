import type { RecordCheck, RecordFault } from '#shared/decisions/record.contract.ts';
import { FIRST_PREVIOUS_HASH } from '#electron/workspace/hash-chain.ts';
import { isWithinItsForm, recordHash, type RecordRow } from './record-rows.ts';

export type RecordHead = { sequence: number; hash: string };

type Walk = { entries: number; since: number | null; last: RecordRow | null; fault: RecordFault | null };

function faultOf(row: RecordRow, last: RecordRow | null): RecordFault | null {
  const expected = (last?.sequence ?? 0) + 1;
  const found = { sequence: row.sequence, soundUntil: last?.at ?? null, count: 1 };
  if (row.sequence !== expected) {
    return { ...found, code: 'missing', sequence: expected, count: Math.max(1, row.sequence - expected) };
  }
  if (row.previous_hash !== (last?.hash ?? FIRST_PREVIOUS_HASH)) return { ...found, code: 'not-linked' };
  return row.hash === recordHash(row) && isWithinItsForm(row) ? null : { ...found, code: 'changed' };
}

function walk(rows: Iterable<RecordRow>): Walk {
  const state: Walk = { entries: 0, since: null, last: null, fault: null };
  for (const row of rows) {
    state.entries += 1;
    state.since ??= row.at;
    if (state.fault !== null) continue;
    state.fault = faultOf(row, state.last);
    if (state.fault === null) state.last = row;
  }
  return state;
}

/** A chain whose end was cut off is whole in itself: what else remembers the end must agree. */
function endFault(
  { entries, last }: Walk,
  { head, deeds }: { head: RecordHead | null; deeds: number },
): RecordFault | null {
  const soundUntil = last?.at ?? null;
  const remembered = Math.max(head?.sequence ?? 0, deeds);
  if (remembered > entries) {
    return { code: 'end-missing', sequence: entries + 1, soundUntil, count: remembered - entries };
  }
  if (deeds < entries || head?.sequence !== last?.sequence || head?.hash !== last?.hash) {
    return { code: 'end-unknown', sequence: Math.min(deeds, head?.sequence ?? 0) + 1, soundUntil, count: 1 };
  }
  return null;
}

/**
 * Recomputes the record from its first row and holds its end against what else remembers it: `head`, the last row as
 * named beside the record, and `deeds`, how many decisions, reviews and withdrawals the log of deeds tells of. Names the
 * first fault. Who can write the file and does all of this over again is found only by a head kept elsewhere.
 */
export function checkRecord(
  rows: Iterable<RecordRow>,
  known: { head: RecordHead | null; deeds: number },
): RecordCheck {
  const walked = walk(rows);
  const { last, since } = walked;
  return {
    entries: walked.entries,
    since,
    head: last === null ? null : { sequence: last.sequence, hash: last.hash },
    fault: walked.fault ?? endFault(walked, known),
  };
}
