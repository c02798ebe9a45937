import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startWebHost, type WebHostForTest, type WebHostOptions } from './web-host.ts';

const PATIENCE_MS = 15_000;

export type Journey = {
  page: Page;
  host: WebHostForTest;
  /** What the page complained about so far: errors in the console, errors nobody caught. */
  complaints: string[];
  /** Goes to a place of the window, `/today`. */
  goTo: (place: string) => Promise<void>;
  end: () => Promise<void>;
};

type JourneyOptions = Partial<WebHostOptions> & { look?: BrowserContextOptions };

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'pilotbook-journey-pictures');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`);
  await page.screenshot({ path, fullPage: true }).catch(() => undefined);
  console.error(`What the window showed: ${path} (${page.url()})`);
}

/** Opens Pilotbook in a browser as a person does: the host started, its launch address visited. */
export async function openJourney({ look, ...options }: JourneyOptions = {}): Promise<Journey> {
  const host = await startWebHost(options);
  let browser: Browser | null = null;
  try {
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...look });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(host.address);
    await page.getByRole('main').waitFor();
    const opened = browser;
    return {
      page,
      host,
      complaints,
      goTo: async (place) => {
        await page.goto(`${host.origin}/#${place}`);
        await page.getByRole('main').waitFor();
      },
      end: async () => {
        await opened.close();
        await host.stop();
      },
    };
  } catch (error) {
    await browser?.close();
    await host.stop();
    throw error;
  }
}

/** Keeps a picture of the window when the running test fails, and says where it lies. */
export function pictureOnFailure({ page }: Journey): void {
  onTestFailed(async ({ task }) => {
    await keepPicture(page, task.name);
  });
}

/** Waits until it is there to be seen; true once it is, and an error that names what was waited for otherwise. */
export async function seen(what: Locator): Promise<true> {
  await what.first().waitFor();
  return true;
}

/** Chooses an answer in a searchable list. */
export async function choose(
  scope: Page | Locator,
  list: string | RegExp,
  answer: string | RegExp,
): Promise<void> {
  const page = 'page' in scope && typeof scope.page === 'function' ? scope.page() : (scope as Page);
  await scope.getByRole('combobox', { name: list }).click();
  await page.getByRole('option', { name: answer }).click();
}

export type FileToChoose = { name: string; content: string | Uint8Array };

/** Presses a button that asks for a file, and hands one over; the file field behind the button has its name too. */
export async function handOver(page: Page, button: Locator, file: FileToChoose): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.last().click()]);
  await chooser.setFiles({
    name: file.name,
    mimeType: 'text/csv',
    buffer: Buffer.from(file.content),
  });
}
