import { defaultCriteria, defaultEntryCriteria } from '#shared/features/default-criteria.ts';
import { withFollowingCriteria } from '#shared/features/following-criteria.ts';
import type { PhaseDraft } from '#shared/features/features.contract.ts';
import { isLocked, phaseLockText, type PhaseChange, promiseChange } from '#shared/features/phase-lock.ts';
import { pushLaterStarts, reorderStarts } from '#shared/features/planned-starts.ts';
import { wholeWeeks } from '#shared/features/phase-setup.ts';
import type { Phase } from '#shared/features/plan.ts';
import { splitPhase } from '#shared/features/split-phase.ts';
import type { StartCalendar } from '#shared/features/start-days.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { definedOnly } from '#shared/kernel/defined-only.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { FeaturesReadModel } from './features.read-model.ts';
import { fingerprint } from './fingerprint.ts';
import type { PhaseSetupsRepository } from './phase-setups.repository.ts';
import type { PhasesRepository } from './phases.repository.ts';
import { refuseChange, refuseDraft, refuseStarted } from './refuse-phase.ts';

type Dependencies = {
  context: ServiceContext;
  phases: PhasesRepository;
  readModel: FeaturesReadModel;
  /** Counts one more version of the feature's plan; throws when there is no such feature. */
  countVersion: (featureId: Id) => void;
  startCalendar: (featureId: Id) => StartCalendar;
  setups: PhaseSetupsRepository;
};

/** Where a new phase comes, and the ones around it. */
type Place = Pick<Phase, 'featureId' | 'position'> & {
  earlier: readonly Pick<Phase, 'audience'>[];
  next: Pick<Phase, 'audience'> | undefined;
};

type Deed = { method: string; phase: Phase };

/** A phase of a plan, not yet started. */
function phaseOf(draft: PhaseDraft, place: Pick<Phase, 'id' | 'featureId' | 'position'>): Phase {
  return {
    ...draft,
    ...place,
    startedOn: null,
    endedOn: null,
    state: 'planned',
    entryCriteria: [],
    exitCriteria: [],
    locked: null,
  };
}

function isOfCriteriaOnly(change: PhaseChange): boolean {
  return Object.keys(definedOnly(change)).every((field) => field === 'exitCriteria');
}

