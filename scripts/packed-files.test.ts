import { describe, expect, it } from 'vitest';
import { packingFaults, type PackedFile } from './packed-files.ts';

const BINARY = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';
const GOOD: readonly PackedFile[] = [
  'package.json',
  'out/main/main.js',
  'out/main/worker.js',
  'out/main/preload.cjs',
  'out/main/door-Cbc5Jix5.js',
  'out/renderer/index.html',
  'out/renderer/assets/index-B_x1.js',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib/index.js',
  'node_modules/better-sqlite3/lib/methods/wrappers.js',
]
  .map((path): PackedFile => ({ path, place: 'packed' }))
  .concat([{ path: BINARY, place: 'unpacked' }]);

describe('the packed app', () => {
  it('is complete with built code, the interface, the driver and one binary', () => {
    expect(packingFaults(GOOD, 'linux-x64')).toEqual([]);
  });

  it.each(['out/main/worker.js', 'out/renderer/index.html', BINARY])('is faulty without %s', (path) => {
    const files = GOOD.filter((file) => file.path !== path);
    expect(packingFaults(files, 'linux-x64')).toEqual([`${path} is missing.`]);
  });

  it.each([
    'electron/main.ts',
    'tests/support/electron-stand-in.ts',
    'out/main/cli.js',
    'out/main/main.js.map',
    'out/fingerprint',
    'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
    'node_modules/better-sqlite3/prebuilds/win32-x64.node',
    'node_modules/react/index.js',
    '.git/config',
  ])('is faulty with %s', (path) => {
    expect(packingFaults([...GOOD, { path, place: 'packed' }], 'linux-x64')).toEqual([
      `${path} does not belong in the app.`,
    ]);
  });

  it("is faulty with another system's binary or one inside the archive", () => {
    expect(packingFaults(GOOD, 'win32-x64')).toHaveLength(2);
    const inside = GOOD.map((file): PackedFile => ({ path: file.path, place: 'packed' }));
    expect(packingFaults(inside, 'linux-x64')).toEqual([
      `${BINARY} must lie outside the archive to be loaded.`,
    ]);
  });
});
