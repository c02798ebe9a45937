import { posix, win32 } from 'node:path';

export type Surroundings = {
  platform: NodeJS.Platform;
  home: string;
  env: Readonly<Record<string, string | undefined>>;
};

/**
 * Where this computer's workspaces live unless the person chose another place: the platform's own data folder,
 * or `PILOTBOOK_DATA`. Every shell uses the same one.
 */
export function dataFolderOf({ platform, home, env }: Surroundings): string {
  const chosen = env['PILOTBOOK_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Pilotbook');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Pilotbook');
  // The XDG specification has relative values ignored.
  const xdg = env['XDG_DATA_HOME'] ?? '';
  return posix.join(posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share'), 'pilotbook');
}
