import type { RolloutDraft } from '#shared/decisions/decisions.contract.ts';
import { defaultCriteria, defaultEntryCriteria } from '#shared/features/default-criteria.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { DecisionSources } from './decision-sources.ts';

function defineMetrics(sources: DecisionSources, draft: RolloutDraft, featureId: string) {
  const primary =
    draft.metric === null
      ? null
      : sources.metrics.defineMetric({ ...draft.metric, featureId, role: 'primary', limit: null });
  const guardrail =
    draft.guardrail === null
      ? null
      : sources.metrics.defineMetric({ ...draft.guardrail, featureId, role: 'guardrail', target: null });
  return { primary, guardrail };
}

function writeHypothesis(
  sources: DecisionSources,
  draft: RolloutDraft,
  ids: { featureId: string; metricId: string },
) {
  if (draft.hypothesis === null) return;
  sources.hypotheses.writeHypothesis({ ...draft.hypothesis, ...ids, change: draft.name, segmentId: null });
}

function asList(metricId: string | null): string[] {
  return metricId === null ? [] : [metricId];
}

/** Feature, plan, metrics, hypothesis, criteria and checklists in one command: one undo takes all of it back. */
export function planRollout(
  context: ServiceContext,
  sources: DecisionSources,
  draft: RolloutDraft,
): { featureId: string } {
  return context.commands.run({ method: 'decisions.planRollout', subjectId: null }, () => {
    const { featureId } = sources.features.createFeature({
      name: draft.name,
      summary: draft.summary,
      ownerName: draft.ownerName,
      kind: draft.kind,
      riskAnswers: draft.riskAnswers,
      valueModel: null,
      phases: draft.phases,
    });
    const { primary, guardrail } = defineMetrics(sources, draft, featureId);
    if (primary !== null) writeHypothesis(sources, draft, { featureId, metricId: primary });
    const { phases } = sources.features.getPlan(featureId);
    const isMargin = draft.guardrail?.limit?.kind === 'worse-than-control';
    const againstControl = isMargin ? asList(guardrail) : [];
    const metrics = { primary: asList(primary), guardrail: asList(guardrail), againstControl };
    for (const [index, phase] of phases.entries()) {
      const isLast =
        draft.hypothesis?.basis === 'control-group' && phases[index + 1]?.audience === 'everyone';
      const criteria = defaultCriteria({ phase, metrics, gate: isLast ? 'last' : 'earlier' });
      sources.features.setCriteria(phase.id, criteria);
      const entry = defaultEntryCriteria(phase, phases.slice(0, index));
      if (entry.length > 0) sources.features.setEntryCriteria(phase.id, entry);
      sources.checklists.generateForPhase(phase.id);
    }
    return { featureId };
  });
}
