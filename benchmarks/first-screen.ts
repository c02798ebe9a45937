import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Figure } from './figures.ts';

export const BROWSER = '/usr/bin/chromium';
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Resolves with the address a host prints. */
export function addressOf(host: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    host.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString();
      const found = /http:\/\/\S+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    host.once('exit', () => reject(new Error('the host ended before it named its address')));
  });
}

/**
 * From starting the host to the first heading on screen, beside the same browser showing an empty page. Null without a
 * built renderer or a browser.
 */
export async function measureFirstScreen(workspacePath: string): Promise<Figure[] | null> {
  if (!existsSync(BROWSER) || !existsSync('out/renderer/index.html')) return null;
  const blankStart = performance.now();
  const blank = await chromium.launch({ executablePath: BROWSER, args: ARGUMENTS });
  const empty = await blank.newPage();
  await empty.goto('about:blank');
  const blankMilliseconds = performance.now() - blankStart;
  await blank.close();

  const start = performance.now();
  const host = spawn(process.execPath, ['electron/web.ts', '--no-open', '--workspace', workspacePath], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const address = await addressOf(host);
    const listening = performance.now() - start;
    const browser = await chromium.launch({ executablePath: BROWSER, args: ARGUMENTS });
    const page = await browser.newPage();
    await page.goto(address);
    await page.locator('h1').first().waitFor();
    const usable = performance.now() - start;
    await browser.close();
    return [
      { name: 'floor: browser with an empty page', milliseconds: blankMilliseconds },
      { name: 'host listening', milliseconds: listening },
      { name: 'first heading on screen, host and browser cold', milliseconds: usable },
    ];
  } finally {
    host.kill();
  }
}
