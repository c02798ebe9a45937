import { isAbsolute, resolve } from 'node:path';
import type { App } from 'electron';
import type { WorkspaceChoice } from '#electron/shell/shell.ts';
import { WORKSPACE_ENDING } from '#electron/shell/workspace-files.ts';

/** The workspace file among a start's arguments, as the system passes it for a double-clicked file; null if none. */
export function fileAmong(args: readonly string[], workingFolder: string): string | null {
  const file = args.find((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith(WORKSPACE_ENDING));
  if (file === undefined) return null;
  return isAbsolute(file) ? file : resolve(workingFolder, file);
}

export type OpenRequests = {
  /** What this start was asked to open: a file, the sample by --sample, otherwise the latest workspace. */
  first: () => WorkspaceChoice;
  /** From now on each request calls the listener. */
  listen: (listener: (path: string) => void) => void;
};

/** Files the person opens from outside: as an argument, by macOS' open-file, or through a second start. */
export function collectOpenRequests(app: App, args: readonly string[]): OpenRequests {
  let first = fileAmong(args.slice(1), process.cwd());
  let listener: ((path: string) => void) | null = null;
  function request(path: string): void {
    if (listener === null) first = path;
    else listener(path);
  }
  app.on('open-file', (event, path) => {
    event.preventDefault();
    request(path);
  });
  app.on('second-instance', (_event, otherArgs, workingFolder) => {
    const path = fileAmong(otherArgs.slice(1), workingFolder);
    if (path !== null) request(path);
  });
  return {
    first: () => {
      if (first !== null) return { kind: 'file', path: first };
      return { kind: args.includes('--sample') ? 'sample' : 'latest' };
    },
    listen: (next) => {
      listener = next;
    },
  };
}
