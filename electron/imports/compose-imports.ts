import { createDayClock } from '#shared/imports/day-clock.ts';
import type { importsContract } from '#shared/imports/imports.contract.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { FileStore } from '#electron/workspace/file-store.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createEmptyMetrics } from './empty-metrics.ts';
import { createFileLooks } from './file-looks.ts';
import { createFileReading } from './file-reading.ts';
import { createImportsHandlers } from './imports.handlers.ts';
import { createImportsReadModel } from './imports.read-model.ts';
import { createImportsRepository } from './imports.repository.ts';
import { createImportsService } from './imports.service.ts';
import { createMendService } from './mend.service.ts';
import { createProfilesService } from './profiles.service.ts';
import { createRosterImportService, type RosterTarget } from './roster-import.service.ts';
import { undoImport } from './undo-import.ts';

export type ImportsNeeds = { metrics: MetricsService; roster: RosterTarget; files: FileStore };

/** Builds everything that brings files in and answers its methods. */
export function composeImports(
  context: ServiceContext,
  { metrics, roster, files }: ImportsNeeds,
): HandlersOf<typeof importsContract> {
  const { commands, db } = context;
  const { figures } = metrics;
  const reading = createFileReading();
  const looks = createFileLooks(files, reading);
  const repository = createImportsRepository(db);
  const readModel = createImportsReadModel(db);
  const profiles = createProfilesService(context);
  const calendar = () => ({ clock: createDayClock(context.dayBoundary()), today: context.today() });
  return createImportsHandlers({
    imports: createImportsService(context, { looks, reading, metrics, repository, readModel, profiles }),
    profiles,
    mends: createMendService({ metrics, repository, calendar }),
    emptyMetrics: createEmptyMetrics({ commands, metrics, readModel }),
    roster: createRosterImportService(context, { looks, figures, roster, repository, readModel }),
    readModel,
    repository,
    undo: (importId) => undoImport({ commands, figures, readModel }, importId),
  });
}
