import type { Gate } from '#shared/decisions/gate.ts';
import type { StartWhen } from '#shared/features/phase-setup.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { DecisionSources } from './decision-sources.ts';

/** The phase as its gate is judged: where the next one starts on its date, that day is waited for too. */
export function awaitStartDay(sources: DecisionSources, phase: Phase, next: Phase | null): Phase {
  const day = next?.plannedStart ?? null;
  if (next === null || day === null || sources.features.getSetup(next.id).startWhen !== 'on-date') {
    return phase;
  }
  return { ...phase, exitCriteria: [...phase.exitCriteria, { kind: 'not-before', day }] };
}

/** When the phase after a gate starts by its plan; null where none is left. */
export function nextStart(
  { features }: DecisionSources,
  gate: Pick<Gate, 'nextPhaseId'> | null,
): StartWhen | null {
  const phaseId = gate?.nextPhaseId ?? null;
  return phaseId === null ? null : features.getSetup(phaseId).startWhen;
}
