import { customersIn, type SimulatedPhase } from './simulated-plan.ts';

type Phase = Pick<SimulatedPhase, 'audience' | 'people'>;

/**
 * Customers held back in each phase. `picked` says how many are in the ledger, null where nobody was picked for the phase
 * yet: then as many as in the phase before go on being held back, but never more than the phase leaves, as when it starts.
 */
export function heldBackIn(
  phases: readonly (Phase & { readonly picked: number | null })[],
  customers: number,
): readonly number[] {
  let before = 0;
  return phases.map((phase) => {
    if (phase.audience === 'staff' || phase.audience === 'everyone') return 0;
    if (phase.picked !== null) before = phase.picked;
    return Math.max(0, Math.min(before, customers - customersIn(phase)));
  });
}
