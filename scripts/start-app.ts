import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { hasDisplay } from '#electron/web/open-browser.ts';
import { isBuildFresh } from './build-fingerprint.ts';
import { fetchElectron } from './fetch-electron.ts';
import { inProject, root } from './project-paths.ts';

// A desktop window that ends sooner than this, and not well, never opened.
const SHORTEST_SESSION_MS = 10_000;
// These concern the host for browsers; asking for one of them asks for that host.
const HOST_ARGUMENTS = new Set(['--port', '--no-open', '--web', '--help', '-h']);

const args = process.argv.slice(2);

function build(): void {
  if (isBuildFresh()) return;
  console.log('Building Pilotbook. This takes a few seconds.');
  const run = spawnSync(process.execPath, [inProject('scripts', 'build.ts')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status === 0) return;
  console.error(`${run.stdout}${run.stderr}\nPilotbook could not be built; the reason stands above.`);
  process.exit(1);
}

let running: ChildProcess | null = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => running?.kill(signal));

type Ending = { code: number; lastedMs: number };

function run(program: string, programArgs: readonly string[]): Promise<Ending> {
  const startedAt = performance.now();
  const child = spawn(program, programArgs, { stdio: 'inherit' });
  running = child;
  return new Promise((resolve) => {
    const end = (code: number) => resolve({ code, lastedMs: performance.now() - startedAt });
    child.on('error', () => end(1));
    // Ended by a signal: the person stopped it.
    child.on('exit', (code) => end(code ?? 0));
  });
}

/** Why the desktop window is out of the question here; null when it may be tried. */
function whyNoWindow(): string | null {
  if (!hasDisplay(process.platform, process.env)) return 'There is no screen here';
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return 'The desktop window does not run as root';
  }
  return null;
}

/** Null once the window was open and is closed again; otherwise why it never opened. */
async function whyDesktopFailed(): Promise<string | null> {
  const reason = whyNoWindow();
  if (reason !== null) return reason;
  const electron = await fetchElectron();
  if (electron === null) return 'Electron cannot be fetched here';
  const { code, lastedMs } = await run(electron, [root, ...args]);
  return code === 0 || lastedMs > SHORTEST_SESSION_MS ? null : 'The desktop window cannot be opened here';
}

async function start(): Promise<number> {
  build();
  if (!args.some((arg) => HOST_ARGUMENTS.has(arg.split('=')[0] ?? ''))) {
    const reason = await whyDesktopFailed();
    if (reason === null) return 0;
    console.log(`${reason}; Pilotbook opens in your browser instead.`);
  }
  const web = inProject('out', 'main', 'web.js');
  const { code } = await run(process.execPath, [web, ...args.filter((arg) => arg !== '--web')]);
  return code;
}

process.exitCode = await start();
