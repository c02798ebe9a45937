import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { WritableDb } from './handles.ts';

export type BackupReason = 'asked' | 'migration' | 'closing';
export type Backup = { fileName: string; at: number; sizeBytes: number; reason: BackupReason };

const BACKUP_NAME = /^(\d{13})-(asked|migration|closing)\.pilotbook$/;
const KEPT_BACKUPS = 12;

/** The folder beside a workspace file that holds its backups. */
export function backupFolder(workspacePath: string): string {
  return `${workspacePath}.backups`;
}

/** Backups of a workspace, newest first. */
export function listBackups(workspacePath: string): Backup[] {
  const folder = backupFolder(workspacePath);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((fileName) => {
      const match = BACKUP_NAME.exec(fileName);
      if (match === null) return [];
      const sizeBytes = statSync(join(folder, fileName)).size;
      return [{ fileName, at: Number(match[1]), sizeBytes, reason: match[2] as BackupReason }];
    })
    .sort((left, right) => right.at - left.at);
}

/**
 * Writes a consistent copy beside the workspace and keeps the newest twelve. The copy is made under a temporary name
 * and renamed when complete, so that a half-written backup never looks like a good one.
 */
export function backUp(db: WritableDb, request: { path: string; reason: BackupReason; at: number }): Backup {
  const folder = backupFolder(request.path);
  mkdirSync(folder, { recursive: true });
  const fileName = `${String(request.at).padStart(13, '0')}-${request.reason}.pilotbook`;
  const target = join(folder, fileName);
  const partial = join(folder, `${basename(target)}.part`);
  rmSync(partial, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(partial);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  for (const old of listBackups(request.path).slice(KEPT_BACKUPS))
    rmSync(join(folder, old.fileName), { force: true });
  return { fileName, at: request.at, sizeBytes: statSync(target).size, reason: request.reason };
}
