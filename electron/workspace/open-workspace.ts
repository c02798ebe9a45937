import { basename, extname } from 'node:path';
import { v7 as newUuid } from 'uuid';
import { isAppError } from '#shared/kernel/app-error.ts';
import { clockStand } from '#shared/kernel/clock-stand.ts';
import { isTimeZone } from '#shared/kernel/day-at.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { backUp, listBackups } from '#electron/database/backup.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import { migrate, pendingMigrations, refuseNewerVersion, schemaVersion } from '#electron/database/migrate.ts';
import { explainSqliteError, openDatabase, type OpenMode } from '#electron/database/open-database.ts';
import { lockWorkspace } from '#electron/database/workspace-lock.ts';
import { systemEnvironment, type SourceEnvironment } from '#electron/imports/sources/source-environment.ts';
import type { Door } from '#electron/rpc/door.ts';
import { createAuditLog } from './audit-log.ts';
import { computerTimeZone, frozenNow, systemClock, type Clock } from './clock.ts';
import { createCommands } from './commands.ts';
import { composeDoor } from './compose.ts';
import { createFileStore } from './file-store.ts';
import type { ServiceContext } from './service-context.ts';
import {
  createSettingsRepository,
  type SettingsRepository,
  type StoredSettings,
} from './settings.repository.ts';

export type OpenWorkspaceOptions = {
  path: string;
  mode: OpenMode;
  /** The name used for whoever acts until settings name a person. */
  actorFallback: string;
  clock?: Clock;
  newId?: () => Id;
  /** Whether sources run when their time comes; only a shell that stays open lets them. */
  sourceSchedule?: 'run' | 'rest';
  /** Whether features are judged unasked and alerts raised; as above. */
  alertWatch?: 'run' | 'rest';
  sourceEnvironment?: SourceEnvironment;
};

function defaultSettings({ path, actorFallback }: OpenWorkspaceOptions): StoredSettings {
  return {
    name: basename(path, extname(path)),
    personName: actorFallback,
    customerBase: 0,
    staffCount: 0,
    currency: 'EUR',
    timeZone: computerTimeZone(),
    weekends: 'closed',
    dayStartsAtHour: 0,
    origin: 'own',
    frozenToday: null,
    clockTrustedAfter: 0,
  };
}

function bringUpToDate(db: WritableDb, path: string, now: number): void {
  refuseNewerVersion(db);
  const isFresh = schemaVersion(db) === 0;
  if (!isFresh && pendingMigrations(db).length > 0) backUp(db, { path, reason: 'migration', at: now });
  migrate(db);
}

function createContext(db: WritableDb, settings: SettingsRepository, options: OpenWorkspaceOptions) {
  const clock = options.clock ?? systemClock;
  const auditLog = createAuditLog(db);
  const actor = () => settings.get().personName || options.actorFallback || 'unknown';
  const now = () => {
    const { frozenToday } = settings.get();
    return frozenToday === null ? clock.now() : frozenNow(frozenToday, clock, auditLog.findLastAt());
  };
  const dayBoundary = () => {
    const { timeZone, dayStartsAtHour } = settings.get();
    // A file may come from a computer that knows more zones than this one.
    return { timeZone: isTimeZone(timeZone) ? timeZone : computerTimeZone(), dayStartsAtHour };
  };
  const commands = createCommands({ db, auditLog, now, actor });
  const context: ServiceContext = {
    db,
    commands,
    newId: options.newId ?? newUuid,
    now,
    today: () => settings.get().frozenToday ?? clock.today(dayBoundary()),
    dayBoundary,
    clock: () => {
      const { frozenToday, clockTrustedAfter } = settings.get();
      if (frozenToday !== null) return { stand: 'right' };
      return clockStand(clock.now(), auditLog.findLatestAt(clockTrustedAfter));
    },
    actor,
    workspacePath: options.path,
  };
  return { context, auditLog };
}

function changedSinceBackup(context: ServiceContext): boolean {
  const lastChange = context.commands.findLastChangeAt();
  const lastBackup = listBackups(context.workspacePath)[0]?.at ?? 0;
  return lastChange !== null && lastChange > lastBackup;
}

/** A full or failing disk must not keep a workspace open: what was acknowledged is in the file already. */
function evenOnFullDisk(path: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    const explained = explainSqliteError(error, path);
    if (!isAppError(explained)) throw error;
    console.error(`Left out at closing: ${explained.code}`);
  }
}

function backUpChanges(context: ServiceContext): void {
  if (!changedSinceBackup(context)) return;
  backUp(context.db, { path: context.workspacePath, reason: 'closing', at: Date.now() });
}

/**
 * Opens a workspace file and everything above it; the door it returns answers every method of the engine.
 * One writer at a time: throws AppError `workspace-in-use` when another process holds the file, and the codes of
 * `openDatabase` and `migrate`.
 */
export function openWorkspace(options: OpenWorkspaceOptions): Door {
  const db = openDatabase(options.path, options.mode);
  let lock: { release: () => void } | null = null;
  try {
    lock = lockWorkspace(options.path);
    bringUpToDate(db, options.path, Date.now());
    const settings = createSettingsRepository(db, defaultSettings(options));
    const { context, auditLog } = createContext(db, settings, options);
    const files = createFileStore(newUuid);
    const held = lock;
    return composeDoor({
      context,
      auditLog,
      settings,
      files,
      sources: {
        environment: options.sourceEnvironment ?? systemEnvironment,
        schedule: options.sourceSchedule ?? 'rest',
      },
      alertWatch: options.alertWatch ?? 'rest',
      onClose: () => {
        evenOnFullDisk(options.path, () => backUpChanges(context));
        files.close();
        evenOnFullDisk(options.path, () => void db.pragma('optimize'));
        db.close();
        held.release();
      },
    });
  } catch (error) {
    db.close();
    lock?.release();
    throw error;
  }
}
