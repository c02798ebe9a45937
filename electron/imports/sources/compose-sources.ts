import type { AppEvent } from '#shared/contract/envelope.ts';
import type { sourcesContract } from '#shared/imports/sources.contract.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { FileStore } from '#electron/workspace/file-store.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createHeldSecrets } from './held-secrets.ts';
import type { FileImports } from './run-source.ts';
import type { SourceEnvironment } from './source-environment.ts';
import { createSourceScheduler } from './source-scheduler.ts';
import { createSourcesHandlers } from './sources.handlers.ts';
import { createSourcesReadModel } from './sources.read-model.ts';
import { createSourcesRepository } from './sources.repository.ts';
import { createSourcesService } from './sources.service.ts';

export type SourcesNeeds = {
  metrics: MetricsService;
  imports: FileImports;
  files: FileStore;
  environment: SourceEnvironment;
  /** The command line opens a workspace for one deed and runs nothing by itself. */
  schedule: 'run' | 'rest';
};

export type ComposedSources = {
  handlers: ReturnType<typeof createSourcesHandlers> & HandlersOf<typeof sourcesContract>;
  start: (publish: (event: AppEvent) => void) => void;
  stop: () => Promise<unknown> | null;
};

/** Builds everything that fetches figures from services and databases. */
export function composeSources(context: ServiceContext, needs: SourcesNeeds): ComposedSources {
  const { metrics, imports, files, environment, schedule } = needs;
  const secrets = createHeldSecrets();
  const sources = createSourcesService(context, {
    files,
    environment,
    now: context.now,
    imports,
    secrets,
    repository: createSourcesRepository(context.db),
    readModel: createSourcesReadModel(context.db),
    listMetrics: metrics.listMetrics,
  });
  let stop = (): Promise<unknown> | null => null;
  return {
    handlers: createSourcesHandlers(sources, secrets),
    start: (publish) => {
      const scheduler = createSourceScheduler({ sources, environment, publish });
      ({ stop } = scheduler);
      if (schedule === 'run') scheduler.start();
    },
    stop: () => stop(),
  };
}
