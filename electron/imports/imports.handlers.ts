import type { importsContract } from '#shared/imports/imports.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { ImportsReadModel } from './imports.read-model.ts';
import type { ImportsRepository } from './imports.repository.ts';
import type { ImportsService } from './imports.service.ts';
import type { EmptyMetrics } from './empty-metrics.ts';
import type { MendService } from './mend.service.ts';
import type { ProfilesService } from './profiles.service.ts';
import type { RosterImportService } from './roster-import.service.ts';

export type ImportsHandlerParts = {
  imports: ImportsService;
  profiles: ProfilesService;
  mends: MendService;
  emptyMetrics: EmptyMetrics;
  roster: RosterImportService;
  readModel: ImportsReadModel;
  repository: ImportsRepository;
  undo: (importId: Id) => void;
};

export function createImportsHandlers(parts: ImportsHandlerParts): HandlersOf<typeof importsContract> {
  const { imports, profiles, mends, emptyMetrics, roster, readModel, repository, undo } = parts;
  return {
    'imports.preview': (wish, call) => imports.preview(wish, call),
    'imports.commit': (wish, call) => imports.commit(wish, call),
    'imports.previewRoster': (wish, call) => roster.preview(wish, call),
    'imports.commitRoster': (wish, call) => roster.commit(wish, call),
    'imports.list': ({ featureId }) => readModel.list(featureId),
    'imports.get': ({ importId }) => {
      const summary = readModel.find(importId);
      if (summary === null) throw new AppError('not-found', 'import-not-found');
      const setAside = repository.listSetAside(importId);
      return { summary, setAside, emptyMetrics: emptyMetrics.list(importId) };
    },
    'imports.mend': (wish, call) => mends.mend(wish, call),
    'imports.removeEmptyMetrics': ({ importId }) => emptyMetrics.remove(importId),
    'imports.listProfiles': () => readModel.listProfiles(),
    'imports.renameProfile': ({ profileId, name }) => {
      profiles.renameProfile(profileId, name);
      return {};
    },
    'imports.forgetProfile': ({ profileId }) => {
      profiles.forgetProfile(profileId);
      return {};
    },
    'imports.undo': ({ importId }) => {
      undo(importId);
      return {};
    },
  };
}
