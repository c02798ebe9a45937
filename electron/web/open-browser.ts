import { spawn } from 'node:child_process';

type Opener = { program: string; args: string[] };

function openerOf(platform: NodeJS.Platform, address: string): Opener {
  if (platform === 'win32') return { program: 'cmd.exe', args: ['/c', 'start', '', address] };
  return { program: platform === 'darwin' ? 'open' : 'xdg-open', args: [address] };
}

/** Whether this process can show a window on a screen. */
export function hasDisplay(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return env['SSH_CONNECTION'] === undefined;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** Opens the default browser. When that fails the printed address is still there to be opened by hand. */
export function openInBrowser(address: string): void {
  const { program, args } = openerOf(process.platform, address);
  const child = spawn(program, args, { detached: true, stdio: 'ignore', windowsHide: true });
  child.on('error', () => child.unref());
  child.unref();
}
