import { defaultCriteria } from '#shared/features/default-criteria.ts';
import { withFollowingCriteria } from '#shared/features/following-criteria.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import { wholeWeeks } from '#shared/features/phase-setup.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { heldBackIn } from '#shared/simulator/held-back.ts';
import { planOfFeature, type DescribedPlan } from '#shared/simulator/plan-of-feature.ts';
import type { SimulatedPhase } from '#shared/simulator/simulated-plan.ts';
import type { Simulation } from '#shared/simulator/simulation.ts';
import type { DraftPhase, SimulatorQuestion } from '#shared/simulator/simulator.contract.ts';
import type { Suggestion } from '#shared/simulator/suggestion.ts';
import type { FeaturesService } from '#electron/features/features.service.ts';
import type { HypothesesService } from '#electron/hypotheses/hypotheses.service.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { CallContext } from '#electron/rpc/door.ts';
import type { SegmentsService } from '#electron/segments/segments.service.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { SimulationThread } from './simulation-thread.ts';

type Needs = {
  features: FeaturesService;
  segments: Pick<SegmentsService, 'countHeldBack'>;
  metrics: Pick<MetricsService, 'listMetrics' | 'dailyValues'>;
  hypotheses: Pick<HypothesesService, 'listForFeature'>;
  /** The numbers a feature's gates are judged by. */
  rulesOf: (featureId: Id) => GateRules;
  thread: SimulationThread;
};

