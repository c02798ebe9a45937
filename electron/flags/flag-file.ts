import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';

/** The flag file of a workspace: `shop.pilotbook` has `shop.flags.json` beside it. */
export function flagFilePath(workspacePath: string): string {
  return `${workspacePath.replace(/\.pilotbook$/, '')}.flags.json`;
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The file a product reads. It is replaced whole: whoever reads it meets the old text or the new one. */
export function createFlagFile(workspacePath: string) {
  const path = flagFilePath(workspacePath);
  const partial = `${path}.part`;
  return {
    path,
    fileName: basename(path),
    /** Writes when the file says something else. Throws the error of the file system. */
    put: (text: string): void => {
      if (readIfThere(path) === text) return;
      try {
        writeDurably(partial, text);
        renameSync(partial, path);
      } catch (error) {
        rmSync(partial, { force: true });
        throw error;
      }
    },
  };
}

export type FlagFile = ReturnType<typeof createFlagFile>;
