import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startWebHost, type WebHostForTest } from '#tests/support/web-host.ts';

let browser: Browser;
let host: WebHostForTest;

beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startWebHost()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

/** What a page says to the console when the content policy or the network refuses it something. */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

describe('the launch address in a real browser', () => {
  it('opens Pilotbook, leaves no secret behind and works once', async () => {
    const page = await browser.newPage();
    const complaints = listenForComplaints(page);
    await page.goto(host.address);
    expect(page.url()).toMatch(new RegExp(`^${host.origin}/(#.*)?$`));
    await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0);
    expect(await page.title()).toContain('Pilotbook');
    expect(complaints).toEqual([]);
    // The session's cookie is out of reach of scripts; the window's look is no secret.
    const readable = await page.evaluate(() =>
      document.cookie.split('; ').map((entry) => entry.split('=')[0]),
    );
    expect(readable.filter((name) => name !== '' && name !== 'pilotbook-preferences')).toEqual([]);
    expect(await page.evaluate(() => document.referrer)).toBe('');

    const stranger = await (await browser.newContext()).newPage();
    const answer = await stranger.goto(host.address);
    expect(answer?.status()).toBe(401);
    expect(await stranger.getByRole('heading').textContent()).toBe('This address has been used already.');
    expect(await stranger.getByRole('paragraph').textContent()).toContain('start it again');
    await page.close();
  });

  it('shows no frame to another page of the same browser', async () => {
    const page = await browser.newPage();
    await page.setContent(`<iframe src="${host.origin}/"></iframe>`);
    await page.waitForTimeout(300);
    const frame = page.frames()[1];
    expect(await frame?.evaluate(() => document.querySelector('#root'))).toBeNull();
    await page.close();
  });
});

describe('a host asked for what it cannot do', () => {
  it('says in one line that its workspace is open elsewhere', async () => {
    const second = startWebHost({ dataFolder: host.dataFolder });
    await expect(second).rejects.toThrow(/is open in another Pilotbook\. Close it there first\./);
  });

  it('speaks Italian to an Italian', async () => {
    const missing = startWebHost({ opens: { file: '/nowhere/Bar.pilotbook' }, language: 'it' });
    await expect(missing).rejects.toThrow('Lo spazio di lavoro "/nowhere/Bar.pilotbook" non c’è più.');
  });
});

describe('stopping a host', () => {
  it('ends well and lets go of the workspace', async () => {
    const one = await startWebHost();
    const again = startWebHost({ dataFolder: one.dataFolder });
    await expect(again).rejects.toThrow('is open in another Pilotbook');
    expect(await one.stop()).toBe(0);
  });
});
