import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

type AsarEntry = { files?: Record<string, AsarEntry>; unpacked?: boolean };

export type PackedFile = { path: string; place: 'packed' | 'unpacked' };

function filesOf(entry: AsarEntry, path: string): PackedFile[] {
  if (entry.files === undefined) return [{ path, place: entry.unpacked === true ? 'unpacked' : 'packed' }];
  return Object.entries(entry.files).flatMap(([name, child]) =>
    filesOf(child, path === '' ? name : `${path}/${name}`),
  );
}

/** The files an asar archive lists. Its header is JSON behind four little-endian lengths; the last is the text's. */
export function listAsar(path: string): PackedFile[] {
  const file = openSync(path, 'r');
  try {
    const lengths = Buffer.alloc(16);
    readSync(file, lengths, 0, 16, 0);
    const header = Buffer.alloc(lengths.readUInt32LE(12));
    readSync(file, header, 0, header.length, 16);
    return filesOf(JSON.parse(header.toString('utf8')) as AsarEntry, '');
  } finally {
    closeSync(file);
  }
}

/** Paths below a folder, with forward slashes. */
export function listFolder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const REQUIRED = [
  'package.json',
  'out/main/main.js',
  'out/main/worker.js',
  'out/main/preload.cjs',
  'out/renderer/index.html',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib/index.js',
];

// Everything else that may be in the app: built code, the interface's files, the sample, the driver's JavaScript.
const ALLOWED = [
  /^package\.json$/,
  /^out\/main\/(?!web\.js$|cli\.js$)[\w.-]+\.c?js$/,
  /^out\/renderer\/(index\.html|favicon\.svg|assets\/[\w.-]+\.(js|css|woff2?|svg|png))$/,
  /^resources\/sample\.pilotbook$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/[\w./-]+\.js)$/,
];

/** What is wrong with the packed app, one sentence each; `binary` is the one native file it must hold, unpacked. */
export function packingFaults(files: readonly PackedFile[], binary: string): string[] {
  const binaryPath = `node_modules/better-sqlite3/prebuilds/${binary}.node`;
  const paths = new Set(files.map(({ path }) => path));
  const missing = [...REQUIRED, binaryPath].filter((path) => !paths.has(path));
  const foreign = files.filter(({ path }) => path !== binaryPath && !ALLOWED.some((kind) => kind.test(path)));
  const inArchive = files.some(({ path, place }) => path === binaryPath && place === 'packed');
  return [
    ...missing.map((path) => `${path} is missing.`),
    ...foreign.map(({ path }) => `${path} does not belong in the app.`),
    ...(inArchive ? [`${binaryPath} must lie outside the archive to be loaded.`] : []),
  ];
}
