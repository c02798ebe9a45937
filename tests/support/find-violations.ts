import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds fault with, as "rule: element", without the numbers that change at every start. */
export async function findViolations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html }) =>
        `${id}: ${html.replaceAll(/ (id|aria-controls|aria-labelledby)="[^"]*"/g, '').slice(0, 200)}`,
    ),
  );
}
