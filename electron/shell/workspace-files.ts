import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/kernel/app-error.ts';
import { safeFileName } from './safe-file-name.ts';

export const WORKSPACE_ENDING = '.pilotbook';

/** A path in `folder` for a workspace of this name that no file has yet. */
export function freeWorkspacePath(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const base = safeFileName(name, 'Workspace');
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${number === 1 ? base : `${base} ${number}`}${WORKSPACE_ENDING}`);
    if (!existsSync(path)) return path;
  }
}

/** A copy of a workspace file under a free name in `folder`; never writes over a file. */
export function copyBeside(source: { path: string; name: string }, folder: string): string {
  const name = source.name.toLowerCase().endsWith(WORKSPACE_ENDING)
    ? source.name.slice(0, -WORKSPACE_ENDING.length)
    : source.name;
  const path = freeWorkspacePath(folder, name);
  copyFileSync(source.path, path, constants.COPYFILE_EXCL);
  return path;
}

/** A fresh copy of the sample in a folder of its own, to be removed when it is closed. */
export function copySample(resourcesFolder: string): { path: string; folder: string } {
  const source = join(resourcesFolder, `sample${WORKSPACE_ENDING}`);
  if (!existsSync(source)) throw new AppError('unavailable', 'sample-missing');
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-sample-'));
  const path = join(folder, `sample${WORKSPACE_ENDING}`);
  copyFileSync(source, path, constants.COPYFILE_EXCL);
  return { path, folder };
}
