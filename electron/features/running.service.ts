import { canonicalJson } from '#shared/features/canonical-json.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import {
  type PhaseSetup,
  type PhaseSetupChange,
  setupAmendment,
  wholeWeeks,
} from '#shared/features/phase-setup.ts';
import { leastHoldDays, type Phase } from '#shared/features/plan.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { definedOnly } from '#shared/kernel/defined-only.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { PhaseSetupsRepository } from './phase-setups.repository.ts';
import type { PlanService } from './plan.service.ts';
import type { SignOffsRepository } from './sign-offs.repository.ts';

type Dependencies = {
  context: ServiceContext;
  plan: PlanService;
  setups: PhaseSetupsRepository;
  signOffs: SignOffsRepository;
};

/** How phases are run, and who signs them off. */
export function createRunningService({ context, plan, setups, signOffs }: Dependencies) {
  const { commands } = context;

  function refuseLate(phase: Phase, change: PhaseSetupChange): void {
    if (!isLocked(phase)) return;
    if (change.startWhen !== undefined || change.weeks !== undefined) {
      throw new AppError('precondition', 'phase-started', { phase: phase.name });
    }
  }

  return {
    /** How the phase is run. Throws `phase-not-found`. */
    getSetup: (phaseId: Id): PhaseSetup => setups.get(plan.getPhase(phaseId).id),
    /** A phase that has started keeps before and after with the reason (`phase-locked` without one). */
    changeSetup: (phaseId: Id, change: PhaseSetupChange, reason = ''): void => {
      const phase = plan.getPhase(phaseId);
      refuseLate(phase, change);
      const before = setups.get(phaseId);
      const { rollback = {}, ...others } = change;
      const after: PhaseSetup = {
        ...before,
        ...definedOnly(others),
        rollback: { ...before.rollback, ...definedOnly(rollback) },
      };
      if (canonicalJson(before) === canonicalJson(after)) return;
      if (isLocked(phase) && reason.trim() === '') {
        throw new AppError('precondition', 'phase-locked', { phase: phase.name });
      }
      commands.run({ method: 'features.changeSetup', subjectId: phase.featureId }, () => {
        setups.put(phaseId, after);
        if (isLocked(phase)) plan.amend(phaseId, { reason: reason.trim(), ...setupAmendment(before, after) });
        if (change.weeks !== 'whole') return;
        const days = Math.max(leastHoldDays(phase.audience), phase.holdDays);
        plan.editPhase(phaseId, { holdDays: wholeWeeks(days) }, '');
      });
    },
    /**
     * Signs a phase off in the name of the person at this computer: that it may start, before it does (`phase-started`
     * afterwards), or that it may be left, while it runs (`phase-not-running` otherwise).
     */
    signOff: (phaseId: Id, { who, about }: { who: string; about: 'entry' | 'exit' }): void => {
      const phase = plan.getPhase(phaseId);
      const isRunning = phase.state === 'current';
      if (about === 'exit' && !isRunning)
        throw new AppError('precondition', 'phase-not-running', { phase: phase.name });
      if (about === 'entry' && (isRunning || phase.state === 'reached'))
        throw new AppError('precondition', 'phase-started', { phase: phase.name });
      const signed = { who, signedBy: context.actor(), signedOn: context.today() };
      commands.run({ method: 'features.signOff', subjectId: phase.featureId }, () =>
        signOffs.insert({ id: context.newId(), phaseId, about }, signed),
      );
    },
    listSignOffs: signOffs.listOfPhase,
  };
}
