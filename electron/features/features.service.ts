import { dialSteps } from '#shared/features/dial-steps.ts';
import { exposedNow } from '#shared/features/exposed-now.ts';
import { type Feature, type FeatureState, flagKeyFromName } from '#shared/features/feature.ts';
import type { FeatureSummary, PhaseDraft, Reach } from '#shared/features/features.contract.ts';
import { findCurrentPhase, gateDayOf } from '#shared/features/gate-day.ts';
import { layOutCalendar } from '#shared/features/lay-out-calendar.ts';
import type { PortfolioCalendar } from '#shared/features/portfolio-calendar.ts';
import type { Phase, Plan } from '#shared/features/plan.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createCriteriaService } from './criteria.service.ts';
import { editFeature, type FeatureEdit } from './edit-feature.ts';
import { createFeaturesReadModel } from './features.read-model.ts';
import { createFeaturesRepository, type StoredFeature } from './features.repository.ts';
import { createPhaseSetupsRepository } from './phase-setups.repository.ts';
import { createPhasesRepository } from './phases.repository.ts';
import { createPlanService } from './plan.service.ts';
import { createPlanningRepository } from './planning.repository.ts';
import { createPlanningService } from './planning.service.ts';
import { createRunningService } from './running.service.ts';
import { createSignOffsRepository } from './sign-offs.repository.ts';

export type FeatureDraft = Pick<
  Feature,
  'name' | 'summary' | 'ownerName' | 'kind' | 'riskAnswers' | 'valueModel'
> & { readonly phases: readonly PhaseDraft[] };

const LONGEST_FLAG_KEY = 63;

type ReachCounts = {
  readonly customerBase: number;
  /** Customers each feature reaches. */
  readonly counts: readonly number[];
  readonly named: Pick<Reach, 'withOne'> & { readonly withTwo: number };
};

/** Named people are counted once; where features reach people nobody named, the largest of them is the least. */
function reachOf({ customerBase, counts, named }: ReachCounts): Reach {
  const exposed = counts.filter((customers) => customers > 0);
  const largest = Math.max(0, ...exposed);
  if (named.withOne >= largest) return { customerBase, ...named };
  return { customerBase, withOne: largest, withTwo: exposed.length > 1 ? null : 0 };
}

