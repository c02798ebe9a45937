import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

export type BrowserSearch = {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  isProgram: (path: string) => boolean;
};

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/var/lib/flatpak/exports/bin'];
const LINUX_PLACES = [
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/var/lib/flatpak/exports/bin/org.chromium.Chromium',
  '/var/lib/flatpak/exports/bin/com.google.Chrome',
];
const MAC_PROGRAMS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

function onLinux({ env }: BrowserSearch): string[] {
  const onPath = (env['PATH'] ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  const folders = [...onPath, ...LINUX_FOLDERS];
  return [
    ...LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name))),
    ...LINUX_PLACES,
  ];
}

function onMac({ env }: BrowserSearch): string[] {
  const folders = ['/Applications', ...(env['HOME'] === undefined ? [] : [`${env['HOME']}/Applications`])];
  return MAC_PROGRAMS.flatMap((program) => folders.map((folder) => posix.join(folder, program)));
}

function onWindows({ env }: BrowserSearch): string[] {
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((name) => env[name])
    .filter((folder) => folder !== undefined && folder !== '');
  return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => win32.join(folder ?? '', program)));
}

function usualPlaces(search: BrowserSearch): string[] {
  if (search.platform === 'win32') return onWindows(search);
  if (search.platform === 'darwin') return onMac(search);
  return onLinux(search);
}

export function isProgramFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Whatever the reason, it cannot be started, which is the question.
    return false;
  }
}

/**
 * The Chromium, Chrome or Edge of this computer; `PILOTBOOK_BROWSER` names one that lies elsewhere, and then no
 * other is taken. Null when there is none.
 */
export function findBrowser(search: BrowserSearch): string | null {
  const chosen = search.env['PILOTBOOK_BROWSER'] ?? '';
  const places = chosen === '' ? usualPlaces(search) : [chosen];
  return places.find((path) => search.isProgram(path)) ?? null;
}

export function findInstalledBrowser(): string | null {
  return findBrowser({ platform: process.platform, env: process.env, isProgram: isProgramFile });
}
