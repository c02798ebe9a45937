import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const OWNER_ONLY = 0o600;

/** The text of a file only this user may read; null when there is none. */
export function readPrivateFile(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Writes a file only this user may read, in one step; an empty text removes it. */
export function writePrivateFile(path: string, text: string): void {
  if (text === '') {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.tmp`;
  rmSync(half, { force: true });
  writeFileSync(half, text, { mode: OWNER_ONLY, flag: 'wx' });
  chmodSync(half, OWNER_ONLY);
  renameSync(half, path);
}
