import { engineContract } from '#shared/contract/contract.ts';
import { createChecklistsHandlers } from '#electron/checklists/checklists.handlers.ts';
import { createChecklistsService } from '#electron/checklists/checklists.service.ts';
import { createNotesHandlers } from '#electron/notes/notes.handlers.ts';
import { createNotesReadModel } from '#electron/notes/notes.read-model.ts';
import { createNotesService } from '#electron/notes/notes.service.ts';
import { createMetricsHandlers } from '#electron/metrics/metrics.handlers.ts';
import { createMetricsReadModel } from '#electron/metrics/metrics.read-model.ts';
import { createMetricsService } from '#electron/metrics/metrics.service.ts';
import { createFeaturesHandlers } from '#electron/features/features.handlers.ts';
import { createFeaturesService } from '#electron/features/features.service.ts';
import { createHypothesesHandlers } from '#electron/hypotheses/hypotheses.handlers.ts';
import { createHypothesesService } from '#electron/hypotheses/hypotheses.service.ts';
import { createDoor, type Door, type HandlersOf } from '#electron/rpc/door.ts';
import type { AuditLog } from './audit-log.ts';
import type { FileStore } from './file-store.ts';
import { internalContract } from './internal.contract.ts';
import type { ServiceContext } from './service-context.ts';
import type { SettingsRepository } from './settings.repository.ts';
import { createSettingsService } from './settings.service.ts';
import { createFilesHandlers, createWorkspaceHandlers } from './workspace.handlers.ts';

type Parts = {
  context: ServiceContext;
  auditLog: AuditLog;
  settings: SettingsRepository;
  files: FileStore;
  onClose: () => void;
};

const contract = { ...engineContract, ...internalContract };
type EngineHandlers = HandlersOf<typeof contract>;

/** The composition root: builds every service once and maps every method to its handler. */
export function composeDoor({ context, auditLog, settings, files, onClose }: Parts): Door {
  const settingsService = createSettingsService(context.commands, settings);
  const notesReadModel = createNotesReadModel(context.db);
  const checklists = createChecklistsService(context);
  const metrics = createMetricsService(context);
  const features = createFeaturesService(context);
  const hypotheses = createHypothesesService(context, features);
  const handlers = {
    ...createFeaturesHandlers(features),
    ...createHypothesesHandlers(hypotheses),
    ...createFilesHandlers(files),
    ...createWorkspaceHandlers({
      context,
      settings: settingsService,
      auditLog,
      verifyDecisions: () => ({ entries: 0, firstBroken: null }),
    }),
    ...createMetricsHandlers(metrics, createMetricsReadModel(context.db)),
    ...createNotesHandlers(createNotesService(context), notesReadModel),
    ...createChecklistsHandlers(checklists),
  };
  return createDoor({ contract, handlers: handlers as unknown as EngineHandlers, onClose });
}
