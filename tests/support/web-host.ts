import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBuildFresh } from '../../scripts/build-fingerprint.ts';
import { inProject, root } from '../../scripts/project-paths.ts';

const LONGEST_START_MS = 20_000;

export type WebHostForTest = {
  /** The launch address; it opens Pilotbook once. */
  address: string;
  /** `http://127.0.0.1:port` */
  origin: string;
  /** A folder of this host's own; removed when it stops, unless the test brought it. */
  dataFolder: string;
  /** What the host has printed so far. */
  output: () => string;
  /** Asks the host to end and waits until its workspace is closed; answers with the exit code. */
  stop: () => Promise<number>;
  /** Ends the host as a power cut does: nothing gets a chance to tidy up. */
  kill: () => Promise<void>;
};

export type WebHostOptions = {
  /** What to open: the sample, a file, or the latest workspace of the data folder. */
  opens: 'sample' | 'latest' | { file: string };
  /** Null makes a folder for this host alone. */
  dataFolder: string | null;
  /** The language of the host's own lines. */
  language: 'en' | 'it';
};

const USUAL: WebHostOptions = { opens: 'latest', dataFolder: null, language: 'en' };

function ensureBuilt(): void {
  if (isBuildFresh()) return;
  const run = spawnSync(process.execPath, [inProject('scripts', 'build.ts')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The build failed:\n${run.stdout}${run.stderr}`);
}

function argumentsOf({ opens }: WebHostOptions): string[] {
  if (opens === 'latest') return [];
  return opens === 'sample' ? ['--sample'] : ['--workspace', opens.file];
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/**
 * Starts the built web host, as a person would, on a free port. Rejects with what the host printed when it ends
 * before it listens.
 */
export async function startWebHost(options: Partial<WebHostOptions> = {}): Promise<WebHostForTest> {
  ensureBuilt();
  const all = { ...USUAL, ...options };
  const dataFolder = all.dataFolder ?? mkdtempSync(join(tmpdir(), 'pilotbook-journey-'));
  const program = inProject('out', 'main', 'web.js');
  const language = all.language === 'it' ? 'it_IT.UTF-8' : 'en_GB.UTF-8';
  const child = spawn(process.execPath, [program, '--no-open', ...argumentsOf(all)], {
    env: { ...process.env, PILOTBOOK_DATA: dataFolder, LC_ALL: language },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = exitOf(child);
  const removeFolder = (): void => {
    if (all.dataFolder === null) rmSync(dataFolder, { recursive: true, force: true });
  };
  const address = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      void exited.then(removeFolder);
      reject(new Error(`The web host ${why}:\n${output}`));
    };
    const giveUp = setTimeout(() => fail('did not start'), LONGEST_START_MS);
    const read = (text: string): void => {
      output += text;
      const found = /http:\/\/127\.0\.0\.1:\d+\/start\?token=[\w-]+/.exec(output)?.[0];
      if (found === undefined) return;
      clearTimeout(giveUp);
      resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    void exited.then(() => {
      clearTimeout(giveUp);
      fail('ended');
    });
  });
  return {
    address,
    origin: new URL(address).origin,
    dataFolder,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      const code = await exited;
      removeFolder();
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
