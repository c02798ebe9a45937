import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findInstalledBrowser, isProgramFile } from './find-browser.ts';
import { printPdf } from './print-pdf.ts';

const browser = findInstalledBrowser();
const folder = mkdtempSync(join(tmpdir(), 'pilotbook-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HTML = `<!doctype html><html lang="it"><head><title>Rapporto di fase</title>
<style>@page { size: A4; margin: 20mm }</style></head><body><h1>Rapporto</h1><h2>Numeri</h2><p id="p">+4,2 %</p>
<script>document.getElementById('p').textContent = 'a script ran'</script></body></html>`;

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('pilotbook-print-'));
}

function fakeProgram(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.skipIf(browser === null)('printing with an installed browser', () => {
  it(
    'makes a tagged, outlined A4 page, runs no script and leaves nothing behind',
    { timeout: 60_000 },
    async () => {
      const before = leftovers();
      const pdf = Buffer.from(await printPdf({ browser: browser ?? '', html: HTML }));
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.includes('/StructTreeRoot')).toBe(true);
      expect(pdf.includes('/Outlines')).toBe(true);
      expect(leftovers()).toEqual(before);
      if (!isProgramFile('/usr/bin/pdfinfo')) return;
      const path = join(folder, 'report.pdf');
      writeFileSync(path, pdf);
      const info = spawnSync('/usr/bin/pdfinfo', [path], { encoding: 'utf8' }).stdout;
      expect(info).toMatch(/Tagged: +yes/);
      expect(info).toMatch(/Title: +Rapporto di fase/);
      expect(info).toContain('(A4)');
      const text = spawnSync('/usr/bin/pdftotext', [path, '-'], { encoding: 'utf8' }).stdout;
      expect(text).toContain('+4,2 %');
      expect(text).not.toContain('a script ran');
    },
  );
});

describe.skipIf(process.platform === 'win32')('a browser that does not print', () => {
  it.each([
    ['fails', 'exit 3', 'pdf-failed'],
    ['writes nothing', 'exit 0', 'pdf-failed'],
    ['never ends', 'exec sleep 30', 'pdf-too-slow'],
  ])('and %s is told in words, and nothing is left behind', async (name, script, code) => {
    const before = leftovers();
    const program = fakeProgram(name.replaceAll(' ', '-'), script);
    await expect(printPdf({ browser: program, html: HTML, timeoutMs: 500 })).rejects.toMatchObject({ code });
    expect(leftovers()).toEqual(before);
  });

  it('because it is not there is told in words', async () => {
    const gone = printPdf({ browser: join(folder, 'gone'), html: HTML });
    await expect(gone).rejects.toMatchObject({ code: 'pdf-failed' });
  });
});
