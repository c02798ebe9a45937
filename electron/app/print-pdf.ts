import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import { AppError } from '#shared/kernel/app-error.ts';
import { REPORT_ORIGIN, servePages } from './interface-protocol.ts';

const LONGEST_PRINT_MS = 60_000;
// Without "persist:" the partition lives in memory only.
const PARTITION = 'report-printing';

async function withinTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('unavailable', 'pdf-too-slow')), LONGEST_PRINT_MS);
  });
  try {
    return await Promise.race([work, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

async function printIn(window: BrowserWindow, address: string): Promise<Uint8Array> {
  await window.loadURL(address);
  return window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}

/** Prints self-contained pages in a hidden window that runs no script and reaches nothing. */
export function createPdfPrinter(): (html: string) => Promise<Uint8Array> {
  const pages = new Map<string, string>();
  const printing = session.fromPartition(PARTITION);
  servePages(printing.protocol, pages);
  printing.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !pages.has(url) && !url.startsWith('data:') });
  });
  printing.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  printing.setPermissionCheckHandler(() => false);

  return async (html) => {
    const address = `${REPORT_ORIGIN}/${randomUUID()}`;
    pages.set(address, html);
    const window = new BrowserWindow({
      show: false,
      webPreferences: { session: printing, sandbox: true, contextIsolation: true, javascript: false },
    });
    try {
      return await withinTime(printIn(window, address));
    } finally {
      pages.delete(address);
      window.destroy();
    }
  };
}
