import { chromium, type Browser } from 'playwright-core';
import { findInstalledBrowser } from '#electron/web/find-browser.ts';
import { sandboxFlags } from '#electron/web/print-pdf.ts';

const QUIET_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The Chromium, Chrome or Edge of this computer, headless, with a profile of its own. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findInstalledBrowser();
  if (executablePath === null) {
    throw new Error(
      'No browser: install Google Chrome, Microsoft Edge or Chromium, or set PILOTBOOK_BROWSER.',
    );
  }
  return chromium.launch({ executablePath, args: [...QUIET_FLAGS, ...sandboxFlags()] });
}
