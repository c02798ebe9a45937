import { join } from 'node:path';
import { build } from 'rolldown';
import { inProject } from '../scripts/project-paths.ts';

/**
 * Builds a program of this folder beside the engine's threads, as the app is built, and answers its path: run from source,
 * each thread would bring the compiler that strips types along.
 */
export async function buildProgram(name: string): Promise<string> {
  const dir = inProject('out', 'bench');
  await build({
    input: {
      [name]: inProject('benchmarks', `${name}.ts`),
      worker: inProject('electron', 'workspace', 'worker.ts'),
      'reading-worker': inProject('electron', 'imports', 'reading-worker.ts'),
    },
    platform: 'node',
    external: ['better-sqlite3', 'electron'],
    output: { dir, format: 'esm' },
  });
  return join(dir, `${name}.js`);
}
