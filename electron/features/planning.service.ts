import type { Blackout } from '#shared/features/blackout.ts';
import type { PlanTemplate } from '#shared/features/plan-template.ts';
import type { Phase } from '#shared/features/plan.ts';
import { templateStepsOf } from '#shared/features/size-template.ts';
import type { StartCalendar } from '#shared/features/start-days.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { FeaturesReadModel } from './features.read-model.ts';
import type { PlanningRepository } from './planning.repository.ts';

type Dependencies = {
  context: ServiceContext;
  repository: PlanningRepository;
  readModel: FeaturesReadModel;
  /** The phases of a feature; throws when there is no such feature. */
  phasesOf: (featureId: Id) => readonly Phase[];
};

/** What plans are made with: the days on which nothing starts, and own templates. */
export function createPlanningService({ context, repository, readModel, phasesOf }: Dependencies) {
  const { commands, newId } = context;

  function refuseTaken(name: string, ownId: Id | null): void {
    const holder = repository.findTemplateByName(name);
    if (holder !== null && holder.id !== ownId) {
      throw new AppError('conflict', 'template-name-taken', { name: holder.name });
    }
  }

  function mustTouch(rows: number, code: string): void {
    if (rows === 0) throw new AppError('not-found', code);
  }

  return {
    /** On which days phases of the feature may start; of the workspace alone where none is named. */
    startCalendar: (featureId: Id | null): StartCalendar => ({
      weekends: readModel.weekends(),
      blackouts: repository.listBlackouts(featureId),
    }),
    listBlackouts: repository.listBlackouts,
    /** Of the workspace and of every feature, and whether weekends are worked. */
    allBlackouts: () => ({ blackouts: repository.listAllBlackouts(), weekends: readModel.weekends() }),
    /** Throws `blackout-backwards` when it would end before it begins, `feature-not-found`. */
    addBlackout: (draft: Omit<Blackout, 'id'>): void => {
      const { featureId, firstDay, lastDay } = draft;
      if (lastDay < firstDay) throw new AppError('validation', 'blackout-backwards', { firstDay, lastDay });
      if (featureId !== null) phasesOf(featureId);
      commands.run({ method: 'features.addBlackout', subjectId: featureId }, () =>
        repository.insertBlackout({ id: newId(), ...draft }),
      );
    },
    removeBlackout: (id: Id): void =>
      commands.run({ method: 'features.removeBlackout', subjectId: null }, () =>
        mustTouch(repository.removeBlackout(id), 'blackout-not-found'),
      ),
    listTemplates: (): PlanTemplate[] => repository.listTemplates(),
    /** Keeps the plan as shares of today's people. Throws `template-name-taken`, `template-without-people`. */
    keepTemplate: (featureId: Id, name: string): void => {
      const base = { customers: readModel.customerBase(), staff: readModel.staffBase() };
      const steps = templateStepsOf(phasesOf(featureId), base);
      if (steps.length === 0) throw new AppError('precondition', 'template-without-people');
      refuseTaken(name, null);
      commands.run({ method: 'features.keepTemplate', subjectId: featureId }, () =>
        repository.insertTemplate({ id: newId(), name, steps }),
      );
    },
    renameTemplate: (id: Id, name: string): void => {
      refuseTaken(name, id);
      commands.run({ method: 'features.renameTemplate', subjectId: null }, () =>
        mustTouch(repository.renameTemplate(id, name), 'template-not-found'),
      );
    },
    removeTemplate: (id: Id): void =>
      commands.run({ method: 'features.removeTemplate', subjectId: null }, () =>
        mustTouch(repository.removeTemplate(id), 'template-not-found'),
      ),
  };
}
