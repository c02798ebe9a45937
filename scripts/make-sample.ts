import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inProject } from './project-paths.ts';
import { buildSample } from './sample/build-sample.ts';

// Built elsewhere: closing a workspace leaves a backup beside it, which is no part of the sample.
const folder = mkdtempSync(join(tmpdir(), 'pilotbook-sample-'));
const target = inProject('resources', 'sample.pilotbook');
try {
  const path = join(folder, 'sample.pilotbook');
  await buildSample(path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(path, target);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
