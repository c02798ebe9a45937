import { NAMED_ITEMS, type GateFacts } from '#shared/decisions/gate-facts.ts';
import type { CriterionVerdict } from '#shared/decisions/gate.ts';
import { type EntryFacts, judgeEntry } from '#shared/decisions/judge-entry.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { DecisionSources } from './decision-sources.ts';
import { foreseenPhase } from './foreseen-phase.ts';

/** How far a phase's checklist is, with the first open items by name. */
export function gatherChecklist(sources: DecisionSources, phaseId: string): GateFacts['checklist'] {
  const { blocking, blockingComplete, openBlocking } = sources.checklists.summary(phaseId);
  return {
    blocking,
    blockingComplete,
    open: openBlocking.slice(0, NAMED_ITEMS).map(({ code, text }) => ({ code, text })),
  };
}

/** Everything the entry criteria of a phase are judged from. */
export function gatherEntry(sources: DecisionSources, phase: Phase): EntryFacts {
  const { name, people, entryCriteria } = foreseenPhase(sources, phase);
  const rehearsed = sources.checklists
    .get(phase.id)
    .rehearsals.toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const last = rehearsed.at(-1);
  return {
    phase: { name, people, entryCriteria },
    checklist: gatherChecklist(sources, phase.id),
    signOffs: sources.features.listSignOffs(phase.id, 'entry'),
    rehearsal: last === undefined ? null : { day: last.day, minutes: last.minutes },
    named: sources.features.countNamed(phase.id),
  };
}

/** The entry criteria of a phase that has not started, judged now. */
export function judgeEntryOf(sources: DecisionSources, phaseId: string): CriterionVerdict[] {
  return judgeEntry(gatherEntry(sources, sources.features.getPhase(phaseId)), sources.today());
}
