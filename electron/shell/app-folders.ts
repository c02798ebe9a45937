import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from '#shared/kernel/schema.ts';

// Sources lie in electron/shell, built code in out/main: the app's folder is two above either.
const root = fileURLToPath(new URL('../..', import.meta.url));

export const resourcesFolder = join(root, 'resources');
export const rendererFolder = join(root, 'out', 'renderer');
export const preloadPath = join(root, 'out', 'main', 'preload.cjs');

export function readVersion(): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
