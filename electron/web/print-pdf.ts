import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '#shared/kernel/app-error.ts';

const LONGEST_PRINT_MS = 60_000;

const QUIET_FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-pdf-header-footer',
  '--generate-pdf-document-outline',
  '--export-tagged-pdf',
];

// A report is one self-contained page: it runs nothing and fetches nothing.
const SELF_CONTAINED =
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; ` +
  `img-src data:; font-src data:">`;

/** Chromium refuses to start as root with its sandbox on. */
export function sandboxFlags(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Where a browser may read and write: one packaged as a snap sees neither /tmp nor hidden folders. */
function workFolderOf(browser: string): string {
  const snapFolder = join(homedir(), 'snap', 'chromium', 'common');
  const isSnap = basename(browser).startsWith('chromium') && existsSync('/snap/bin/chromium');
  return isSnap && existsSync(snapFolder) ? snapFolder : tmpdir();
}

function run(
  program: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<'done' | 'failed' | 'too-slow'> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: timeoutMs, killSignal: 'SIGKILL', windowsHide: true }, (error) => {
      if (error === null) resolve('done');
      else resolve(error.killed === true ? 'too-slow' : 'failed');
    });
  });
}

type PrintOptions = { browser: string; html: string; timeoutMs?: number };

/**
 * Prints a self-contained page as a tagged PDF with an outline, in a browser with a profile of its own.
 * Throws AppError `pdf-failed` or `pdf-too-slow`; leaves nothing behind either way.
 */
export async function printPdf({
  browser,
  html,
  timeoutMs = LONGEST_PRINT_MS,
}: PrintOptions): Promise<Uint8Array> {
  const folder = await mkdtemp(join(workFolderOf(browser), 'pilotbook-print-'));
  try {
    const page = join(folder, 'report.html');
    const pdf = join(folder, 'report.pdf');
    await writeFile(
      page,
      html.replace(/<head[^>]*>/i, (head) => `${head}${SELF_CONTAINED}`),
    );
    const flags = [...QUIET_FLAGS, ...sandboxFlags(), `--user-data-dir=${join(folder, 'profile')}`];
    const outcome = await run(
      browser,
      [...flags, `--print-to-pdf=${pdf}`, pathToFileURL(page).href],
      timeoutMs,
    );
    if (outcome === 'too-slow') throw new AppError('unavailable', 'pdf-too-slow');
    // The browser also ends well when it could not load the page or write the file.
    if (outcome === 'failed' || !existsSync(pdf)) throw new AppError('unavailable', 'pdf-failed');
    return await readFile(pdf);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