/** The plan of a feature: its phases, and the amendments of what is locked. */
export function createPlanService(dependencies: Dependencies) {
  const { context, phases, readModel, countVersion, startCalendar, setups } = dependencies;
  const { commands, newId, now, actor } = context;

  function getPhase(phaseId: Id): Phase {
    const phase = phases.findById(phaseId);
    if (phase === null) throw new AppError('not-found', 'phase-not-found');
    return phase;
  }

  /** Saves the phases that differ from what is stored, places counted anew. */
  function saveOrder(ordered: readonly Phase[]): void {
    for (const [position, phase] of ordered.entries()) {
      const stored = getPhase(phase.id);
      if (stored.position !== position || stored.plannedStart !== phase.plannedStart) {
        phases.update({ ...stored, position, plannedStart: phase.plannedStart });
      }
    }
  }

  function pushDatesAfter(phase: Phase): void {
    const { featureId, position } = phase;
    saveOrder(pushLaterStarts(phases.listOfFeature(featureId), position, startCalendar(featureId)));
  }

  function amend(
    phaseId: Id,
    { reason, before, after }: { reason: string; before: string; after: string },
  ): void {
    phases.insertAmendment({ id: newId(), phaseId, at: now(), actor: actor(), reason, before, after });
  }

  function changePhase(
    { method, phase }: Deed,
    { next, reason }: { next: PhaseChange; reason: string },
  ): void {
    const promised = promiseChange(phase, next);
    const isRenamed = next.name !== undefined && next.name !== phase.name;
    if (promised === null && !isRenamed) return;
    const locked = isLocked(phase);
    if (promised !== null && locked && reason === '') {
      throw new AppError('precondition', 'phase-locked', { phase: phase.name });
    }
    commands.run({ method, subjectId: phase.featureId }, () => {
      const changed: Phase = { ...phase, ...definedOnly(next) };
      phases.update(changed);
      if (promised === null) return;
      if (locked) amend(phase.id, { reason, ...promised });
      if (isOfCriteriaOnly(next)) return;
      countVersion(phase.featureId);
      pushDatesAfter(changed);
    });
  }

  function editPhase(phaseId: Id, next: PhaseChange, reason: string): void {
    const deed = { method: 'features.editPhase', phase: getPhase(phaseId) };
    refuseBrokenWeeks(deed.phase, next.holdDays);
    refuseChange(deed.phase, next, readModel.customerBase());
    changePhase(deed, { next: withFollowingCriteria(deed.phase, next), reason });
  }

  function refuseBrokenWeeks({ id, name }: Phase, holdDays: number | undefined): void {
    if (holdDays === undefined || setups.get(id).weeks === 'any' || wholeWeeks(holdDays) === holdDays) return;
    throw new AppError('validation', 'not-whole-weeks', { phase: name, days: wholeWeeks(holdDays) });
  }

  /** Refuses a place among the phases that have started; places past the end mean the end. */
  function freePlace(featureId: Id, position: number): { plan: Phase[]; place: number } {
    const plan = phases.listOfFeature(featureId);
    const lastStarted = plan.findLastIndex(isLocked);
    const place = Math.min(position, plan.length);
    if (place <= lastStarted) {
      throw new AppError('precondition', 'phase-started', { phase: plan[lastStarted]?.name ?? '' });
    }
    return { plan, place };
  }

  /** A phase with the usual criteria for its audience, stricter where everyone is next. */
  function insertNew(draft: PhaseDraft, { earlier, next, ...place }: Place): Phase {
    const phase = phaseOf(draft, { id: newId(), ...place });
    const metrics = readModel.listMetricsByRole(place.featureId);
    const isLast = next?.audience === 'everyone' && readModel.hasControlGroup(place.featureId);
    const gate = isLast ? 'last' : 'earlier';
    const added = {
      ...phase,
      entryCriteria: defaultEntryCriteria(phase, earlier),
      exitCriteria: defaultCriteria({ phase, metrics, gate }),
    };
    phases.insert(added);
    return added;
  }

  function enter(phaseId: Id, fields: Partial<Phase>): Phase {
    const phase: Phase = { ...getPhase(phaseId), ...fields };
    phases.update(phase);
    return phase;
  }

  return {
    /** Throws AppError `phase-not-found`. */
    getPhase,
    /** Saves a change of one phase with the amendment it takes; see `editPhase`. Criteria alone make no new version. */
    changePhase,
    /** The first plan of a new feature, inside the command that makes it; criteria are still empty. */
    createPhases: (featureId: Id, drafts: readonly PhaseDraft[]): Id[] =>
      drafts.map((draft, position) => {
        refuseDraft(draft, readModel.customerBase());
        const id = newId();
        phases.insert(phaseOf(draft, { id, featureId, position }));
        return id;
      }),
    /**
     * The new phase carries the usual criteria for its audience; later starts move back where they must. Throws as
     * `refuseDraft`.
     */
    addPhase: (featureId: Id, position: number, draft: PhaseDraft): Id =>
      commands.run({ method: 'features.addPhase', subjectId: featureId }, () => {
        refuseDraft(draft, readModel.customerBase());
        countVersion(featureId);
        const { plan, place } = freePlace(featureId, position);
        const around = { earlier: plan.slice(0, place), next: plan[place] };
        const added = insertNew(draft, { featureId, position: place, ...around });
        saveOrder(pushLaterStarts(plan.toSpliced(place, 0, added), place, startCalendar(featureId)));
        return added.id;
      }),
    /**
     * A locked phase wants a reason and keeps before and after (`phase-locked` without one); its name is free.
     * Criteria that hang on its people or days follow. Throws `not-whole-weeks`, and as `refuseChange`.
     */
    editPhase: (phaseId: Id, next: PhaseChange, reason: string): void =>
      editPhase(phaseId, next, reason.trim()),
    /**
     * Makes two steps of one: the first is new, carries `name` and begins when the phase would have; the second keeps
     * everything else of it. Throws `phase-started`, `phase-too-small`.
     */
    splitPhase: (phaseId: Id, name: string): Id => {
      const phase = getPhase(phaseId);
      refuseStarted(phase);
      const { featureId, position } = phase;
      const plan = phases.listOfFeature(featureId);
      const parts = splitPhase(phase, plan[position - 1] ?? null);
      if (parts === null) throw new AppError('precondition', 'phase-too-small', { phase: phase.name });
      return commands.run({ method: 'features.splitPhase', subjectId: featureId }, () => {
        countVersion(featureId);
        const second: Phase = { ...phase, ...definedOnly(withFollowingCriteria(phase, parts.second)) };
        phases.update(second);
        const { plannedStart } = phase;
        const first = insertNew(
          { name, plannedStart, ...parts.first },
          { featureId, position, earlier: plan.slice(0, position), next: second },
        );
        const rest = plan.with(position, second);
        saveOrder(pushLaterStarts(rest.toSpliced(position, 0, first), position, startCalendar(featureId)));
        return first.id;
      });
    },
    /** Another plan in place of one of which nothing has started. Throws `phase-started`, and as `refuseDraft`. */
    replacePlan: (featureId: Id, drafts: readonly PhaseDraft[]): void => {
      const plan = phases.listOfFeature(featureId);
      for (const phase of plan) refuseStarted(phase);
      for (const draft of drafts) refuseDraft(draft, readModel.customerBase());
      commands.run({ method: 'features.replacePlan', subjectId: featureId }, () => {
        countVersion(featureId);
        for (const phase of plan) phases.remove(phase.id);
        for (const [position, draft] of drafts.entries()) {
          const around = { earlier: drafts.slice(0, position), next: drafts[position + 1] };
          insertNew(draft, { featureId, position, ...around });
        }
      });
    },
    removePhase: (phaseId: Id): void => {
      const phase = getPhase(phaseId);
      refuseStarted(phase);
      const rest = phases.listOfFeature(phase.featureId).filter((other) => other.id !== phaseId);
      if (rest.length === 0) throw new AppError('precondition', 'last-phase', { phase: phase.name });
      commands.run({ method: 'features.removePhase', subjectId: phase.featureId }, () => {
        phases.remove(phaseId);
        saveOrder(rest);
        countVersion(phase.featureId);
      });
    },
    /** `position` is the place the phase has afterwards; dates stay in order. */
    movePhase: (phaseId: Id, position: number): void => {
      const phase = getPhase(phaseId);
      refuseStarted(phase);
      const { plan, place } = freePlace(phase.featureId, position);
      const rest = plan.filter((other) => other.id !== phaseId);
      const moved = rest.toSpliced(Math.min(place, rest.length), 0, phase);
      if (moved.every((other, index) => other.id === plan[index]?.id)) return;
      commands.run({ method: 'features.movePhase', subjectId: phase.featureId }, () => {
        saveOrder(reorderStarts(moved, startCalendar(phase.featureId)));
        countVersion(phase.featureId);
      });
    },
    /** Keeps what was otherwise than promised with the phase, and why: shown ever after. Inside the caller's command. */
    amend,
    /** Makes the phase current, freezes its promises with time and fingerprint; `phase-started` if it already runs. */
    enterPhase: (phaseId: Id, day: CalendarDay): void => {
      const phase = getPhase(phaseId);
      if (phase.state === 'current' || phase.state === 'reached') refuseStarted(phase);
      const locked = { at: now(), hash: fingerprint(phaseLockText(phase, setups.get(phaseId))) };
      pushDatesAfter(enter(phaseId, { state: 'current', startedOn: day, endedOn: null, locked }));
    },
    leavePhase: (phaseId: Id, fields: { state: 'reached' | 'rolled-back'; endedOn: CalendarDay }): void => {
      enter(phaseId, fields);
    },
    /** Planned again: what it promised is open until it starts anew. */
    replanPhase: (phaseId: Id): void => {
      enter(phaseId, { state: 'planned', startedOn: null, endedOn: null, locked: null });
    },
    /** Current again from `day` on: its hold time runs anew, what was locked stays locked. */
    reenterPhase: (phaseId: Id, day: CalendarDay): void => {
      enter(phaseId, { state: 'current', startedOn: day, endedOn: null });
    },
  };
}

export type PlanService = ReturnType<typeof createPlanService>;
