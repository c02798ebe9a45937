import type { Decision } from '#shared/decisions/decision.ts';
import type { Badge } from '#shared/decisions/gate.ts';
import { phaseLockText } from '#shared/features/phase-lock.ts';
import type { Phase } from '#shared/features/plan.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { countVoices } from '#shared/reports/count-voices.ts';
import { gateOf, type ReportModel, type ReportVoices, type Standing } from '#shared/reports/report-model.ts';
import type { DecisionSources } from '#electron/decisions/decision-sources.ts';
import { foreseenPhase } from '#electron/decisions/foreseen-phase.ts';
import type { DecisionsService } from '#electron/decisions/decisions.service.ts';
import { fingerprint } from '#electron/features/fingerprint.ts';
import { gatherNumbers } from './gather-numbers.ts';
import type { ReportsReadModel } from './reports.read-model.ts';

export type ReportSources = Omit<
  DecisionSources,
  'notes' | 'flags' | 'origin' | 'gatePlans' | 'outlook' | 'dayOf' | 'lastImport' | 'peopleSeen'
> & {
  decisions: DecisionsService;
  readModel: ReportsReadModel;
  workspace: () => { name: string; origin: 'own' | 'sample' };
};

/** The last decision at this phase's gate that nobody withdrew. */
function findDecision(decisions: readonly Decision[], phaseId: Id): Decision | null {
  const withdrawn = new Set(decisions.flatMap(({ withdraws }) => withdraws ?? []));
  return (
    decisions.find(
      ({ id, kind, evidence }) => kind === 'decision' && evidence?.phaseId === phaseId && !withdrawn.has(id),
    ) ?? null
  );
}

function standingOf(sources: ReportSources, phase: Phase, decisions: readonly Decision[]): Standing {
  if (phase.state === 'current') {
    const gate = sources.decisions.evaluate(phase.featureId);
    if (gate !== null && gate.phaseId === phase.id) return { kind: 'judged', gate };
  }
  const decision = findDecision(decisions, phase.id);
  if (decision !== null && decision.evidence !== null && phase.state !== 'planned') {
    return { kind: 'decided', gate: decision.evidence, decision: { ...decision, evidence: null } };
  }
  return { kind: phase.startedOn === null ? 'planned' : 'unrecorded' };
}

function gatherVoices(sources: ReportSources, phase: Phase): ReportVoices {
  const ledger = sources.segments
    .listExposures(phase.featureId)
    .filter(({ phaseId, arm, since }) => phaseId === phase.id && arm === 'pilot' && since !== null);
  const exposed = new Map(ledger.map(({ personId, attributes }) => [personId, attributes]));
  return countVoices({
    notes: sources.readModel.listNotes(phase.featureId, phase.id),
    lines: sources.readModel.listLines(phase.featureId, phase.id),
    exposed: [...exposed.values()],
    spreadOver: sources.readModel.findSpread(phase.id),
  });
}

function gatherBeliefs(sources: ReportSources, featureId: Id): ReportModel['hypotheses'] {
  const metrics = new Map(sources.metrics.listMetrics(featureId).map((metric) => [metric.id, metric]));
  return sources.hypotheses.listForFeature(featureId).flatMap((hypothesis) => {
    const metric = metrics.get(hypothesis.metricId);
    return metric === undefined ? [] : [{ hypothesis, metric }];
  });
}

/** Only the judgement of this phase is told; the record keeps the others. */
function withoutEvidence(decision: Decision): Decision {
  return { ...decision, evidence: null, notesCited: [] };
}

function badgesOf(sources: ReportSources, standing: Standing): readonly Badge[] {
  const gate = gateOf({ standing });
  if (gate !== null) return gate.badges;
  return sources.workspace().origin === 'sample' ? ['sample-data'] : [];
}

/** Everything a phase report says, read at one moment. Throws AppError `feature-not-found`, `phase-not-found`. */
export function gatherReport(
  sources: ReportSources,
  { featureId, phaseId }: { featureId: Id; phaseId: Id },
): ReportModel {
  const { feature, plan, dial, exposedCustomers, customerBase } = sources.features.getSummary(featureId);
  const phase = plan.phases.find(({ id }) => id === phaseId);
  if (phase === undefined) throw new AppError('not-found', 'phase-not-found');
  const decisions = sources.decisions.list(featureId);
  const standing = standingOf(sources, phase, decisions);
  const gate = gateOf({ standing });
  const nextPhase = plan.phases.find(({ position }) => position > phase.position);
  const hypotheses = gatherBeliefs(sources, featureId);
  return {
    workspaceName: sources.workspace().name,
    createdAt: sources.now(),
    today: sources.today(),
    dataUpTo: gate === null ? sources.metrics.lastDay(featureId) : gate.dataUpTo,
    feature: { name: feature.name, summary: feature.summary, ownerName: feature.ownerName },
    phase,
    nextPhase: nextPhase === undefined ? null : foreseenPhase(sources, nextPhase),
    plan: {
      version: plan.version,
      phases: plan.phases,
      dial,
      amendments: plan.amendments,
      hash: phase.locked?.hash ?? fingerprint(phaseLockText(phase, sources.features.getSetup(phase.id))),
    },
    reach: { customers: exposedCustomers, customerBase },
    standing,
    badges: badgesOf(sources, standing),
    hypotheses,
    numbers: gatherNumbers(sources.metrics, {
      featureId,
      gate,
      hypotheses: hypotheses.map(({ hypothesis }) => hypothesis),
      until: phase.endedOn,
    }),
    money: sources.hypotheses.moneyView(featureId, gate?.comparisons ?? []),
    voices: gatherVoices(sources, phase),
    severe: sources.readModel.listSevere(featureId),
    checklist: sources.checklists.get(phaseId).items,
    decisions: decisions.map(withoutEvidence).toReversed(),
    imports: sources.readModel.listImports(featureId),
  };
}
