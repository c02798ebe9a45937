import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project-paths.ts';

const SOURCE_FOLDERS = ['electron', 'renderer', 'shared', 'scripts'];
const SOURCE_FILES = ['package.json', 'package-lock.json', 'vite.config.ts', 'rolldown.config.ts'];
const MARK = ['out', 'fingerprint'];

function filesOf(folder: string): string[] {
  if (!existsSync(inProject(folder))) return [];
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A text that changes whenever anything the build reads changes. */
export function sourceFingerprint(): string {
  const hash = createHash('sha256');
  const files = [...SOURCE_FOLDERS.flatMap(filesOf), ...SOURCE_FILES.map((name) => inProject(name))];
  for (const file of files.sort()) {
    if (existsSync(file)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export const fingerprintPath = inProject(...MARK);

export function isBuildFresh(): boolean {
  return existsSync(fingerprintPath) && readFileSync(fingerprintPath, 'utf8') === sourceFingerprint();
}
