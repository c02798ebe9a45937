import type { LedgerLine } from './ledger-people.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { PickPreview, PickRequest } from '#shared/segments/segments.contract.ts';

export type Phase = OutputOf<'features.get'>['plan']['phases'][number];
export type Named = { personId: string; code: string; name: string };

/** A pick being put together; the names are for the eye only. */
export type PickDraft = { request: PickRequest; named: readonly Named[] };

/** What was last asked, else what the plan says with the control group of the phase before. */
export function firstDraft(phase: Phase, stored: OutputOf<'segments.getPick'>, available: number): PickDraft {
  const planned: PickRequest = {
    phaseId: phase.id,
    count: isForAll(phase) ? available : phase.people,
    segmentId: null,
    stratifyBy: null,
    holdBack: stored.heldBefore?.people ?? 0,
    otherPilots: 'allow',
    include: [],
    exclude: [],
  };
  return { request: stored.request ?? planned, named: stored.named };
}

/** A phase for everyone takes all who may be picked; no number is asked for. */
export function isForAll(phase: Phase): boolean {
  return phase.audience === 'everyone';
}

/** Whether this is what was last asked for the phase. */
export function isStored(phase: Phase, stored: PickRequest | null, asked: PickRequest): boolean {
  const count = isForAll(phase) ? (stored?.count ?? asked.count) : asked.count;
  return JSON.stringify(stored) === JSON.stringify({ ...asked, count });
}

export function isBegun(phase: Phase): boolean {
  return phase.state === 'current' || phase.state === 'reached';
}

export type PickDifference = {
  /** People who would newly be in, by code. */
  comes: readonly string[];
  goes: readonly string[];
  /** Whether reasons, control group or people would change. */
  state: 'same' | 'different';
};

/** What storing the preview would change in the ledger of the phase. */
export function differenceOf(
  preview: PickPreview,
  { lines, phase }: { lines: readonly LedgerLine[]; phase: Phase },
): PickDifference {
  const own = lines.filter(({ phaseId, until }) => phaseId === phase.id && until === null);
  const placeOf = (personId: string, isControl: boolean) => `${isControl ? 'control' : 'pilot'} ${personId}`;
  const before = new Set(own.map(({ personId, arm }) => placeOf(personId, arm === 'control')));
  const after = new Set(
    [...preview.picked, ...preview.heldBack].map(({ personId, why }) =>
      placeOf(personId, why === 'hold-back'),
    ),
  );
  const comes = preview.picked.filter(({ personId }) => !before.has(placeOf(personId, false)));
  const goes = own.filter(({ personId, arm }) => arm === 'pilot' && !after.has(placeOf(personId, false)));
  const isSame = before.size === after.size && [...after].every((place) => before.has(place));
  return {
    comes: comes.map(({ code }) => code),
    goes: goes.map(({ code }) => code),
    state: isSame ? 'same' : 'different',
  };
}
