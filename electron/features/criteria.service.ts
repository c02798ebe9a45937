import type { Criterion } from '#shared/features/criterion.ts';
import {
  criterionKey,
  entryCriterionKey,
  withCriterion,
  withoutCriterion,
} from '#shared/features/edit-criteria.ts';
import type { EntryCriterion } from '#shared/features/entry-criterion.ts';
import { MOST_CRITERIA } from '#shared/features/features.contract.ts';
import type { Phase } from '#shared/features/plan.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { FeaturesReadModel } from './features.read-model.ts';
import type { PhasesRepository } from './phases.repository.ts';
import type { PlanService } from './plan.service.ts';
import { refuseStarted } from './refuse-phase.ts';

type Dependencies = {
  context: ServiceContext;
  phases: PhasesRepository;
  readModel: FeaturesReadModel;
  plan: PlanService;
};

type Deed = { method: string; phase: Phase };

/**
 * What a phase asks before it starts and before it is left. One criterion at a time is said or taken away, held against the
 * list as it stands, so that of two changes made before the first was answered neither is lost.
 */
export function createCriteriaService({ context, phases, readModel, plan }: Dependencies) {
  const { commands } = context;

  /** What stood already may name a metric removed since; nothing new may. */
  function refuseUnknownMetrics(phase: Phase, criteria: readonly Criterion[]): void {
    const asked = (list: readonly Criterion[]): string[] =>
      list.flatMap((criterion) => ('metricId' in criterion ? [criterion.metricId] : []));
    const known = new Set([...readModel.listMetricIds(phase.featureId), ...asked(phase.exitCriteria)]);
    if (asked(criteria).some((metricId) => !known.has(metricId))) {
      throw new AppError('validation', 'criterion-subject-unknown');
    }
  }

  function saveExit({ method, phase }: Deed, criteria: Criterion[], reason = ''): void {
    refuseUnknownMetrics(phase, criteria);
    if (criteria.length > Math.max(MOST_CRITERIA, phase.exitCriteria.length)) {
      throw new AppError('validation', 'too-many-criteria', { phase: phase.name, most: MOST_CRITERIA });
    }
    plan.changePhase({ method, phase }, { next: { exitCriteria: criteria }, reason: reason.trim() });
  }

  function saveEntry({ method, phase }: Deed, entryCriteria: EntryCriterion[]): void {
    refuseStarted(phase);
    commands.run({ method, subjectId: phase.featureId }, () => phases.update({ ...phase, entryCriteria }));
  }

  return {
    /** All exit criteria in other words; a phase that has started keeps both wordings and the reason (`phase-locked` without one). */
    setCriteria: (phaseId: Id, criteria: Criterion[], reason = ''): void =>
      saveExit({ method: 'features.setCriteria', phase: plan.getPhase(phaseId) }, criteria, reason),
    /** See the contract. */
    putCriterion: (phaseId: Id, criterion: Criterion): void => {
      const phase = plan.getPhase(phaseId);
      const criteria = withCriterion(phase.exitCriteria, criterion, criterionKey);
      saveExit({ method: 'features.putCriterion', phase }, criteria);
    },
    removeCriterion: (phaseId: Id, key: string): void => {
      const phase = plan.getPhase(phaseId);
      const criteria = withoutCriterion(phase.exitCriteria, key, criterionKey);
      saveExit({ method: 'features.removeCriterion', phase }, criteria);
    },
    /** All entry criteria of a plan that is being made. Throws `phase-started`. */
    setEntryCriteria: (phaseId: Id, criteria: EntryCriterion[]): void =>
      saveEntry({ method: 'features.setEntryCriteria', phase: plan.getPhase(phaseId) }, criteria),
    putEntryCriterion: (phaseId: Id, criterion: EntryCriterion): void => {
      const phase = plan.getPhase(phaseId);
      const criteria = withCriterion(phase.entryCriteria, criterion, entryCriterionKey);
      saveEntry({ method: 'features.putEntryCriterion', phase }, criteria);
    },
    removeEntryCriterion: (phaseId: Id, kind: EntryCriterion['kind']): void => {
      const phase = plan.getPhase(phaseId);
      const criteria = withoutCriterion(phase.entryCriteria, kind, entryCriterionKey);
      saveEntry({ method: 'features.removeEntryCriterion', phase }, criteria);
    },
  };
}
