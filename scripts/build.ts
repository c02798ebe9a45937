import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { build as buildPrograms } from 'rolldown';
import { build as buildInterface } from 'vite';
import { fingerprintPath, sourceFingerprint } from './build-fingerprint.ts';
import { inProject, root } from './project-paths.ts';
import programs from '../rolldown.config.ts';

function makeSample(): void {
  const maker = inProject('scripts', 'make-sample.ts');
  if (!existsSync(maker)) return;
  const run = spawnSync(process.execPath, [maker], { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) throw new Error('The sample workspace could not be made.');
}

async function build(): Promise<void> {
  // The mark goes first and comes back last: a build that was stopped half-way is never taken for a fresh one.
  rmSync(fingerprintPath, { force: true });
  const fingerprint = sourceFingerprint();
  process.chdir(root);
  rmSync(inProject('out', 'main'), { recursive: true, force: true });
  await buildInterface({ configFile: inProject('vite.config.ts'), logLevel: 'warn' });
  for (const program of programs) await buildPrograms(program);
  makeSample();
  writeFileSync(fingerprintPath, fingerprint);
}

try {
  await build();
} catch (error) {
  // The bundlers name file and import in the message; their stack says nothing of the project.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
