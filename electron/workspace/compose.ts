import { engineContract } from '#shared/contract/contract.ts';
import { createChecklistsHandlers } from '#electron/checklists/checklists.handlers.ts';
import { createChecklistsService } from '#electron/checklists/checklists.service.ts';
import { createNotesHandlers } from '#electron/notes/notes.handlers.ts';
import { createNotesReadModel } from '#electron/notes/notes.read-model.ts';
import { createNotesService } from '#electron/notes/notes.service.ts';
import { composeImports } from '#electron/imports/compose-imports.ts';
import { composeSources } from '#electron/imports/sources/compose-sources.ts';
import type { SourceEnvironment } from '#electron/imports/sources/source-environment.ts';
import { createExplorer } from '#electron/metrics/explorer.service.ts';
import { createMetricsHandlers } from '#electron/metrics/metrics.handlers.ts';
import { createListedFiguresReadModel } from '#electron/metrics/listed-figures.read-model.ts';
import { createListedFigures } from '#electron/metrics/listed-figures.ts';
import { createMetricsService } from '#electron/metrics/metrics.service.ts';
import type { AlertsService } from '#electron/decisions/alerts.service.ts';
import { createDecisions } from '#electron/decisions/create-decisions.ts';
import { createAlertWatch } from '#electron/decisions/watch-alerts.ts';
import { createFeaturesHandlers } from '#electron/features/features.handlers.ts';
import { createFeaturesService } from '#electron/features/features.service.ts';
import { createHypothesesHandlers } from '#electron/hypotheses/hypotheses.handlers.ts';
import { createHypothesesService } from '#electron/hypotheses/hypotheses.service.ts';
import { createSimulationThread } from '#electron/simulator/simulation-thread.ts';
import { createSimulatorHandlers } from '#electron/simulator/simulator.handlers.ts';
import { createSimulatorService } from '#electron/simulator/simulator.service.ts';
import { createFlagsHandlers } from '#electron/flags/flags.handlers.ts';
import { createFlagsService } from '#electron/flags/flags.service.ts';
import { createSegmentsHandlers } from '#electron/segments/segments.handlers.ts';
import { createSegmentsService } from '#electron/segments/segments.service.ts';
import { createReportsHandlers } from '#electron/reports/reports.handlers.ts';
import { createReportsReadModel } from '#electron/reports/reports.read-model.ts';
import { createReportsService } from '#electron/reports/reports.service.ts';
import type { AppEvent } from '#shared/contract/envelope.ts';
import { createDoor, type Door } from '#electron/rpc/door.ts';
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
  sources: { environment: SourceEnvironment; schedule: 'run' | 'rest' };
  alertWatch: 'run' | 'rest';
  onClose: () => void;
};

const contract = { ...engineContract, ...internalContract };

/** The composition root: builds every service once and maps every method to its handler. */
export function composeDoor(parts: Parts): Door {
  const { context, auditLog, settings, files, sources: asked, onClose } = parts;
  const settingsService = createSettingsService(context.commands, settings);
  const notesReadModel = createNotesReadModel(context.db);
  const metrics = createMetricsService(context);
  const checklists = createChecklistsService(context, metrics);
  const features = createFeaturesService(context);
  const segments = createSegmentsService(context);
  const notes = createNotesService(context);
  segments.onMerge(({ keepId, doubleId }) => notes.movePerson({ from: doubleId, to: keepId }));
  const flags = createFlagsService(context, { features, segments });
  const hypotheses = createHypothesesService(context, features, metrics);
  const decisions = createDecisions(context, settingsService, {
    features,
    segments,
    metrics,
    hypotheses,
    notes: notesReadModel,
    checklists,
    flags,
  });
  const reports = createReportsService(context, {
    features,
    segments,
    metrics,
    hypotheses,
    checklists,
    now: context.now,
    today: context.today,
    decisions: decisions.service,
    readModel: createReportsReadModel(context.db),
    workspace: settings.get,
  });
  const simulator = createSimulatorService(context, {
    features,
    segments,
    metrics,
    hypotheses,
    rulesOf: decisions.rulesOf,
    thread: createSimulationThread(),
  });
  const imports = composeImports(context, { metrics, roster: segments, files });
  const sources = composeSources(context, { metrics, imports, files, ...asked });
  const handlers = {
    ...createReportsHandlers(reports),
    ...createSimulatorHandlers(simulator),
    ...decisions.handlers,
    ...createFeaturesHandlers(features),
    ...createSegmentsHandlers(segments),
    ...createFlagsHandlers(flags),
    ...createHypothesesHandlers(hypotheses),
    ...createFilesHandlers(files),
    ...createWorkspaceHandlers({
      context,
      settings: settingsService,
      auditLog,
      verifyDecisions: decisions.record.verify,
    }),
    ...createMetricsHandlers({
      metrics,
      explorer: createExplorer(context.db, metrics),
      figures: createListedFigures(metrics, createListedFiguresReadModel(context.db)),
    }),
    ...imports,
    ...sources.handlers,
    ...createNotesHandlers(notes, notesReadModel),
    ...createChecklistsHandlers(checklists),
  };
  flags.followChanges();
  const watch = followAlerts(parts, decisions.alerts);
  const close = (): Promise<void> | void => {
    watch.stop();
    const ending = sources.stop();
    return ending === null ? onClose() : ending.then(onClose);
  };
  const open = (publish: Publish): void => {
    sources.start(publish);
    watch.start(publish);
  };
  return createDoor({ contract, handlers, onOpen: open, onClose: close });
}

type Publish = (event: AppEvent) => void;

/** The watch over alerts begins once there is somebody to tell, where the workspace stays open. */
function followAlerts({ context, settings, sources, alertWatch }: Parts, alerts: AlertsService) {
  let stop = (): void => undefined;
  return {
    start: (publish: Publish): void => {
      if (alertWatch === 'rest') return;
      const watch = createAlertWatch({
        alerts,
        startTimer: sources.environment.startTimer,
        now: context.now,
        today: context.today,
        clock: () => context.clock().stand,
        tells: () => (settings.get().origin === 'sample' ? 'no' : 'yes'),
        publish,
      });
      ({ stop } = watch);
      context.commands.onCommit(watch.onChange);
      watch.start();
    },
    stop: (): void => stop(),
  };
}
