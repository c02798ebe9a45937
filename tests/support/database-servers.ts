import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Real servers of Debian packages on free ports of this computer, their data in a temporary folder. */
export type TestServer = { port: number; stop: () => Promise<void> };
export type DatabaseServer = TestServer & {
  /** Runs SQL as the server's owner; throws with what the server said. */
  run: (sql: string) => string;
};

export const USER = 'pilot_reader';
export const PASSWORD = 'canary-database-password';
const PATIENCE_MS = 60_000;

const isRoot = process.getuid?.() === 0;

function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

function findInFolders(program: string, folders: readonly string[]): string | null {
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}

function postgresFolders(): string[] {
  const root = '/usr/lib/postgresql';
  return existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : [];
}

/** Installs a Debian package when this is root on Debian and it is missing. */
function ensureInstalled(isThere: () => boolean, packages: readonly string[]): boolean {
  if (isThere()) return true;
  if (!isRoot || !has('apt-get')) return false;
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 120_000,
  });
  return isThere();
}

/** Why a server cannot be tested against here; null when it can. */
export function missingServer(server: 'postgresql' | 'mariadb' | 'prometheus'): string | null {
  const there = {
    postgresql: () => findInFolders('initdb', postgresFolders()) !== null,
    mariadb: () => findInFolders('mariadbd', ['/usr/sbin', '/usr/bin', '/usr/local/sbin']) !== null,
    prometheus: () => has('prometheus'),
  }[server];
  const packages = {
    postgresql: ['postgresql'],
    mariadb: ['mariadb-server'],
    prometheus: ['prometheus'],
  }[server];
  if (ensureInstalled(there, packages)) return null;
  return `${packages.join(' ')} is not installed and this is not root on Debian`;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function untilReady(isReady: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS;
  while (!(await isReady())) {
    if (performance.now() > giveUp) throw new Error(`${what} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** PostgreSQL and MariaDB refuse root, so they run under their own users. */
function asUser(user: string, program: string, args: readonly string[]): [string, string[]] {
  return isRoot ? ['runuser', ['-u', user, '--', program, ...args]] : [program, [...args]];
}

function stopOf(child: ChildProcess, folder: string): () => Promise<void> {
  return async () => {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (child.exitCode === null) {
      child.kill('SIGINT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

function folderFor(user: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-server-'));
  if (isRoot) spawnSync('chown', [user, folder]);
  chmodSync(folder, 0o700);
  return folder;
}

function mustRun(program: string, args: readonly string[], input = ''): string {
  const run = spawnSync(program, [...args], { encoding: 'utf8', input, cwd: tmpdir() });
  if (run.status !== 0) throw new Error(`${program}: ${run.stderr}${run.stdout}`);
  return run.stdout;
}

export async function startPostgresql(): Promise<DatabaseServer> {
  const bin = (program: string) => findInFolders(program, postgresFolders()) ?? program;
  const folder = folderFor('postgres');
  const data = join(folder, 'data');
  mustRun(
    ...asUser('postgres', bin('initdb'), [
      '-D',
      data,
      '-A',
      'scram-sha-256',
      '-U',
      'owner',
      '--auth-local',
      'trust',
      '-N',
    ]),
  );
  const port = await freePort();
  const [program, args] = asUser('postgres', bin('postgres'), [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    '-h',
    '127.0.0.1',
    '-F',
  ]);
  const child = spawn(program, args, { stdio: 'ignore', cwd: tmpdir() });
  const psql = asUser('postgres', bin('psql'), [
    '-h',
    folder,
    '-p',
    String(port),
    '-U',
    'owner',
    '-d',
    'postgres',
    '-v',
    'ON_ERROR_STOP=1',
    '-At',
  ]);
  const run = (sql: string) => mustRun(...psql, sql);
  const isReady = () => spawnSync(psql[0], psql[1], { input: 'SELECT 1', cwd: tmpdir() }).status === 0;
  await untilReady(isReady, 'PostgreSQL');
  run(`CREATE ROLE ${USER} LOGIN PASSWORD '${PASSWORD}'; CREATE DATABASE shop OWNER owner;`);
  return {
    port,
    run,
    stop: async () => {
      mustRun(...asUser('postgres', bin('pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']));
      await stopOf(child, folder)();
    },
  };
}

export async function startMariadb(): Promise<DatabaseServer> {
  const server = findInFolders('mariadbd', ['/usr/sbin', '/usr/bin', '/usr/local/sbin']) ?? 'mariadbd';
  const folder = folderFor('mysql');
  const data = join(folder, 'data');
  const socket = join(folder, 's');
  mustRun(
    ...asUser('mysql', 'mariadb-install-db', [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ]),
  );
  const port = await freePort();
  const [program, args] = asUser('mysql', server, [
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--pid-file=${join(folder, 'pid')}`,
    '--skip-name-resolve',
  ]);
  const child = spawn(program, args, { stdio: 'ignore', cwd: tmpdir() });
  const client = asUser('mysql', 'mariadb', ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-N']);
  const isReady = () => spawnSync(client[0], client[1], { input: 'SELECT 1', cwd: tmpdir() }).status === 0;
  await untilReady(isReady, 'MariaDB');
  const run = (sql: string) => mustRun(...client, sql);
  run(`CREATE DATABASE shop; CREATE USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${PASSWORD}';`);
  return {
    port,
    run,
    stop: async () => {
      spawnSync(client[0], client[1], { input: 'SHUTDOWN', cwd: tmpdir() });
      await stopOf(child, folder)();
    },
  };
}

/** Prometheus asking `target` every second, at the port it had before or a free one. */
export async function startPrometheus(target: string, portBefore: number | null = null): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-server-'));
  const port = portBefore ?? (await freePort());
  writeFileSync(
    join(folder, 'prometheus.yml'),
    `global: {scrape_interval: 1s}\nscrape_configs:\n  - job_name: shop\n    static_configs: [{targets: ['${target}']}]\n`,
  );
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore', cwd: folder },
  );
  await untilReady(() => answers(port), 'Prometheus');
  return { port, stop: stopOf(child, folder) };
}
