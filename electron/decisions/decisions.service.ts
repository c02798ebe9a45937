import type { z } from '#shared/kernel/schema.ts';
import type { decisionsContract, RolloutDraft } from '#shared/decisions/decisions.contract.ts';
import { hasChangedSince } from '#shared/decisions/changed-since.ts';
import { findCurrentPhase } from '#shared/features/gate-day.ts';
import type { Decision } from '#shared/decisions/decision.ts';
import { lastRecordedDay } from '#shared/decisions/earliest-day.ts';
import { followsAdvice } from '#shared/decisions/follows-advice.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import { planMove, type PlanMove } from '#shared/decisions/plan-move.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Shortfall } from '#shared/segments/shortfall.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { carryOut } from './carry-out.ts';
import type { DecisionSources } from './decision-sources.ts';
import type { DecisionsRepository } from './decisions.repository.ts';
import type { Evaluations } from './evaluations.service.ts';
import { evidenceFor } from './record-evidence.ts';
import { judgeEntryOf } from './gather-entry.ts';
import { keepStartedAnyway, unmetEntry } from './start-anyway.ts';
import { createDefinitionDeeds } from './take-definitions.ts';
import { planRollout } from './plan-rollout.ts';

type SetRulesInput = z.output<(typeof decisionsContract)['decisions.setRules']['input']>;
export type DecideInput = z.output<(typeof decisionsContract)['decisions.decide']['input']>;

/** What a decision comes to, before it is written. */
type Made = { gate: Gate | null; move: PlanMove; shortfall: Shortfall | null };

function checkReason(input: DecideInput, gate: Gate | null): void {
  const follows = gate === null || followsAdvice(input.verb, gate.verb);
  if (!follows && input.reason === '') {
    throw new AppError('validation', 'override-needs-reason', { advised: gate.verb, decided: input.verb });
  }
}

