import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// Four programs, because each room may see different globals: shared none, electron Node, renderer the DOM.
const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const failed = ['shared', 'electron', 'renderer', 'tests'].filter((room) => {
  const run = spawnSync(process.execPath, [compiler, '-p', room], { cwd: root, stdio: 'inherit' });
  return run.status !== 0;
});
if (failed.length > 0) {
  console.error(`Type errors in: ${failed.join(', ')}`);
  process.exit(1);
}
