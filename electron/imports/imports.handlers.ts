import type { importsContract } from '#shared/imports/imports.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { ImportsReadModel } from './imports.read-model.ts';
import type { ImportsRepository } from './imports.repository.ts';
import type { ImportsService } from './imports.service.ts';
import type { ProfilesService } from './profiles.service.ts';
import type { RosterImportService } from './roster-import.service.ts';

export type ImportsHandlerParts = {
  imports: ImportsService;
  profiles: ProfilesService;
  roster: RosterImportService;
  readModel: ImportsReadModel;
  repository: ImportsRepository;
  undo: (importId: Id) => void;
};

export function createImportsHandlers(parts: ImportsHandlerParts): HandlersOf<typeof importsContract> {
  const { imports, profiles, roster, readModel, repository, undo } = parts;
  return {
    'imports.preview': (wish, call) => imports.preview(wish, call),
    'imports.commit': (wish, call) => imports.commit(wish, call),
    'imports.previewRoster': (wish, call) => roster.preview(wish, call),
    'imports.commitRoster': (wish, call) => roster.commit(wish, call),
    'imports.list': ({ featureId }) => readModel.list(featureId),
    'imports.get': ({ importId }) => {
      const summary = readModel.find(importId);
      if (summary === null) throw new AppError('not-found', 'import-not-found');
      return { summary, setAside: repository.listSetAside(importId) };
    },
    'imports.mend': () => {
      throw new AppError('unavailable', 'import-not-found');
    },
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