/** The gate, and what people decide at it. */
export function createDecisionsService(
  context: ServiceContext,
  sources: DecisionSources,
  { repository, evaluations }: { repository: DecisionsRepository; evaluations: Evaluations },
) {
  function moveFor(input: DecideInput): PlanMove {
    const feature = sources.features.getFeature(input.featureId);
    const { phases } = sources.features.getPlan(input.featureId);
    const move = planMove(input.verb, { feature, phases, toPhaseId: input.toPhaseId });
    if (typeof move === 'string') throw new AppError('precondition', move, { feature: feature.name });
    return move;
  }

  /** Nobody starts a phase with fewer people than it asks for unawares. */
  function checkPeople({ fewerPeople }: DecideInput, move: PlanMove): Shortfall | null {
    const foreseen = move.start === null ? null : sources.segments.foreseeShortfall(move.start);
    if (foreseen === null) return null;
    const { asked, found, listed } = foreseen;
    if (fewerPeople === 'ask' && listed > 0) {
      throw new AppError('precondition', 'fewer-people', { asked, found });
    }
    return { asked, found };
  }

  function record(input: DecideInput, { gate, move, shortfall }: Made): Decision {
    const { phases } = sources.features.getPlan(input.featureId);
    return repository.append({
      id: context.newId(),
      featureId: input.featureId,
      phaseId: gate?.phaseId ?? phases[0]?.id ?? null,
      toPhaseId: move.start ?? move.reopen,
      kind: 'decision',
      withdraws: null,
      verb: input.verb,
      adviceVerb: gate?.verb ?? null,
      reason: input.reason,
      dissent: input.dissent,
      decidedBy: input.decidedBy === '' ? context.actor() : input.decidedBy,
      at: context.now(),
      evidence: gate,
      shortfall,
      ...evidenceFor(sources, { ...input, gate, day: input.day ?? context.today() }),
      commandSequence: context.commands.currentSequence(),
    });
  }

  /** Nothing is dated before what is recorded unless a person means it: a clock set back would do so unnoticed. */
  function checkDay(input: DecideInput, day: CalendarDay): void {
    const today = context.today();
    const clock = context.clock();
    if (input.earlierDay === 'ask' && clock.stand === 'set-back') {
      throw new AppError('precondition', 'clock-set-back', { lastAt: clock.lastAt });
    }
    if (day > today) throw new AppError('validation', 'decision-in-future', { day });
    const last = lastRecordedDay(sources.features.getPlan(input.featureId).phases);
    if (input.earlierDay === 'ask' && last !== null && day < last) {
      throw new AppError('precondition', 'day-before-last', { day, last });
    }
  }

  function decide(input: DecideInput): { decisionId: string; peopleToTell: number } {
    const day = input.day ?? context.today();
    checkDay(input, day);
    return context.commands.run({ method: 'decisions.decide', subjectId: input.featureId }, () => {
      const gate = evaluations.keep(input.featureId);
      checkReason(input, gate);
      const move = moveFor(input);
      const shortfall = checkPeople(input, move);
      const unmet = unmetEntry(sources, move.start, input.reason);
      const decision = record(input, { gate, move, shortfall });
      const peopleToTell = carryOut(sources, { featureId: input.featureId, move, day, reason: input.reason });
      keepStartedAnyway(sources, move.start, { unmet, day, reason: input.reason });
      return { decisionId: decision.id, peopleToTell };
    });
  }

  /** A metric removed since then has no numbers to differ by. */
  function changedSince({ evidence, featureId }: Decision): string[] {
    if (evidence === null) return [];
    const known = new Set(sources.metrics.listMetrics(featureId).map(({ id }) => id));
    return evidence.comparisons.flatMap((judged) => {
      const { metric, from, to } = judged;
      if (!known.has(metric.id)) return [];
      const now = sources.metrics.compareMetric({ metricId: metric.id, from, to });
      return hasChangedSince(judged, now) ? [metric.name] : [];
    });
  }

  /** Undo takes the plan back; the record keeps the decision and gains its withdrawal (and the reverse on redo). */
  function followReplay(replayed: { commandSequence: number; direction: 'undo' | 'redo' }): void {
    const decision = repository.findByCommand(replayed.commandSequence);
    if (decision === null) return;
    const { sequence: _sequence, hash: _hash, ...kept } = decision;
    repository.append({
      ...kept,
      id: context.newId(),
      kind: replayed.direction === 'undo' ? 'withdrawal' : decision.review === null ? 'decision' : 'review',
      withdraws: replayed.direction === 'undo' ? decision.id : null,
      decidedBy: context.actor(),
      at: context.now(),
      commandSequence: replayed.commandSequence,
    });
  }
  context.commands.onReplay(followReplay);

  function rules(featureId: string) {
    const phase = findCurrentPhase(sources.features.getPlan(featureId).phases);
    const judged = phase === null ? null : sources.gatePlans.forPhase(featureId, phase.id);
    const frozen = judged?.frozen ?? null;
    const metrics = sources.metrics.listMetrics(featureId);
    return {
      chosen: sources.gatePlans.rulesOf(featureId),
      frozen:
        frozen === null
          ? null
          : {
              rules: frozen.rules,
              at: frozen.frozenAt,
              hash: frozen.hash,
              metricIds: Object.keys(frozen.definitions),
            },
      changed: metrics.filter(({ id }) => judged?.changed.includes(id)).map(({ name }) => name),
    };
  }

  function setRules({ featureId, extensionsAtMost, ifInconclusive }: SetRulesInput): void {
    sources.features.getFeature(featureId);
    const known = sources.gatePlans.rulesOf(featureId);
    const rules = {
      ...known,
      extensionsAtMost: extensionsAtMost ?? known.extensionsAtMost,
      ifInconclusive: ifInconclusive ?? known.ifInconclusive,
    };
    context.commands.run({ method: 'decisions.setRules', subjectId: featureId }, () =>
      sources.gatePlans.setRules(featureId, rules),
    );
  }

  return {
    evaluate: evaluations.evaluate,
    /** What must hold before the phase starts, judged now. */
    judgeEntry: (phaseId: string) => judgeEntryOf(sources, phaseId),
    keepEvaluation: evaluations.keep,
    listEvaluations: evaluations.list,
    verifyEvaluations: evaluations.verify,
    rules,
    setRules,
    ...createDefinitionDeeds(context, sources),
    decide,
    planRollout: (draft: RolloutDraft) => planRollout(context, sources, draft),
    list: repository.list,
    /** As `list`, each with the metrics whose numbers it rested on are others today. */
    listWithChanges: (featureId: string | null) =>
      repository
        .list(featureId)
        .map((decision) => Object.assign({}, decision, { changedSince: changedSince(decision) })),
  };
}

export type DecisionsService = ReturnType<typeof createDecisionsService>;
