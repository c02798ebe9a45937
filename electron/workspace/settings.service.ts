import { AppError } from '#shared/kernel/app-error.ts';
import { isTimeZone } from '#shared/kernel/day-at.ts';
import type { SettingsChange, SettingsRepository } from './settings.repository.ts';
import type { Commands } from './commands.ts';

/** The workspace's own settings. */
export function createSettingsService(commands: Commands, repository: SettingsRepository) {
  return {
    get: repository.get,
    /** Throws AppError `time-zone-unknown`. */
    change: (change: SettingsChange): void => {
      const { timeZone } = change;
      if (timeZone !== undefined && !isTimeZone(timeZone)) {
        throw new AppError('validation', 'time-zone-unknown', { timeZone });
      }
      commands.run({ method: 'workspace.changeSettings', subjectId: null }, () => repository.put(change));
    },
    /** Entries of the audit log up to this one no longer speak against the clock. */
    trustClock: (clockTrustedAfter: number): void =>
      commands.run({ method: 'workspace.trustClock', subjectId: null, undo: 'not-undoable' }, () =>
        repository.put({ clockTrustedAfter }),
      ),
  };
}

export type SettingsService = ReturnType<typeof createSettingsService>;
