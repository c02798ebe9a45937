import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createAttributesService } from './attributes.service.ts';
import { createExposuresRepository } from './exposures.repository.ts';
import { createExposuresService } from './exposures.service.ts';
import { keepUndone } from './keep-undone.ts';
import { createGroupsService } from './groups.service.ts';
import { createLossesReadModel } from './losses.read-model.ts';
import { createMergesService } from './merges.service.ts';
import { createOtherPilotsReadModel } from './other-pilots.read-model.ts';
import { createPeopleGoneReadModel } from './people-gone.read-model.ts';
import { createPeopleRepository } from './people.repository.ts';
import { createPeopleService } from './people.service.ts';
import { createPhasesReadModel } from './phases.read-model.ts';
import { createSegmentsReadModel } from './segments.read-model.ts';
import { createSegmentsRepository } from './segments.repository.ts';

/** People, the groups they form, and who has which feature: one service for the other capabilities. */
export function createSegmentsService(context: ServiceContext) {
  const people = createPeopleRepository(context.db);
  const phases = createPhasesReadModel(context.db);
  const segments = createSegmentsRepository(context.db);
  const groups = createGroupsService(context, { people, segments, phases });
  const losses = createLossesReadModel(context.db);
  const lines = createExposuresRepository(context.db);
  keepUndone(context, lines);
  const exposures = createExposuresService(context, {
    people,
    groups,
    exposures: lines,
    phases,
    losses,
    otherPilots: createOtherPilotsReadModel(context.db),
  });
  const readModel = createSegmentsReadModel(context.db);
  return {
    groups,
    ...createAttributesService(context, { people }),
    ...createPeopleService(context, { people, exposures }),
    ...exposures,
    ...createMergesService(context, {
      people,
      exposures: lines,
      ledger: exposures,
      groups,
      countNotesOf: readModel.countNotesOf,
    }),
    listExposures: readModel.listExposures,
    listExposuresOfPerson: readModel.listExposuresOfPerson,
    countNotesOf: readModel.countNotesOf,
    countHandPicked: readModel.countHandPicked,
    countHeldBack: readModel.countHeldBack,
    /** Whether opt-outs left the phase that runs with fewer people than were asked for; null when they did not. */
    findPeopleGone: createPeopleGoneReadModel(context.db).find,
    /** Whom the feature was taken from, or is held off from by the kill switch. */
    listLosses: losses.listLosses,
    /** Everybody with a running exposure, one line a person; those held back have arm `control`. */
    listExposedNow: readModel.listExposedNow,
    /** Distinct people who have the feature now by role, and those held back. */
    exposedCounts: readModel.exposedCounts,
  };
}

export type SegmentsService = ReturnType<typeof createSegmentsService>;
