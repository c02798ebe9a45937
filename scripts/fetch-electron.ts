import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project-paths.ts';

const electronFolder = inProject('node_modules', 'electron');
const cacheFolder = inProject('.cache', 'electron');
const lastFailurePath = join(cacheFolder, 'last-failure');

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 500;
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** The Electron program of this computer; null when only its package is installed. */
export function findElectron(): string | null {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}

function download(): Promise<void> {
  const temporary = join(cacheFolder, 'partial');
  mkdirSync(temporary, { recursive: true });
  const env = {
    ...process.env,
    electron_config_cache: cacheFolder,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
  };
  const child = spawn(process.execPath, [join(electronFolder, 'install.js')], { env, stdio: 'ignore' });
  return new Promise((resolve) => {
    let seen = -1;
    let lastProgress = Date.now();
    const watch = setInterval(() => {
      const bytes = bytesIn(cacheFolder) + bytesIn(join(electronFolder, 'dist'));
      if (bytes !== seen) lastProgress = Date.now();
      seen = bytes;
      if (Date.now() - lastProgress > PATIENCE_MS) child.kill('SIGKILL');
    }, LOOK_EVERY_MS);
    const finish = (): void => {
      clearInterval(watch);
      rmSync(temporary, { recursive: true, force: true });
      resolve();
    };
    child.on('error', finish);
    child.on('exit', finish);
  });
}

function failedLately(): boolean {
  return existsSync(lastFailurePath) && Date.now() - statSync(lastFailurePath).mtimeMs < RETRY_AFTER_MS;
}

/**
 * Fetches Electron unless it is there; gives up after 20 seconds without progress, and asks again a day later.
 * Null when it cannot be had.
 */
export async function fetchElectron(): Promise<string | null> {
  const installed = findElectron();
  if (installed !== null || failedLately()) return installed;
  console.log('Fetching Electron for the desktop window. This happens once (about 110 MB).');
  await download();
  const fetched = findElectron();
  if (fetched === null) writeFileSync(lastFailurePath, '');
  return fetched;
}
