import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInstalledBrowser } from '#electron/web/find-browser.ts';
import { inProject, root } from './project-paths.ts';
import { countTests, type Counts } from './test-counts.ts';

const results = mkdtempSync(join(tmpdir(), 'pilotbook-tests-'));
const total: Counts = { passed: 0, failed: 0 };

/** Each engine a test starts loads hundreds of files anew: what was read of them once is kept for the rest of the run. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(results, 'compiled') };

type Outcome = { status: number; output: string };

function run(program: string, args: readonly string[]): Promise<Outcome> {
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, output: `${output}${error.message}` }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

function node(...args: string[]): Promise<Outcome> {
  return run(process.execPath, args);
}

function report(
  name: string,
  { failed, passed }: Counts,
  { output, seconds }: { output: string; seconds: number },
) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) console.log(output.trimEnd());
  else for (const line of output.match(/^.* left out here: .*$/gm) ?? []) console.log(line);
  console.log(`${failed > 0 ? 'FAILED' : 'ok'}  ${name}  (${seconds.toFixed(1)} s)`);
}

/** Runs one step and shows all of its output when it failed. */
async function step(
  name: string,
  work: () => Promise<Outcome>,
  count: (outcome: Outcome) => Counts,
): Promise<Counts> {
  const startedAt = performance.now();
  const outcome = await work();
  const counts = count(outcome);
  report(name, counts, { output: outcome.output, seconds: (performance.now() - startedAt) / 1000 });
  return counts;
}

const asOne = ({ status }: Outcome): Counts =>
  status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
const onlyFailure = ({ status }: Outcome): Counts => ({ passed: 0, failed: status === 0 ? 0 : 1 });

async function lint(): Promise<Outcome> {
  const rules = await node(inProject('node_modules', 'oxlint', 'bin', 'oxlint'), '--deny-warnings');
  const prettier = inProject('node_modules', 'prettier', 'bin', 'prettier.cjs');
  const format = await node(prettier, '--check', '--log-level', 'warn', '.');
  return { status: rules.status || format.status, output: `${rules.output}${format.output}` };
}

function runProject(project: 'unit' | 'journeys'): Promise<Counts> {
  const file = join(results, `${project}.json`);
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', '--passWithNoTests'];
  return step(
    project === 'unit' ? 'unit, contract, migrations, rules' : 'journeys in a browser',
    () => node(vitest, ...args, `--outputFile.json=${file}`),
    ({ status }) => countTests(existsSync(file) ? readFileSync(file, 'utf8') : null, status),
  );
}

function isDebianRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function ensureBrowser(): boolean {
  if (findInstalledBrowser() === null && isDebianRoot()) {
    console.log('Installing Chromium for the journeys.');
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
  }
  if (findInstalledBrowser() !== null) return true;
  console.log(
    'No browser for the journeys: install Google Chrome, Microsoft Edge or Chromium, then run again.',
  );
  return false;
}

const hasBrowser = ensureBrowser();
const build = await step('build', () => node(inProject('scripts', 'build.ts')), onlyFailure);
await step('types', () => node(inProject('scripts', 'typecheck.ts')), asOne);
await step('lint and format', lint, asOne);
await runProject('unit');
if (hasBrowser && build.failed === 0) await runProject('journeys');
else {
  // What could not be tried has not passed.
  const reason = hasBrowser ? 'The journeys need a build.' : 'The journeys need a browser.';
  report('journeys in a browser', { passed: 0, failed: 1 }, { output: reason, seconds: 0 });
}
rmSync(results, { recursive: true, force: true });
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
