import { copyFileSync, appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from './project-paths.ts';

export type PackPlatform = 'linux' | 'win32' | 'darwin';

// Electron keeps its fuses behind this text in its program; version 1, nine fuses, all on.
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09'),
  Buffer.from('1'.repeat(9)),
]);

const COMMON_FILES = [
  'LICENSE',
  'LICENSES.chromium.html',
  'version',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'icudtl.dat',
  'locales/en-US.pak',
  'locales/it.pak',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
];
const LINUX_FILES = [
  'chrome-sandbox',
  'chrome_crashpad_handler',
  'libEGL.so',
  'libGLESv2.so',
  'libffmpeg.so',
];
const WINDOWS_FILES = ['d3dcompiler_47.dll', 'ffmpeg.dll', 'libEGL.dll', 'libGLESv2.dll'];
const MAC_HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((suffix) => `Electron Helper${suffix}`);

function write(folder: string, name: string, content: string | Buffer): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode: 0o755 });
}

function plist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.example.stand-in</string>
<key>CFBundleVersion</key><string>1</string>
</dict></plist>
`;
}

function writeMacApp(folder: string): void {
  const contents = 'Electron.app/Contents';
  write(folder, `${contents}/Info.plist`, plist('Electron'));
  write(folder, `${contents}/MacOS/Electron`, 'stand-in');
  write(folder, `${contents}/Resources/electron.icns`, '');
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  write(folder, `${framework}/Electron Framework`, FUSES);
  write(folder, `${framework}/Resources/en.lproj/locale.pak`, 'stand-in');
  for (const helper of MAC_HELPERS) {
    write(folder, `${contents}/Frameworks/${helper}.app/Contents/Info.plist`, plist(helper));
    write(folder, `${contents}/Frameworks/${helper}.app/Contents/MacOS/${helper}`, 'stand-in');
  }
}

function writeWindowsProgram(folder: string): void {
  // Its version and icon are edited while packing, so it must be a real Windows program.
  const program = join(folder, 'electron.exe');
  copyFileSync(inProject('node_modules', 'electron-winstaller', 'vendor', 'Setup.exe'), program);
  appendFileSync(program, FUSES);
}

/**
 * A folder with the file names of an Electron for this platform and nothing that runs, so that packing can be tried
 * and its result looked at where Electron itself cannot be fetched.
 */
export function makeStandInElectron(platform: PackPlatform): string {
  const folder = inProject('.cache', 'stand-in-electron', platform);
  rmSync(folder, { recursive: true, force: true });
  if (platform === 'darwin') {
    write(folder, 'LICENSE', 'stand-in');
    writeMacApp(folder);
    return folder;
  }
  const own = platform === 'linux' ? LINUX_FILES : WINDOWS_FILES;
  for (const name of [...COMMON_FILES, ...own]) write(folder, name, 'stand-in');
  mkdirSync(join(folder, 'resources'));
  if (platform === 'linux') write(folder, 'electron', FUSES);
  else writeWindowsProgram(folder);
  return folder;
}
