import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasDisplay } from '#electron/web/open-browser.ts';
import { findElectron } from '../../scripts/fetch-electron.ts';
import { root } from '../../scripts/project-paths.ts';

/** Why Electron cannot be tried on this computer; null when it can. */
function whyNot(): string | null {
  if (findElectron() === null) return 'Electron itself is not installed';
  if (!hasDisplay(process.platform, process.env)) return 'there is no screen';
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'Electron does not run as root';
  return null;
}

const reason = whyNot();
if (reason !== null) console.log(`The journey in the desktop window is left out here: ${reason}.`);

describe.skipIf(reason !== null)('the desktop window', () => {
  it('opens the first workspace and shows nothing of Node to its page', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'pilotbook-desktop-'));
    const app = await _electron.launch({
      executablePath: findElectron() ?? '',
      args: [root],
      env: { ...process.env, PILOTBOOK_DATA: dataFolder },
    });
    onTestFinished(async () => {
      await app.close();
      rmSync(dataFolder, { recursive: true, force: true });
    });
    const page = await app.firstWindow();
    await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0);
    expect(page.url()).toMatch(/^app:\/\/pilotbook\//);
    expect(
      await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window)),
    ).toEqual([]);
    expect(await page.evaluate(() => Object.keys(Reflect.get(window, 'pilotbook') as object).sort())).toEqual(
      ['cancel', 'invoke', 'subscribe'],
    );
  });
});