/** Features and their plans: what is rolled out, to whom, when, and what must hold before the next step. */
export function createFeaturesService(context: ServiceContext) {
  const { commands, db, newId, now, today } = context;
  const features = createFeaturesRepository(db);
  const phases = createPhasesRepository(db);
  const readModel = createFeaturesReadModel(db);
  const planning = createPlanningService({
    context,
    repository: createPlanningRepository(db),
    readModel,
    phasesOf: (featureId) => phases.listOfFeature(getStored(featureId).feature.id),
  });
  const { startCalendar } = planning;
  const setups = createPhaseSetupsRepository(db);
  const plan = createPlanService({
    context,
    phases,
    readModel,
    countVersion,
    startCalendar,
    setups,
  });
  const criteria = createCriteriaService({ context, phases, readModel, plan });
  const running = createRunningService({ context, plan, setups, signOffs: createSignOffsRepository(db) });

  function getStored(featureId: Id): StoredFeature {
    const stored = features.findById(featureId);
    if (stored === null) throw new AppError('not-found', 'feature-not-found');
    return stored;
  }

  function countVersion(featureId: Id): void {
    const stored = getStored(featureId);
    features.update({ ...stored, planVersion: stored.planVersion + 1 });
  }

  function save(featureId: Id, change: Partial<Feature>): void {
    const stored = getStored(featureId);
    features.update({ ...stored, feature: { ...stored.feature, ...change } });
  }

  function freeFlagKey(name: string): string {
    const wanted = flagKeyFromName(name);
    let key = wanted;
    for (let number = 2; features.findByFlagKey(key) !== null; number += 1) {
      const suffix = `-${number}`;
      key = `${wanted.slice(0, LONGEST_FLAG_KEY - suffix.length)}${suffix}`;
    }
    return key;
  }

  function deed<Value>(name: string, featureId: Id, work: () => Value): Value {
    return commands.run({ method: `features.${name}`, subjectId: featureId }, work);
  }

  /** Changes the state between two names, with a line among the amendments of the current phase. */
  function switchState(
    featureId: Id,
    { from, to, reason }: { from: FeatureState; to: FeatureState; reason: string },
  ): void {
    const current = findCurrentPhase(phases.listOfFeature(featureId));
    save(featureId, { state: to });
    if (current !== null) {
      const textOf = (state: FeatureState): string => JSON.stringify({ state });
      plan.amend(current.id, { reason, before: textOf(from), after: textOf(to) });
    }
  }

  function summarise(stored: StoredFeature, context: SummaryContext): FeatureSummary {
    const { feature } = stored;
    const ofFeature = context.phases.get(feature.id) ?? [];
    const ledger = context.ledger.get(feature.id) ?? { customers: 0, staff: 0 };
    const exposed = exposedNow({ feature, phases: ofFeature, ledger, roster: context.roster });
    return {
      feature,
      dial: dialSteps({ phases: ofFeature, feature, exposed, listed: context.listed }),
      currentPhaseId: findCurrentPhase(ofFeature)?.id ?? null,
      exposedCustomers: exposed.customers,
      customerBase: context.customerBase,
      gateDay: gateDayOf(ofFeature),
    };
  }

  function summaryContext(planned: readonly Phase[]): SummaryContext {
    return {
      phases: byFeature(planned),
      ledger: readModel.countExposed(),
      roster: readModel.countReachable(),
      listed: readModel.countListed(),
      customerBase: readModel.customerBase(),
    };
  }

  const getPlan = (featureId: Id): Plan => ({
    version: getStored(featureId).planVersion,
    phases: phases.listOfFeature(featureId),
    amendments: phases.listAmendments(featureId),
  });

  return {
    ...plan,
    ...criteria,
    ...planning,
    ...running,
    /** Makes a feature and its plan with empty criteria; the flag key is made from the name, `-2` added when taken. */
    createFeature: (draft: FeatureDraft): { featureId: Id; phaseIds: Id[] } => {
      const { phases: phaseDrafts, ...facts } = draft;
      const featureId = newId();
      return deed('create', featureId, () => {
        const flagKey = freeFlagKey(facts.name);
        const state = { state: 'draft', killSwitch: 'armed' } as const;
        features.insert({
          feature: { id: featureId, ...facts, flagKey, ...state, createdAt: now() },
          planVersion: 1,
        });
        return { featureId, phaseIds: plan.createPhases(featureId, phaseDrafts) };
      });
    },
    /** Throws AppError `feature-not-found`. */
    getFeature: (featureId: Id): Feature => getStored(featureId).feature,
    /** Phases in order, amendments oldest first. Throws AppError `feature-not-found`. */
    getPlan,
    findByFlagKey: (key: string): Feature | null => features.findByFlagKey(key)?.feature ?? null,
    /** Every feature, archived ones too, oldest first. */
    listFeatures: (): Feature[] => features.listAll().map((stored) => stored.feature),
    listSummaries: (include: 'active' | 'all'): FeatureSummary[] => {
      const shared = summaryContext(phases.listAll());
      return features
        .listAll()
        .filter((stored) => include === 'all' || stored.feature.state !== 'archived')
        .map((stored) => summarise(stored, shared));
    },
    /** See `reachOf`. */
    countReach: (): Reach => {
      const shared = summaryContext(phases.listAll());
      const counts = features.listAll().map((stored) => summarise(stored, shared).exposedCustomers);
      return reachOf({ customerBase: shared.customerBase, counts, named: readModel.countReached() });
    },
    /** What the plans of all features make together; see `layOutCalendar`. */
    calendar: (): PortfolioCalendar => {
      const plans = byFeature(phases.listAll());
      return layOutCalendar({
        features: features.listAll().map(({ feature }) => ({ feature, phases: plans.get(feature.id) ?? [] })),
        named: readModel.listNamed(),
        ...planning.allBlackouts(),
        customerBase: readModel.customerBase(),
        today: today(),
      });
    },
    getSummary: (featureId: Id): FeatureSummary & { plan: Plan } => {
      const ofFeature = getPlan(featureId);
      return { ...summarise(getStored(featureId), summaryContext(ofFeature.phases)), plan: ofFeature };
    },
    /** Throws `flag-key-taken` when another feature answers to the key. */
    edit: (featureId: Id, change: FeatureEdit): void => {
      const stored = getStored(featureId);
      const holder = change.flagKey === undefined ? null : features.findByFlagKey(change.flagKey);
      if (holder !== null && holder.feature.id !== stored.feature.id) {
        throw new AppError('conflict', 'flag-key-taken', {
          key: holder.feature.flagKey,
          feature: holder.feature.name,
        });
      }
      deed('edit', featureId, () => save(featureId, editFeature(stored.feature, change)));
    },
    /** Hides the feature and loses nothing. One that people have must be stopped or finished first. */
    archive: (featureId: Id): void => {
      const { feature } = getStored(featureId);
      if (feature.state === 'running' || feature.state === 'paused') {
        throw new AppError('precondition', 'feature-running', { feature: feature.name });
      }
      deed('archive', featureId, () => save(featureId, { state: 'archived' }));
    },
    pause: (featureId: Id, reason: string): void => {
      const { feature } = getStored(featureId);
      if (feature.state !== 'running')
        throw new AppError('precondition', 'not-running', { feature: feature.name });
      deed('pause', featureId, () => switchState(featureId, { from: 'running', to: 'paused', reason }));
    },
    resume: (featureId: Id): void => {
      const { feature } = getStored(featureId);
      if (feature.state !== 'paused')
        throw new AppError('precondition', 'not-paused', { feature: feature.name });
      deed('resume', featureId, () => switchState(featureId, { from: 'paused', to: 'running', reason: '' }));
    },
    /** Begins the phase on `day`: current and locked; the feature runs. Throws `phase-started` if it already has. */
    startPhase: (phaseId: Id, day: CalendarDay): void => {
      const { featureId } = plan.getPhase(phaseId);
      deed('startPhase', featureId, () => {
        plan.enterPhase(phaseId, day);
        save(featureId, { state: 'running' });
      });
    },
    /** Ends the phase as reached. */
    completePhase: (phaseId: Id, day: CalendarDay): void =>
      deed('completePhase', plan.getPhase(phaseId).featureId, () =>
        plan.leavePhase(phaseId, { state: 'reached', endedOn: day }),
      ),
    /** Ends the phase as rolled back. */
    withdrawPhase: (phaseId: Id, day: CalendarDay): void =>
      deed('withdrawPhase', plan.getPhase(phaseId).featureId, () =>
        plan.leavePhase(phaseId, { state: 'rolled-back', endedOn: day }),
      ),
    /**
     * Makes the phase a plan again, as if it had never begun: without its days and unlocked, so that it locks anew when
     * it starts. Its criteria and its amendments stay.
     */
    resetPhase: (phaseId: Id): void =>
      deed('resetPhase', plan.getPhase(phaseId).featureId, () => plan.replanPhase(phaseId)),
    /** After a step back: a reached phase is current again and holds anew from `day`; its lock stays. */
    reopenPhase: (phaseId: Id, day: CalendarDay): void =>
      deed('reopenPhase', plan.getPhase(phaseId).featureId, () => plan.reenterPhase(phaseId, day)),
    setState: (featureId: Id, state: FeatureState): void =>
      deed('setState', featureId, () => save(featureId, { state })),
    /** The caller runs this inside a command that cannot be undone (see flags). */
    setKillSwitch: (featureId: Id, killSwitch: Feature['killSwitch']): void =>
      deed('setKillSwitch', featureId, () => save(featureId, { killSwitch })),
    /** Customers in all: as settings say, or of the roster once it holds more. */
    customerBase: readModel.customerBase,
    /** People named for a phase who have it or are to get it. */
    countNamed: readModel.countNamed,
    staffBase: readModel.staffBase,
  };
}

function byFeature(phases: readonly Phase[]): ReadonlyMap<Id, readonly Phase[]> {
  const grouped = new Map<Id, Phase[]>();
  for (const phase of phases) grouped.set(phase.featureId, [...(grouped.get(phase.featureId) ?? []), phase]);
  return grouped;
}

type SummaryContext = {
  phases: ReadonlyMap<Id, readonly Phase[]>;
  ledger: ReturnType<ReturnType<typeof createFeaturesReadModel>['countExposed']>;
  roster: ReturnType<ReturnType<typeof createFeaturesReadModel>['countReachable']>;
  listed: ReturnType<ReturnType<typeof createFeaturesReadModel>['countListed']>;
  customerBase: number;
};

export type FeaturesService = ReturnType<typeof createFeaturesService>;
