// Runs on whichever Node a computer has (18 or newer), before anything is installed: node's own modules only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';
const projectNode = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
const PARENT_LOOK_MS = 500;
const BIN_FOLDER = `node_modules${sep}.bin`;

/** @param {string} path */
function readPackages(path) {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    // Half-written by an installation that was stopped: install again.
    return {};
  }
}

/** Whether what is installed is what the lockfile says; packages for other systems may be missing. */
export function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const isComplete = Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
  return isComplete && existsSync(projectNode);
}

/** The program path without this project's own programs: npm must not run on the Node it is about to replace. */
function outerPath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.endsWith(BIN_FOLDER))
    .join(delimiter);
}

function findOuterNode() {
  const outer = [process.env.npm_node_execpath, process.execPath].find(
    (path) => path !== undefined && !path.startsWith(join(root, 'node_modules')) && existsSync(path),
  );
  return outer ?? 'node';
}

function runNpm() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: outerPath() } };
  // Inside `npm start` and `npm test` npm says where it lies; otherwise it is a command on the path.
  return npm !== undefined && npm.endsWith('.js') && existsSync(npm)
    ? spawnSync(findOuterNode(), [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: isWindows });
}

function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing what Pilotbook is built from. This happens once and takes about a minute.');
  const run = runNpm();
  if (run.status === 0 && isInstalled()) return;
  console.error('The installation did not finish. Connect to the internet, then run: npm ci');
  process.exit(1);
}

/**
 * npm passes a signal on to its shell only, which keeps it to itself; without npm the program stops as well.
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWithParent(child) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, PARENT_LOOK_MS).unref();
}

/**
 * Runs a TypeScript program of this folder on the project's own Node, with this process's arguments, after making
 * sure that everything is installed; ends as that program ends.
 * @param {string} name
 */
export function runOnProjectNode(name) {
  ensureInstalled();
  const program = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(projectNode, [program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: process.cwd(),
  });
  stopWithParent(child);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Pilotbook's own Node could not be started (${error.message}). Run: npm ci`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
