import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { median, type Figure } from './figures.ts';
import { addressOf, ARGUMENTS, BROWSER } from './first-screen.ts';

const TIMES = 9;
/** As many points as the longest line drawn. */
const FLOOR_POINTS = 700;
const CHART = '.recharts-line-curve';

/** Milliseconds until a plain path of as many points stands on screen. */
function paintPlainPath(page: Page): Promise<number> {
  return page.evaluate(async (points) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    const start = performance.now();
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    const places = Array.from({ length: points }, (_, at) => `${at} ${100 + 80 * Math.sin(at / 9)}`);
    path.setAttribute('d', `M${places.join('L')}`);
    path.setAttribute('stroke', 'black');
    path.setAttribute('fill', 'none');
    svg.append(path);
    document.body.append(svg);
    await frame();
    await new Promise((resolve) => setTimeout(resolve));
    const milliseconds = performance.now() - start;
    svg.remove();
    return milliseconds;
  }, FLOOR_POINTS);
}

type Deed = { kind: 'smoothing'; value: string } | { kind: 'key'; value: string };

/** Milliseconds from what a person does until the line it changes is painted. */
function paintAfter(page: Page, deed: Deed): Promise<number> {
  return page.evaluate(
    async ({ deed, chart }) => {
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const shape = (): string => document.querySelector(chart)?.getAttribute('d') ?? '';
      const before = shape();
      await frame();
      const start = performance.now();
      if (deed.kind === 'smoothing') {
        document.querySelector<HTMLElement>(`input[type="radio"][value="${deed.value}"]`)?.click();
      } else {
        const layer = document.querySelector('.chart-layer');
        layer?.dispatchEvent(new KeyboardEvent('keydown', { key: deed.value, bubbles: true }));
      }
      while (shape() === before || shape() === '') await frame();
      // What stands in the document at a frame is on screen by the task after it.
      await new Promise((resolve) => setTimeout(resolve));
      return performance.now() - start;
    },
    { deed, chart: CHART },
  );
}

async function measure(page: Page, metrics: string): Promise<Figure[]> {
  const times: Record<'floor' | 'daily' | 'cumulative' | 'closer' | 'all', number[]> = {
    floor: [],
    daily: [],
    cumulative: [],
    closer: [],
    all: [],
  };
  for (let run = 0; run < TIMES; run += 1) {
    // A fresh page has no answer in its cache.
    await page.goto('about:blank');
    await page.goto(metrics);
    await page.locator(CHART).first().waitFor();
    await page.waitForTimeout(400);
    times.floor.push(await paintPlainPath(page));
    times.daily.push(await paintAfter(page, { kind: 'smoothing', value: 'daily' }));
    times.cumulative.push(await paintAfter(page, { kind: 'smoothing', value: 'cumulative' }));
    times.closer.push(await paintAfter(page, { kind: 'key', value: '+' }));
    times.all.push(await paintAfter(page, { kind: 'key', value: '0' }));
  }
  return [
    { name: `floor: a plain path of ${FLOOR_POINTS} points`, milliseconds: median(times.floor) },
    { name: 'daily line: asked, drawn, painted', milliseconds: median(times.daily) },
    { name: 'cumulative line: asked, drawn, painted', milliseconds: median(times.cumulative) },
    { name: 'zoomed in by a key, painted', milliseconds: median(times.closer) },
    { name: 'all days again, painted', milliseconds: median(times.all) },
  ];
}

/**
 * From what a person does to the chart on screen, through the web host in a real browser, beside the same browser
 * painting a plain path. The workspace holds a feature with a metric that has numbers of more than a week. Null without
 * a built renderer or a browser.
 */
export async function measureChartPaint(workspacePath: string, featureId: string): Promise<Figure[] | null> {
  if (!existsSync(BROWSER) || !existsSync('out/renderer/index.html')) return null;
  const host = spawn(process.execPath, ['electron/web.ts', '--no-open', '--workspace', workspacePath], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const address = await addressOf(host);
    const browser = await chromium.launch({ executablePath: BROWSER, args: ARGUMENTS });
    const page = await browser.newPage();
    await page.goto(address);
    await page.locator('h1').first().waitFor();
    const figures = await measure(page, `${new URL(address).origin}/#/features/${featureId}/metrics`);
    await browser.close();
    return figures;
  } finally {
    const ended = once(host, 'exit');
    host.kill();
    await ended;
  }
}
