import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findViolations } from '#tests/support/find-violations.ts';
import { openJourney, pictureOnFailure, type Journey } from '#tests/support/journey.ts';

const PLACES = [
  '/today',
  '/portfolio',
  '/notes',
  '/people',
  '/imports',
  '/imports/new',
  '/reports',
  '/settings',
  '/features/new',
  '/notes/new',
];
const TABS = ['plan', 'people', 'hypotheses', 'metrics', 'notes', 'checklist', 'decisions', 'flag', 'report'];
const SETTLE_MS = 600;

async function featurePlaces({ page }: Journey): Promise<string[]> {
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  const targets = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  const ids = targets.flatMap((target) => /features\/([0-9a-f-]{36})/.exec(target)?.[1] ?? []);
  return ids.flatMap((id) => TABS.map((tab) => `/features/${id}/${tab}`));
}

describe.each([
  { opens: 'sample', colorScheme: 'light' },
  { opens: 'sample', colorScheme: 'dark' },
  { opens: 'latest', colorScheme: 'light' },
  { opens: 'latest', colorScheme: 'dark' },
] as const)('every screen, $opens workspace, $colorScheme', ({ opens, colorScheme }) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney({ opens, look: { colorScheme, reducedMotion: 'reduce' } });
  });
  beforeEach(() => pictureOnFailure(journey));
  afterAll(() => journey.end());

  it('can be used by everybody, as far as axe can tell', async () => {
    const { page, goTo } = journey;
    if (opens === 'sample')
      await page
        .getByRole('link', { name: /^AI lead scoring/ })
        .first()
        .waitFor();
    await page.waitForTimeout(SETTLE_MS);
    const places = [...PLACES, ...(await featurePlaces(journey))];
    const found = new Map<string, Set<string>>();
    for (const place of places) {
      await goTo(place);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(SETTLE_MS);
      const name = place.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
      for (const fault of await findViolations(page)) {
        found.set(fault, (found.get(fault) ?? new Set()).add(name));
      }
    }
    expect(places.length).toBe(opens === 'sample' ? PLACES.length + 3 * TABS.length : PLACES.length);
    expect([...found].map(([fault, where]) => ({ fault, where: [...where] }))).toEqual([]);
  }, 300_000);

  it('complains about nothing in the console', () => {
    expect(journey.complaints).toEqual([]);
  });
});
