import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Picked } from '#shared/segments/pick-exactly.ts';
import type { Arm, Exposure } from '#shared/segments/person.ts';
import type { ExposuresRepository } from './exposures.repository.ts';
import type { PickPhase } from './phases.read-model.ts';

/** Somebody a phase is to hold, or to hold back. */
export type LedgerEntry = { personId: Id; arm: Arm; why: Exposure['why']; note: string };

type LedgerWriting = {
  phase: PickPhase;
  /** Planned and running exposures of the feature. */
  live: readonly Exposure[];
  entries: readonly LedgerEntry[];
  /** The day new entries begin; null plans them. */
  since: CalendarDay | null;
  today: CalendarDay;
};

export function isRunning(exposure: Exposure): boolean {
  return exposure.since !== null && exposure.until === null;
}

/** Ids of the people who have the feature by these exposures. */
export function peopleWith(exposures: readonly Exposure[]): Set<Id> {
  return new Set(
    exposures
      .filter((exposure) => exposure.arm === 'pilot' && isRunning(exposure))
      .map(({ personId }) => personId),
  );
}

/** Ledger entries of those picked; `notes` are the reasons of those named by hand. */
export function toEntries(picked: readonly Picked[], notes: ReadonlyMap<Id, string>): LedgerEntry[] {
  return picked.map(({ personId, why }) => ({
    personId,
    why,
    arm: why === 'hold-back' ? 'control' : 'pilot',
    note: why === 'included' ? (notes.get(personId) ?? '') : '',
  }));
}

function placeOf({ arm, personId }: Pick<Exposure, 'arm' | 'personId'>): string {
  return `${arm}:${personId}`;
}

function toldBefore(live: readonly Exposure[]): Map<Id, CalendarDay> {
  return new Map(
    live.flatMap(({ arm, personId, toldOn }) =>
      arm === 'pilot' && toldOn !== null ? [[personId, toldOn]] : [],
    ),
  );
}

/** Writes in the exposure ledger; every function runs inside a command. */
export function createLedger({ exposures, newId }: { exposures: ExposuresRepository; newId: () => Id }) {
  /** Ended when it ran, forgotten when it was only planned. */
  function close(exposure: Exposure, day: CalendarDay): void {
    if (exposure.since === null) exposures.remove(exposure.id);
    else exposures.end(exposure.id, day);
  }

  function add(entry: LedgerEntry, { phase, since }: LedgerWriting, toldOn: CalendarDay | null): void {
    exposures.insert({
      ...entry,
      id: newId(),
      featureId: phase.featureId,
      phaseId: phase.id,
      since,
      until: null,
      toldOn: entry.why === 'kept' ? toldOn : null,
      lossToldOn: null,
    });
  }

  return {
    close,
    /** Makes the phase hold exactly these people; what stays keeps its day and whether the person was told. */
    write: (writing: LedgerWriting): void => {
      const { phase, live, entries, today } = writing;
      const told = toldBefore(live);
      const own = new Map(
        live.filter(({ phaseId }) => phaseId === phase.id).map((exposure) => [placeOf(exposure), exposure]),
      );
      for (const entry of entries) {
        const known = own.get(placeOf(entry));
        own.delete(placeOf(entry));
        if (known === undefined) add(entry, writing, told.get(entry.personId) ?? null);
        else if (known.why !== entry.why || known.note !== entry.note) {
          exposures.explain(known.id, entry.why, entry.note);
        }
      }
      for (const dropped of own.values()) close(dropped, today);
    },
    /**
     * Once a phase has begun its people are the truth: what runs by earlier phases for people who are not among
     * them, or who changed sides, ends.
     */
    endEarlier: (phase: PickPhase, earlier: ReadonlySet<Id>, day: CalendarDay): void => {
      const live = exposures.listLive(phase.featureId);
      const own = new Set(live.filter(({ phaseId }) => phaseId === phase.id).map(placeOf));
      for (const exposure of live) {
        const isStale = earlier.has(exposure.phaseId) && !own.has(placeOf(exposure));
        if (isStale && isRunning(exposure)) exposures.end(exposure.id, day);
      }
    },
  };
}
