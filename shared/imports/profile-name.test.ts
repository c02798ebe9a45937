import { describe, expect, it } from 'vitest';
import { profileName } from './profile-name.ts';

describe('the name a way of reading is kept under', () => {
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
    expect(profileName(file)).toBe(name);
  });
});
