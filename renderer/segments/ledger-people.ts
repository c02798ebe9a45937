import type { OutputOf } from '#shared/contract/contract.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { type LedgerState, lineState } from './line-state.ts';

export type LedgerLine = OutputOf<'segments.listExposures'>[number];

/** The ledger's lines of one person in one feature, folded into one row. */
export type LedgerPerson = {
  personId: string;
  code: string;
  name: string;
  role: LedgerLine['role'];
  state: LedgerState;
  /** First day of what lasts, or of what was last had; null while only planned. */
  since: CalendarDay | null;
  /** Null while it lasts. */
  until: CalendarDay | null;
  /** Of the latest phase. */
  phaseName: string;
  why: LedgerLine['why'];
  note: string;
  /** When they were told of it: of having it, or once it is gone, of that. */
  toldOn: CalendarDay | null;
  /** Lines a telling is noted on. */
  lineIds: string[];
};

const ORDER: readonly LedgerState[] = ['has', 'control', 'planned', 'planned-control', 'had', 'was-control'];

function earliest(days: readonly (CalendarDay | null)[]): CalendarDay | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

function latest(days: readonly (CalendarDay | null)[]): CalendarDay | null {
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}

/** The day of what was told last; somebody told that it was gone, who has it again, was not told of that yet. */
function toldOf(state: LedgerState, own: readonly LedgerLine[]): CalendarDay | null {
  if (state === 'had') return latest(own.map(({ lossToldOn }) => lossToldOn));
  return own.some(({ lossToldOn }) => lossToldOn !== null) ? null : latest(own.map(({ toldOn }) => toldOn));
}

/** The strongest state the person is in, told by the lines of that state. */
function fold(lines: readonly LedgerLine[]): LedgerPerson | null {
  const state = ORDER.find((candidate) => lines.some((line) => lineState(line) === candidate));
  const own = lines.filter((line) => lineState(line) === state);
  const last = own.at(-1);
  if (state === undefined || last === undefined) return null;
  return {
    personId: last.personId,
    code: last.code,
    name: last.name,
    role: last.role,
    state,
    since: earliest(own.map(({ since }) => since)),
    until: latest(own.map(({ until }) => until)),
    phaseName: last.phaseName,
    // Whoever is kept was picked or included in an earlier line; that is the better reason.
    why: own.find(({ why }) => why !== 'kept')?.why ?? last.why,
    note: own.find(({ note }) => note !== '')?.note ?? '',
    toldOn: toldOf(state, own),
    lineIds: own.map(({ id }) => id),
  };
}

/**
 * One row a person, in the order of the ledger, which lists earlier phases first. Somebody who lost the feature in one
 * phase and has it in another has it.
 */
export function ledgerPeople(lines: readonly LedgerLine[]): LedgerPerson[] {
  const byPerson = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const known = byPerson.get(line.personId);
    if (known === undefined) byPerson.set(line.personId, [line]);
    else known.push(line);
  }
  return [...byPerson.values()].map(fold).filter((person) => person !== null);
}
