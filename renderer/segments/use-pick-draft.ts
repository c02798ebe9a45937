import { useMemo } from 'react';
import { create } from 'zustand';
import { firstDraft, type Phase, type PickDraft } from './pick-draft.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

type Stored = OutputOf<'segments.getPick'>;
type Kept = { readonly draft: PickDraft; readonly over: string };

/** Lives as long as the window, so that a look at one of the people does not lose what was typed. */
const useKept = create<Readonly<Record<Phase['id'], Kept>>>(() => ({}));

/** A pick as it is being put together; it lies over the stored one it began from and gives way when that changes. */
export function usePickDraft(
  phase: Phase,
  stored: Stored,
  available: number,
): [draft: PickDraft, change: (draft: PickDraft) => void] {
  const kept = useKept((all) => all[phase.id]);
  const first = useMemo(() => firstDraft(phase, stored, available), [phase, stored, available]);
  const over = JSON.stringify(stored.request);
  return [
    kept?.over === over ? kept.draft : first,
    (draft) => useKept.setState({ [phase.id]: { draft, over } }),
  ];
}
