import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '#shared/words/language.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { buildTenSituations } from '#tests/support/build-ten-situations.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';
import type { SituationName } from '#tests/support/ten-situations.ts';
import { startWebHost } from '#tests/support/web-host.ts';

/**
 * Draws the gate of each of the ten situations as it is seen and with every way to a number opened:
 * `node scripts/draw-situations.ts FOLDER`, in English and Italian, light and dark, in two sizes.
 */
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
] as const;
const SCHEMES = ['light', 'dark'] as const;
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', it: 'it-IT' };
const SETTLE_MS = 500;

type Drawing = {
  folder: string;
  /** Begins the name of every picture. */
  name: string;
  height: number;
};

/** The window as it opens, and the whole column with everything unfolded. */
async function drawGate(page: Page, { folder, name, height }: Drawing): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  const folded = page.getByRole('main').locator('.page-body [aria-expanded="false"]');
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
  await page.waitForTimeout(SETTLE_MS);
  const whole = await page.locator('.page-body').evaluate((body) => body.scrollHeight);
  const width = page.viewportSize()?.width ?? 0;
  await page.setViewportSize({ width, height: height + whole });
  await page.screenshot({ path: join(folder, `${name}-opened.png`) });
  await page.setViewportSize({ width, height });
}

type Look = { language: Language; size: (typeof SIZES)[number]; scheme: (typeof SCHEMES)[number] };

async function drawAll(
  browser: Browser,
  { path, folder, ids }: { path: string; folder: string; ids: ReadonlyMap<SituationName, string> },
  { language, size, scheme }: Look,
): Promise<void> {
  const host = await startWebHost({ opens: { file: path }, language });
  try {
    const context = await browser.newContext({
      viewport: size,
      colorScheme: scheme,
      locale: LOCALES[language],
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(host.address);
    await page.getByRole('main').waitFor();
    for (const [name, id] of ids) {
      await page.goto(`${host.origin}/#/features/${id}/decisions`);
      await page.getByRole('table').first().waitFor();
      await drawGate(page, {
        folder,
        name: `${name}-${language}-${scheme}-${size.width}`,
        height: size.height,
      });
    }
    await context.close();
  } finally {
    await host.stop();
  }
}

async function drawLanguage(browser: Browser, folder: string, language: Language): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'pilotbook-situations-'));
  const path = join(data, 'situations.pilotbook');
  const today = new Date().toISOString().slice(0, 10);
  const clock = { now: () => Date.now(), today: () => today };
  const workspace = openTestWorkspace({ path, today, clock });
  try {
    const ids = await buildTenSituations({ workspace, today, language });
    await workspace.close();
    for (const size of SIZES) {
      for (const scheme of SCHEMES) await drawAll(browser, { path, folder, ids }, { language, size, scheme });
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('Say which folder the pictures go to.');
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  for (const language of ['en', 'it'] as const) await drawLanguage(browser, folder, language);
} finally {
  await browser.close();
}
