import { assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panWindow, unlessWhole, windowBetween, windowWithin, zoomWindow } from './chart-window.ts';
import { addDays, daysBetween } from '#shared/kernel/calendar-day.ts';

const full = { from: '2026-01-01', to: '2026-03-01' };
const shown = { from: '2026-01-20', to: '2026-02-08' };

describe('the days a chart shows', () => {
  it.each([
    ['closer, around the middle', { factor: 0.5, around: null }, '2026-01-25', '2026-02-03'],
    [
      'closer, around a day that keeps its place',
      { factor: 0.5, around: '2026-01-20' },
      '2026-01-20',
      '2026-01-29',
    ],
    ['wider', { factor: 2, around: null }, '2026-01-10', '2026-02-18'],
    ['wider than all there is', { factor: 100, around: null }, full.from, full.to],
    ['closer than a week', { factor: 0.01, around: '2026-02-08' }, '2026-02-02', '2026-02-08'],
  ] as const)('%s', (_, how, from, to) => {
    expect(zoomWindow(shown, full, how)).toEqual({ from, to });
  });

  it.each([
    ['later', 5, '2026-01-25', '2026-02-13'],
    ['earlier, stopped at the first day', -99, '2026-01-01', '2026-01-20'],
    ['later, stopped at the last day', 99, '2026-02-10', '2026-03-01'],
  ] as const)('move %s', (_, days, from, to) => {
    expect(panWindow(shown, full, days)).toEqual({ from, to });
  });

  it('are a week at least when two near days are marked, in either order', () => {
    expect(windowBetween('2026-02-11', '2026-02-10', full)).toEqual({ from: '2026-02-08', to: '2026-02-14' });
  });

  it('that are all days are no zoom', () => {
    expect(unlessWhole(full, full)).toBeNull();
    expect(unlessWhole(shown, full)).toEqual(shown);
  });

  it('of an old link are cut to the days there are', () => {
    expect(windowWithin({ from: '2025-12-20', to: '2026-01-10' }, full)?.from).toBe(full.from);
    expect(windowWithin({ from: '2027-01-01', to: '2027-02-01' }, full)).toBeNull();
  });

  it('always lie within all days, in order, whatever is asked', () => {
    const numbers = record({
      days: integer({ min: 1, max: 3000 }),
      start: integer({ min: 0, max: 2999 }),
      length: integer({ min: 1, max: 3000 }),
      pan: integer({ min: -5000, max: 5000 }),
      percent: integer({ min: 1, max: 900 }),
    });
    assert(
      property(numbers, ({ days, start, length, pan, percent }) => {
        const all = { from: '2020-01-01', to: addDays('2020-01-01', days - 1) };
        const from = addDays(all.from, Math.min(start, days - 1));
        const to = addDays(from, Math.min(length - 1, daysBetween(from, all.to)));
        const before = { from, to };
        for (const after of [
          zoomWindow(before, all, { factor: percent / 100, around: null }),
          panWindow(before, all, pan),
          windowBetween(to, from, all),
        ]) {
          expect(after.from >= all.from && after.to <= all.to && after.from <= after.to).toBe(true);
        }
      }),
    );
  });
});
