import type { GateFacts } from '#shared/decisions/gate-facts.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { DecisionSources } from './decision-sources.ts';

function heardBySegment(sources: DecisionSources, phase: Phase): Record<string, number | null> {
  const asked = phase.exitCriteria.flatMap((one) => (one.kind === 'segment-heard' ? [one.segment.id] : []));
  if (asked.length === 0) return {};
  const everybody = sources.segments.listPeople();
  const known = new Set(sources.segments.groups.list().map(({ id }) => id));
  const heard = sources.notes.personIdsHeard({ featureId: phase.featureId, phaseId: phase.id });
  const countIn = (segmentId: string): number | null => {
    if (!known.has(segmentId)) return null;
    const members = sources.segments.groups.listMemberIds(segmentId, everybody);
    return heard.filter((personId) => members.has(personId)).length;
  };
  return Object.fromEntries(asked.map((segmentId) => [segmentId, countIn(segmentId)]));
}

/** What was heard in a phase beyond how many people, and who signed it off since it began. */
export function gatherVoices(
  sources: DecisionSources,
  phase: Phase,
): Required<Pick<GateFacts, 'voices' | 'signOffs'>> {
  return {
    voices: {
      newThemes: sources.notes.newThemesByNote(phase.featureId),
      bySegment: heardBySegment(sources, phase),
    },
    signOffs: sources.features
      .listSignOffs(phase.id, 'exit')
      .filter(({ signedOn }) => phase.startedOn === null || signedOn >= phase.startedOn),
  };
}
