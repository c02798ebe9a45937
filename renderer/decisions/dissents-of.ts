import type { Decision } from '#shared/decisions/decision.ts';

/** The decisions in a phase, and those that led to it, somebody disagreed with and that still stand, in the order given. */
export function dissentsOf<
  Listed extends Pick<Decision, 'id' | 'kind' | 'phaseId' | 'toPhaseId' | 'withdraws' | 'dissent'>,
>(decisions: readonly Listed[], phaseId: string): Listed[] {
  const withdrawn = new Set(decisions.map(({ withdraws }) => withdraws));
  return decisions.filter(
    (decision) =>
      decision.kind === 'decision' &&
      (decision.phaseId === phaseId || decision.toPhaseId === phaseId) &&
      decision.dissent !== '' &&
      !withdrawn.has(decision.id),
  );
}
