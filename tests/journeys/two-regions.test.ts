import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handOver, openJourney, pictureOnFailure, seen, type Journey } from '#tests/support/journey.ts';

const FILE = 'ricavi per regione.csv';

/** Two regions a day with what they took and how warm it was; on 5 November the south sent nothing. */
const ROWS = [
  'Giorno;Gruppo;Regione;Ricavi;Temperatura',
  '02/11/2026;pilota;Nord;100,50;14,5',
  '02/11/2026;pilota;Sud;200,25;18,5',
  '03/11/2026;pilota;Nord;110,40;13,0',
  '03/11/2026;pilota;Sud;190,20;17,0',
  '04/11/2026;pilota;Nord;120,30;12,0',
  '04/11/2026;pilota;Sud;180,10;16,0',
  '05/11/2026;pilota;Nord;115,60;12,0',
  '16/11/2026;pilota;Nord;140,70;11,0',
  '16/11/2026;pilota;Sud;210,60;15,0',
].join('\r\n');

let journey: Journey;

beforeAll(async () => {
  journey = await openJourney({ language: 'it', look: { locale: 'it-IT' } });
  const { page, goTo } = journey;
  await goTo('/features/new');
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Ordini per messaggio');
  await page.getByRole('textbox', { name: 'Clienti in tutto' }).fill('300');
  await page.getByText('Per ora non si può contare nulla').click();
  await page.getByRole('button', { name: 'Crea il piano' }).click();
  await page.getByRole('heading', { name: 'Ordini per messaggio', level: 1 }).waitFor();
});
beforeEach(() => pictureOnFailure(journey));
afterAll(() => journey.end());

describe('the takings of two regions', () => {
  it('are told as a day’s sum before they come in, and the temperature as its average', async () => {
    const { page, goTo } = journey;
    await goTo('/imports/new');
    const content = Uint8Array.from(Buffer.from(ROWS, 'latin1'));
    await handOver(page, page.getByRole('button', { name: 'Scegli un file' }), { name: FILE, content });
    const takings = page.getByRole('radiogroup', { name: 'Che cosa fanno insieme i segmenti di Ricavi' });
    await takings.waitFor();
    expect(await takings.getByRole('radio', { name: 'si sommano' }).isChecked()).toBe(true);
    await page.getByText('2 nov: 301 in tutto, non 150 in media').waitFor();
    await page.getByText('2 nov: 16,5 in media, non 33 in tutto').waitFor();
  });

  it('change with the answer, and back', async () => {
    const { page } = journey;
    const takings = page.getByRole('radiogroup', { name: 'Che cosa fanno insieme i segmenti di Ricavi' });
    await takings.getByText('se ne fa la media').click();
    await page.getByText('2 nov: 150 in media, non 301 in tutto').waitFor();
    await takings.getByText('si sommano').click();
    expect(await seen(page.getByText('2 nov: 301 in tutto, non 150 in media'))).toBe(true);
  });

  it('end as the right number on the chart', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: /^Importa 9 righe$/ }).click();
    await page.getByText(`${FILE} è importato.`).waitFor();
    await page.getByRole('link', { name: 'Vai alle metriche' }).click();
    const chart = page.getByRole('application', { name: /^Ricavi/ });
    await chart.focus();
    await page.keyboard.press('Home');
    expect(await seen(page.getByRole('status').filter({ hasText: /2 nov.*301/ }))).toBe(true);
  });

  it('leave out the day that lacks a region, and say so', async () => {
    const { page } = journey;
    expect(await seen(page.getByText(/5 nov escluso: hanno un valore 1 segmenti su 2/))).toBe(true);
    await page.getByText('Valori', { exact: true }).first().click();
    const row = page.getByRole('row', { name: /5 nov.*tutti/ });
    expect(await seen(row.filter({ hasText: '1 su 2' }))).toBe(true);
  });

  it('complain about nothing', () => {
    expect(journey.complaints).toEqual([]);
  });
});
