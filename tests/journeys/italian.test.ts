import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';

/** Words that stand on no Italian screen; names of the sample are English and left out. */
const ENGLISH =
  /\b(the|and|with|people|customers|settings|today|notes|criteria|checklist is|loading|search)\b/i;

let journey: Journey;

function wordsOfFrame(): Promise<string> {
  const { page } = journey;
  return page.getByRole('navigation').first().innerText();
}

describe('an Italian who opens Pilotbook', () => {
  beforeAll(async () => {
    journey = await openJourney({ language: 'it', look: { locale: 'it-IT' } });
  });
  beforeEach(() => pictureOnFailure(journey));
  afterAll(() => journey.end());

  it('is spoken to in Italian from the first screen on', async () => {
    const { page } = journey;
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('it');
    await page.getByRole('heading', { name: 'Pianifica il mio primo rilascio' }).waitFor();
    const words = await page.getByRole('main').innerText();
    expect(words.length).toBeGreaterThan(100);
    expect(words).not.toMatch(ENGLISH);
    expect(await wordsOfFrame()).not.toMatch(ENGLISH);
  });

  it.each([
    '/portfolio',
    '/features/new',
    '/notes',
    '/people',
    '/imports',
    '/imports/new',
    '/reports',
    '/settings',
  ])('finds no English on %s', async (place) => {
    const { page, goTo } = journey;
    await goTo(place);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(700);
    const words = await page.getByRole('main').innerText();
    expect(words.length).toBeGreaterThan(20);
    expect(words).not.toMatch(ENGLISH);
  });

  it('plans with numbers and days as they are written in Italy', async () => {
    const { page, goTo } = journey;
    await goTo('/features/new');
    await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Ordini per messaggio');
    await page.getByRole('textbox', { name: 'Clienti in tutto' }).fill('1.200');
    await page.getByRole('textbox', { name: 'Collaboratori che possono provare' }).fill('8');
    await page.getByRole('textbox', { name: 'Che cosa si misura' }).fill('Ordini senza richiamata');
    await page.getByRole('textbox', { name: 'Livello di oggi' }).fill('62,5');
    await page.getByRole('textbox', { name: 'Aumento sperato' }).fill('7,5');
    await page.getByRole('textbox', { name: 'Minimo cambiamento utile' }).fill('3');
    await page.getByRole('textbox', { name: 'Perché' }).fill('quello che è scritto non si richiede');
    await page.getByRole('button', { name: 'Crea il piano' }).click();
    await page.getByRole('heading', { name: 'Ordini per messaggio', level: 1 }).waitFor();
    await page.getByRole('link', { name: /^Ipotesi/ }).click();
    expect(await seen(page.getByText('0 di 1.200'))).toBe(true);
    expect(await seen(page.getByText(/62,5\s%/))).toBe(true);
    expect(await page.getByRole('main').innerText()).not.toMatch(ENGLISH);
  });

  it('complained about nothing on the way', () => {
    expect(journey.complaints).toEqual([]);
  });
});
