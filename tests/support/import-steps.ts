import type { Locator } from 'playwright-core';
import { handOver, seen, type FileToChoose, type Journey } from './journey.ts';

/** A large file is handed over and looked at first. */
const LARGE_FILE_MS = 60_000;

/** Plans a feature of which nothing can be counted yet, so that a file brings its metrics. */
export async function planToImport({ page, goTo }: Journey, name: string): Promise<void> {
  await goTo('/features/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Customers in all' }).fill('300');
  await page.getByText('Nothing can be counted yet').click();
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

/** From the list of imports to the check of a file; the only feature is chosen already. */
export async function checkFile({ page, goTo }: Journey, file: FileToChoose): Promise<void> {
  await goTo('/imports');
  await goTo('/imports/new');
  await handOver(page, page.getByRole('button', { name: 'Choose a file' }), file);
  await page.getByRole('heading', { name: 'How the file is written' }).waitFor({ timeout: LARGE_FILE_MS });
}

/** The button that imports, once every question is answered. */
export function importButton({ page }: Journey): Locator {
  return page.getByRole('button', { name: /^Import [\d,]+ rows?$/ });
}

/** Imports what was checked, and waits until it is said. */
export async function bringIn(journey: Journey, { name }: FileToChoose): Promise<void> {
  await importButton(journey).click();
  await journey.page.getByText(`${name} is in.`).waitFor();
}

/** Goes from a finished import to the chart of a metric. */
export async function openChart({ page }: Journey, metric: string): Promise<Locator> {
  await page.getByRole('link', { name: 'Go to the metrics' }).click();
  const chart = page.getByRole('application', { name: new RegExp(`^${metric} by (day|week|month)`) });
  await chart.waitFor();
  return chart;
}

/** Walks a chart to its first day with the keyboard; true once the numbers of it are read out. */
export async function readFirstDay({ page }: Journey, chart: Locator, words: RegExp): Promise<true> {
  await chart.focus();
  await page.keyboard.press('Home');
  return seen(page.getByRole('status').filter({ hasText: words }));
}