/** Simulates a feature's plan from its own numbers, and makes a draft the plan. */
export function createSimulatorService({ commands }: Pick<ServiceContext, 'commands'>, needs: Needs) {
  const { features, segments, metrics, hypotheses, rulesOf, thread } = needs;

  /** Criteria of a phase that does not exist yet are the usual ones for who it reaches. */
  function criteriaOf(
    draft: DraftPhase,
    phases: readonly Phase[],
    featureId: Id,
  ): SimulatedPhase['exitCriteria'] {
    const phase = phases.find(({ id }) => id === draft.phaseId);
    if (phase !== undefined) {
      const { people, holdDays } = draft;
      return withFollowingCriteria(phase, { people, holdDays }).exitCriteria ?? phase.exitCriteria;
    }
    const all = metrics.listMetrics(featureId);
    const idsOf = (isMeant: (metric: Metric) => boolean) => all.filter(isMeant).map(({ id }) => id);
    return defaultCriteria({
      phase: draft,
      metrics: {
        primary: idsOf(({ role }) => role === 'primary'),
        guardrail: idsOf(({ role }) => role === 'guardrail'),
        againstControl: idsOf(({ limit }) => limit?.kind === 'worse-than-control'),
      },
    });
  }

  function phasesOf(
    { featureId, phases: drafts }: SimulatorQuestion,
    { plan, customers }: { plan: readonly Phase[]; customers: number },
  ): SimulatedPhase[] {
    const asked = drafts?.map((draft) => withWholeWeeks(draft)) ?? plan.map(asDraft);
    const picked = pickedOf(featureId, plan);
    const heldBack = heldBackIn(
      asked.map(({ phaseId, audience, people }) => ({ audience, people, picked: picked(phaseId) })),
      customers,
    );
    return asked.map((draft, at) => {
      const { phaseId, name, audience, people, holdDays } = draft;
      const shape = {
        name,
        audience,
        people,
        holdDays,
        weeks: weeksOf(phaseId),
        heldBack: heldBack[at] ?? 0,
      };
      return Object.assign(shape, { exitCriteria: criteriaOf(draft, plan, featureId) });
    });
  }

  function weeksOf(phaseId: Id | null): SimulatedPhase['weeks'] {
    return phaseId === null ? 'any' : features.getSetup(phaseId).weeks;
  }

  /** A phase that is run in whole weeks takes no other number of days. */
  function withWholeWeeks(draft: DraftPhase): DraftPhase {
    return weeksOf(draft.phaseId) === 'any' ? draft : { ...draft, holdDays: wholeWeeks(draft.holdDays) };
  }

  /** Customers held back in a phase by the ledger; null before anybody was picked for it. */
  function pickedOf(featureId: Id, plan: readonly Phase[]): (phaseId: Id | null) => number | null {
    const counts = segments.countHeldBack(featureId);
    return (phaseId) => {
      const own = counts.find((one) => one.phaseId === phaseId);
      // What a phase that is over held back has ended with it.
      const isOver = plan.some(({ id, state }) => id === phaseId && state === 'reached');
      if (own === undefined || (own.open === 0 && !isOver)) return null;
      return isOver ? own.ever : own.now;
    };
  }

  function describe(question: SimulatorQuestion): DescribedPlan {
    const { featureId, own } = question;
    features.getFeature(featureId);
    const customers = features.customerBase();
    if (customers < 1) throw new AppError('precondition', 'simulation-without-customers');
    const plan = features.getPlan(featureId).phases;
    const phases = phasesOf(question, { plan, customers });
    if (phases.length === 0) throw new AppError('precondition', 'simulation-without-phases');
    const tooLarge = phases.find(({ audience, people }) => audience !== 'staff' && people > customers);
    if (tooLarge !== undefined) {
      const details = { phase: tooLarge.name, people: tooLarge.people, customers };
      throw new AppError('validation', 'phase-too-large', details);
    }
    return planOfFeature({
      phases,
      customers,
      heldBackNow: phases[plan.findLastIndex(({ startedOn }) => startedOn !== null)]?.heldBack ?? 0,
      metrics: metrics
        .listMetrics(featureId)
        .map((metric) => ({ metric, days: metrics.dailyValues(metric.id) })),
      hypotheses: hypotheses.listForFeature(featureId),
      rules: rulesOf(featureId),
      own,
    });
  }

  return {
    /** Throws `feature-not-found`, `simulation-without-customers`, `-without-phases`, `-phase-too-large`. */
    describe,
    simulate: (
      question: SimulatorQuestion & { runs: number; seed: number },
      context: CallContext,
    ): Promise<Simulation> => {
      const { plan } = describe(question);
      return thread.simulate({ plan, runs: question.runs, seed: question.seed }, context);
    },
    /** Looks for a better plan than the one that stands; what has started is no longer to be changed. */
    suggest: (
      { featureId, own, seed }: Pick<SimulatorQuestion, 'featureId' | 'own'> & { seed: number },
      context: CallContext,
    ): Promise<Suggestion> => {
      const { plan } = describe({ featureId, phases: null, own });
      const numbers = features.getPlan(featureId).phases.map((phase) => (isLocked(phase) ? 'fixed' : 'free'));
      return thread.suggest({ plan, numbers, seed }, context);
    },
    /** Phases that have started stay as they are; throws `phase-started` where the draft would change one. */
    keep: (featureId: Id, drafts: readonly DraftPhase[]): { version: number } =>
      commands.run({ method: 'simulator.keep', subjectId: featureId }, () => {
        const { phases } = features.getPlan(featureId);
        for (const [position, draft] of drafts.entries()) {
          const { phaseId, name, audience, people, holdDays } = withWholeWeeks(draft);
          const phase = phases.find(({ id }) => id === phaseId);
          if (phase === undefined) {
            features.addPhase(featureId, position, { name, audience, people, holdDays, plannedStart: null });
          } else if (phase.people !== people || phase.holdDays !== holdDays) {
            if (isLocked(phase)) throw new AppError('precondition', 'phase-started', { phase: phase.name });
            features.editPhase(phase.id, { people, holdDays }, '');
          }
        }
        return { version: features.getPlan(featureId).version };
      }),
  };
}

/** The phase as it stands; one that is entered lasts a day at least. */
function asDraft({ id, name, audience, people, holdDays }: Phase): DraftPhase {
  return { phaseId: id, name, audience, people, holdDays: Math.max(1, holdDays) };
}

export type SimulatorService = ReturnType<typeof createSimulatorService>;
