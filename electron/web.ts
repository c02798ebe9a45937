import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { say, type Words } from '#shared/words/create-words.ts';
import { readVersion, rendererFolder, resourcesFolder } from './shell/app-folders.ts';
import { dataFolderOf } from './shell/data-folder.ts';
import { createShell, type Shell } from './shell/shell.ts';
import { createShellWords, problemSentence, systemLanguageTag } from './shell/words.ts';
import { findInstalledBrowser } from './web/find-browser.ts';
import { startWebHost, type WebHost } from './web/host.ts';
import { createKeyFileVault } from './web/key-file-vault.ts';
import { hasDisplay, openInBrowser } from './web/open-browser.ts';
import { printPdf } from './web/print-pdf.ts';
import { parseWebOptions, type WebOptions } from './web/web-options.ts';
import { openEngine } from './workspace/engine-link.ts';

const ECHO_MS = 1000;

const words = createShellWords(systemLanguageTag());

function fail(...sentences: string[]): never {
  console.error(sentences.join(' '));
  process.exit(1);
}

function createWebShell(): Shell {
  const browser = findInstalledBrowser();
  const dataFolder = dataFolderOf({ platform: process.platform, home: homedir(), env: process.env });
  return createShell({
    dataFolder,
    resourcesFolder,
    openEngine: (file) =>
      openEngine({ ...file, actorFallback: userInfo().username, sourceSchedule: 'run', alertWatch: 'run' }),
    printPdf: browser === null ? null : (html) => printPdf({ browser, html }),
    chooseFile: null,
    vault: createKeyFileVault(dataFolder),
    notices: null,
    version: readVersion(),
    now: () => Date.now(),
  });
}

async function openAsked(shell: Shell, opens: WebOptions['opens']): Promise<void> {
  try {
    await shell.open(opens.kind === 'file' ? { kind: 'file', path: resolve(opens.path) } : opens);
  } catch (error) {
    fail(problemSentence(words, error), say(words, 'desktop:next.terminal'));
  }
}

function explainPort(words: Words, error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return say(words, 'desktop:host.port-taken', { port: String(port) });
  if (code === 'EACCES') return say(words, 'desktop:host.port-forbidden', { port: String(port) });
  return problemSentence(words, error);
}

async function startHost(shell: Shell, port: number): Promise<WebHost> {
  const again = process.stdin.isTTY ? 'again-terminal' : 'again-start';
  const notices = {
    language: words.language,
    late: say(words, 'desktop:host.late'),
    unknown: say(words, 'desktop:host.unknown'),
    nextStep: say(words, `desktop:host.${again}`),
  };
  try {
    return await startWebHost({ door: shell.door, rendererFolder, port, notices });
  } catch (error) {
    await shell.door.close();
    return fail(explainPort(words, error, port));
  }
}

function announce(host: WebHost, { browser }: WebOptions): void {
  const address = host.newLaunchAddress();
  console.log(say(words, 'desktop:host.runs', { address }));
  if (browser === 'open' && hasDisplay(process.platform, process.env)) openInBrowser(address);
}

function stopOnSignals(shell: Shell, host: WebHost): void {
  let stoppingSince: number | null = null;
  const stop = async () => {
    if (stoppingSince !== null) {
      // npm passes Ctrl+C on although the terminal sent it already; only a later one means "do not wait".
      if (performance.now() - stoppingSince > ECHO_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    await host.close();
    await shell.door.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

async function run(options: WebOptions): Promise<void> {
  if (!existsSync(join(rendererFolder, 'index.html'))) fail(say(words, 'desktop:host.not-built'));
  const shell = createWebShell();
  await openAsked(shell, options.opens);
  const host = await startHost(shell, options.port);
  stopOnSignals(shell, host);
  announce(host, options);
  console.log(say(words, 'desktop:host.once'));
  if (process.stdin.isTTY) {
    console.log(say(words, 'desktop:host.press-enter'));
    process.stdin.on('data', () => announce(host, options));
  }
}

const parsed = parseWebOptions(process.argv.slice(2));
if (parsed.kind === 'run') await run(parsed.options);
else if (parsed.kind === 'help') console.log(parsed.text);
else {
  console.error(parsed.text);
  process.exitCode = 2;
}
