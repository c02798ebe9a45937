import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';

const hasPdfInfo = spawnSync('pdfinfo', ['-v']).status === 0;
if (!hasPdfInfo) console.warn('Whether the PDF is tagged is not looked at: pdfinfo is not installed.');

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-report-'));
let journey: Journey;

async function part(name: RegExp): Promise<void> {
  await journey.page
    .getByRole('navigation', { name: /^Parts of/ })
    .getByRole('link', { name })
    .click();
}

async function download(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: button }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

beforeAll(async () => {
  journey = await openJourney({ opens: 'sample' });
  const rail = journey.page.getByRole('navigation', { name: 'Main' });
  await rail.getByRole('link', { name: /^AI lead scoring/ }).click();
});
beforeEach(() => pictureOnFailure(journey));
afterAll(async () => {
  await journey.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('a manager on the day before the gate', () => {
  it('sees what the checklist lacks and records the rehearsal', async () => {
    const { page } = journey;
    await part(/^Checklist/);
    await page.getByText('6 of 7 blocking items done').waitFor();
    await page.getByRole('button', { name: 'Record a rehearsal' }).first().click();
    const form = page.getByRole('form', { name: 'Record a rehearsal' });
    await form.getByRole('textbox', { name: 'It took' }).fill('12');
    await form.getByRole('textbox', { name: 'Who took part' }).fill('Giulia Conti, Marco Bellini');
    await form.getByRole('button', { name: 'Record' }).click();
    expect(await seen(page.getByRole('link', { name: 'Checklist 7 of 7' }))).toBe(true);
  });

  it('reads at the gate that the checklist is no longer what is missing', async () => {
    const { page } = journey;
    await part(/^Decisions/);
    const row = page.getByRole('row', { name: /^Checklist complete/ });
    await row.getByText('7 of 7 done').waitFor();
    expect(await seen(row.getByText('Pass', { exact: true }))).toBe(true);
  });

  it('must say why when deciding against the advice', async () => {
    const { page } = journey;
    await page.keyboard.press('d');
    const form = page.getByRole('region', { name: 'Your decision' });
    await form.getByText('Advance', { exact: true }).click();
    await page.getByRole('button', { name: 'Record: Advance' }).click();
    await page.waitForTimeout(500);
    expect(await form.isVisible()).toBe(true);
    expect(await page.getByRole('region', { name: 'Decisions so far' }).getByRole('listitem').count()).toBe(
      3,
    );
  });

  it('records a decision with its reason and its dissent', async () => {
    const { page } = journey;
    const form = page.getByRole('region', { name: 'Your decision' });
    await form.getByText('Hold', { exact: true }).click();
    await form
      .getByRole('textbox', { name: 'Why', exact: true })
      .fill('Two voices and 38 inquiries are missing until Friday.');
    await form
      .getByRole('textbox', { name: 'Who disagreed, and why' })
      .fill('Luca Sala would start on Thursday.');
    await page.getByRole('button', { name: 'Record: Hold' }).click();
    const record = page.getByRole('region', { name: 'Decisions so far' });
    await record.getByText('Two voices and 38 inquiries').waitFor();
    expect(await seen(record.getByText('Luca Sala would start on Thursday.'))).toBe(true);
  });

  it('makes a report in one click that says what the gate said', async () => {
    const { page } = journey;
    await part(/^Report$/);
    await page.getByRole('button', { name: 'Make report' }).click();
    await page.getByRole('region', { name: 'Preview' }).waitFor();
    const path = await download(page, 'Save HTML');
    // Numbers and their units stand together by spaces that do not break.
    const html = readFileSync(path, 'utf8').replaceAll('\u00a0', ' ');
    for (const words of [
      'Not yet.',
      '+5.8 points',
      'would start on Thursday.',
      'Volunteers',
      'Sample data',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    // People of the roster stand in a report by their codes.
    expect(html).not.toMatch(/Luca Sala|Cartoleria|Ristorante/);
  });

  it('saves it as a PDF that a screen reader can read', async () => {
    const { page } = journey;
    const path = await download(page, 'Save PDF');
    expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const info = hasPdfInfo ? spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout : 'Tagged: yes';
    expect(info).toMatch(/Tagged:\s+yes/);
  }, 90_000);

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
