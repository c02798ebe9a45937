import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isBuildFresh } from './build-fingerprint.ts';
import { findElectron } from './fetch-electron.ts';
import { listAsar, listFolder, packingFaults } from './packed-files.ts';
import { inProject, root } from './project-paths.ts';
import { makeStandInElectron, type PackPlatform } from './stand-in-electron.ts';

type Target = { platform: PackPlatform; arch: 'x64' | 'arm64' };

const FLAGS = { linux: '--linux', win32: '--win', darwin: '--mac' } as const;
const PLATFORMS: readonly PackPlatform[] = ['linux', 'win32', 'darwin'];
const ARCHES = ['x64', 'arm64'] as const;

function targetsOf(args: readonly string[]): Target[] {
  const all = PLATFORMS.flatMap((platform) => ARCHES.map((arch) => ({ platform, arch })));
  if (args.includes('--all')) return all;
  const wanted = args.length === 0 ? [`${process.platform}-${process.arch}`] : args;
  return wanted.map((name) => {
    const target = all.find(({ platform, arch }) => `${platform}-${arch}` === name);
    if (target === undefined)
      throw new Error(`No such target: ${name}. There are linux-x64, win32-arm64 … and --all.`);
    return target;
  });
}

function runNode(...args: string[]): void {
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);
}

function resourcesOf(folder: string, platform: PackPlatform): string {
  if (platform !== 'darwin') return join(folder, 'resources');
  const app = readdirSync(folder).find((name) => name.endsWith('.app'));
  return join(folder, app ?? '', 'Contents', 'Resources');
}

/** The one folder a `dir` target leaves below its output folder. */
function unpackedFolder(output: string): string {
  const folder = readdirSync(output, { withFileTypes: true }).find((entry) => entry.isDirectory());
  if (folder === undefined) throw new Error(`Nothing was packed into ${output}`);
  return join(output, folder.name);
}

function checkPacked({ platform, arch }: Target, output: string): void {
  const resources = resourcesOf(unpackedFolder(output), platform);
  const binary = `${platform}-${arch}`;
  const files = listAsar(join(resources, 'app.asar'));
  const faults = packingFaults(files, binary);
  const listed = files.filter(({ place }) => place === 'unpacked').map(({ path }) => path);
  const loose = listFolder(join(resources, 'app.asar.unpacked'));
  const unlisted = loose.filter((path) => !listed.includes(path));
  const absent = listed.filter((path) => !loose.includes(path));
  faults.push(...unlisted.map((path) => `${path} lies beside the archive without being listed in it.`));
  faults.push(...absent.map((path) => `${path} is listed but does not lie beside the archive.`));
  if (faults.length > 0) throw new Error(`The packed app for ${binary} is faulty:\n${faults.join('\n')}`);
  console.log(`${binary}: ${files.length} files, one native binary beside the archive`);
}

function pack(target: Target): void {
  const { platform, arch } = target;
  const output = inProject('release', `${platform}-${arch}`);
  rmSync(output, { recursive: true, force: true });
  const isHost = platform === process.platform && arch === process.arch;
  const isReal = isHost && findElectron() !== null;
  const dist = isReal ? inProject('node_modules', 'electron', 'dist') : makeStandInElectron(platform);
  if (!isReal) console.log(`${platform}-${arch}: packing around a stand-in; this app does not run`);
  const builder = inProject('node_modules', 'electron-builder', 'cli.js');
  const settings = [`-c.electronDist=${dist}`, `-c.directories.output=${output}`];
  runNode(builder, FLAGS[platform], 'dir', `--${arch}`, '--publish', 'never', ...settings);
  checkPacked(target, output);
}

try {
  const targets = targetsOf(process.argv.slice(2));
  if (!isBuildFresh()) runNode(inProject('scripts', 'build.ts'));
  for (const target of targets) pack(target);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
