import { describe, expect, it } from 'vitest';
import { fileStem, proposeProfileName } from './profile-name.ts';

describe('what a series of files is called', () => {
  it.each([
    ['GA4 weekly 2026-11-03.csv', 'GA4 weekly'],
    ['GA4 weekly 03.11.2026.csv', 'GA4 weekly'],
    ['metriche_novembre_2026.csv', 'metriche'],
    ['metriche_novembre_2026 (2).csv', 'metriche'],
    ['orders-20261103T101500Z.csv.gz', 'orders'],
    ['ordini settimana 45.xlsx', 'ordini'],
    ['ordini_sett45.xlsx', 'ordini'],
    ['report - copy.csv', 'report'],
    ['control.csv', 'control'],
    ['Q4 plan.csv', 'Q4 plan'],
    ['2026-11-03.csv', '2026-11-03'],
    ['.csv', '.csv'],
    ['no ending', 'no ending'],
  ])('of %s is %s', (file, name) => {
    expect(fileStem(file)).toBe(name);
  });
});

describe('the name a way of reading is kept under', () => {
  const profile = {
    metrics: ['Orders', 'Won'],
    stem: 'vendite-rotto',
    taken: [],
  };

  it('says what it brings, whatever the file and the feature are called', () => {
    expect(proposeProfileName(profile)).toBe('Orders, Won');
  });

  it('counts the metrics it does not name', () => {
    const metrics = ['Orders', 'Won', 'Late', 'Returns'];
    expect(proposeProfileName({ ...profile, metrics })).toBe('Orders, Won + 2');
  });

  it('names the first alone, cut where it is long', () => {
    const share = 'Requests that ended in an order / Requests received from the website';
    expect(proposeProfileName({ ...profile, metrics: [share, 'Late'] })).toBe(
      'Requests that ended in an order / Reque… + 1',
    );
  });

  it('tells a second one apart by its files, and a third by a number', () => {
    const taken = ['orders, won'];
    const second = proposeProfileName({ ...profile, taken });
    expect(second).toBe('Orders, Won (Vendite rotto)');
    expect(proposeProfileName({ ...profile, taken: [...taken, second] })).toBe(`${second} 2`);
  });
});
