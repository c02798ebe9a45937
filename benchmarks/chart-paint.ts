import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { median, type Figure } from './figures.ts';
import { addressOf, ARGUMENTS, BROWSER } from './first-screen.ts';

const TIMES = 15;
const CHART = '.chart-line';
const SETTLES_MS = 500;

/** Milliseconds until the markup of a drawn chart, put into an empty page as it is, stands on screen. */
function paintPlain(page: Page, markup: string): Promise<number> {
  return page.evaluate(async (svg) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    document.body.replaceChildren();
    await frame();
    await frame();
    const start = performance.now();
    document.body.innerHTML = svg;
    await frame();
    await frame();
    return performance.now() - start;
  }, markup);
}

type Deed = { kind: 'click'; value: string } | { kind: 'key'; value: string };

/** Milliseconds from what a person does until two frames after the first line of the page has changed. */
function paintAfter(page: Page, deed: Deed): Promise<number> {
  return page.evaluate(
    async ({ deed, chart }) => {
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const shape = (): string => document.querySelector(chart)?.getAttribute('d') ?? '';
      const before = shape();
      await frame();
      await frame();
      const start = performance.now();
      if (deed.kind === 'click') document.querySelector<HTMLElement>(deed.value)?.click();
      else {
        const layer = document.querySelector('.chart-layer');
        layer?.dispatchEvent(new KeyboardEvent('keydown', { key: deed.value, bubbles: true }));
      }
      // A line is looked for after each frame; the frame after that it is on screen.
      while (shape() === before || shape() === '') await frame();
      await frame();
      return performance.now() - start;
    },
    { deed, chart: CHART },
  );
}

const DEEDS: readonly { name: string; deed: Deed }[] = [
  { name: 'daily line: asked, drawn, painted', deed: radio('daily') },
  { name: 'cumulative line: asked, drawn, painted', deed: radio('cumulative') },
  { name: 'zoomed in by a key, painted', deed: { kind: 'key', value: '+' } },
  { name: 'all days again, painted', deed: { kind: 'key', value: '0' } },
];

function radio(value: string): Deed {
  return { kind: 'click', value: `input[type="radio"][value="${value}"]` };
}

/** The tab of the feature whose address ends so. */
function tab(name: string): Deed {
  return { kind: 'click', value: `a[href$="/${name}"]` };
}

type Pages = { page: Page; empty: Page; origin: string };

async function measure({ page, empty, origin }: Pages, featureId: string): Promise<Figure[]> {
  const floor: number[] = [];
  const opened: number[] = [];
  const times = DEEDS.map((): number[] => []);
  for (let run = 0; run < TIMES; run += 1) {
    // A fresh page has no answer in its cache.
    await page.goto('about:blank');
    await page.goto(`${origin}/#/features/${featureId}/metrics`);
    await page.locator(CHART).first().waitFor();
    await page.waitForTimeout(SETTLES_MS);
    const markup = await page
      .locator('.chart-plot svg')
      .first()
      .evaluate((svg) => svg.outerHTML);
    floor.push(await paintPlain(empty, markup));
    await page.locator('a[href$="/hypotheses"]').click();
    await page.locator(CHART).first().waitFor({ state: 'detached' });
    await page.waitForTimeout(SETTLES_MS);
    opened.push(await paintAfter(page, tab('metrics')));
    await page.waitForTimeout(SETTLES_MS);
    for (const [index, { deed }] of DEEDS.entries()) times[index]?.push(await paintAfter(page, deed));
  }
  return [
    figureOf('floor: the same paths in an empty page', floor),
    figureOf('opened, its numbers at hand, painted', opened),
    ...DEEDS.map(({ name }, index) => figureOf(name, times[index] ?? [])),
  ];
}

function figureOf(name: string, times: readonly number[]): Figure {
  return { name, milliseconds: median(times), least: Math.min(...times) };
}

/**
 * From what a person does to the chart on screen, two frames behind the change, through the web host in a real browser,
 * beside the same browser painting the same paths. Each feature has metrics with numbers of more than a week; its
 * charts stand beneath each other. Null without a built renderer or a browser.
 */
export async function measureChartPaint(
  workspacePath: string,
  featureIds: readonly string[],
): Promise<Figure[][] | null> {
  if (!existsSync(BROWSER) || !existsSync('out/renderer/index.html')) return null;
  const host = spawn(process.execPath, ['electron/web.ts', '--no-open', '--workspace', workspacePath], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let browser: Browser | null = null;
  try {
    const address = await addressOf(host);
    browser = await chromium.launch({ executablePath: BROWSER, args: ARGUMENTS });
    const empty = await (await browser.newContext()).newPage();
    const page = await (await browser.newContext()).newPage();
    await page.goto(address);
    await page.locator('h1').first().waitFor();
    const tables: Figure[][] = [];
    for (const featureId of featureIds) {
      tables.push(await measure({ page, empty, origin: new URL(address).origin }, featureId));
    }
    return tables;
  } finally {
    await browser?.close();
    const ended = once(host, 'exit');
    host.kill();
    await ended;
  }
}
