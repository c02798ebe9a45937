import type { SettingsChange, SettingsRepository } from './settings.repository.ts';
import type { Commands } from './commands.ts';

/** The workspace's own settings. */
export function createSettingsService(commands: Commands, repository: SettingsRepository) {
  return {
    get: repository.get,
    change: (change: SettingsChange): void =>
      commands.run({ method: 'workspace.changeSettings', subjectId: null }, () => repository.put(change)),
  };
}

export type SettingsService = ReturnType<typeof createSettingsService>;
