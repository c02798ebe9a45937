import { basename } from 'node:path';
import type { filesContract } from '#shared/files/files.contract.ts';
import type { workspaceContract } from '#shared/workspace/workspace.contract.ts';
import { backUp, listBackups } from '#electron/database/backup.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { AuditLog } from './audit-log.ts';
import type { FileStore } from './file-store.ts';
import type { internalContract } from './internal.contract.ts';
import type { ServiceContext } from './service-context.ts';
import type { SettingsService } from './settings.service.ts';

type Dependencies = {
  context: ServiceContext;
  settings: SettingsService;
  auditLog: AuditLog;
  verifyDecisions: () => { entries: number; fault: { sequence: number } | null };
};

export function createWorkspaceHandlers(dependencies: Dependencies): HandlersOf<typeof workspaceContract> {
  const { context, settings, auditLog, verifyDecisions } = dependencies;
  const { commands, db, workspacePath } = context;
  return {
    'workspace.describe': () => {
      const { origin, frozenToday: _frozen, clockTrustedAfter: _trusted, ...own } = settings.get();
      return {
        settings: own,
        origin,
        fileName: basename(workspacePath),
        today: context.today(),
        clock: context.clock(),
        lastChangeAt: commands.findLastChangeAt(),
        lastBackupAt: listBackups(workspacePath)[0]?.at ?? null,
        undoable: commands.findUndoable(),
        redoable: commands.findRedoable(),
      };
    },
    'workspace.changeSettings': (change) => {
      settings.change(change);
      return {};
    },
    'workspace.trustClock': () => {
      settings.trustClock(auditLog.findLastSequence());
      return {};
    },
    'workspace.undo': () => commands.undo(),
    'workspace.redo': () => commands.redo(),
    'workspace.listAudit': ({ limit }) => auditLog.listNewest(limit),
    'workspace.verify': () => {
      const audit = auditLog.verify();
      const decisions = verifyDecisions();
      const firstBroken =
        audit.firstBroken !== null
          ? { log: 'audit' as const, sequence: audit.firstBroken }
          : decisions.fault !== null
            ? { log: 'decisions' as const, sequence: decisions.fault.sequence }
            : null;
      return { auditEntries: audit.entries, decisions: decisions.entries, firstBroken };
    },
    'workspace.backUp': () => backUp(db, { path: workspacePath, reason: 'asked', at: Date.now() }),
    'workspace.listBackups': () => listBackups(workspacePath),
  };
}

export function createFilesHandlers(
  files: FileStore,
): HandlersOf<typeof filesContract> & Pick<HandlersOf<typeof internalContract>, 'internal.filePath'> {
  return {
    'files.begin': ({ name, sizeBytes }) => ({ file: files.begin(name, sizeBytes) }),
    'files.append': ({ file, base64 }) => ({
      receivedBytes: files.append(file, Buffer.from(base64, 'base64')),
    }),
    'files.discard': ({ file }) => {
      files.discard(file);
      return {};
    },
    'internal.filePath': ({ file }) => files.get(file),
  };
}
