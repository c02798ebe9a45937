import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStale, nextRunAfter, retryAt } from './source-schedule.ts';
import { isTimeZone } from '#shared/kernel/day-at.ts';
import { clockAt, fillVariables, momentOf, windowVariables } from './source-window.ts';

const at = (text: string) => Date.parse(text);

describe('a source that failed and may recover', () => {
  const MINUTE = 60_000;
  it.each([
    ['after the first time in 5 minutes', 1, null, 24 * 60, 5],
    ['after the second in 15', 2, null, 24 * 60, 15],
    ['after the third in 45', 3, null, 24 * 60, 45],
    ['never later than its schedule says', 6, null, 60, 60],
    ['not before the pause the service wants', 1, 7200, 60, 120],
  ])('is asked again %s', (_what, inARow, pauseSeconds, scheduled, expected) => {
    const now = at('2026-11-24T07:00:00Z');
    expect(retryAt(now + scheduled * MINUTE, now, { inARow, pauseSeconds })).toBe(now + expected * MINUTE);
  });

  it('is left alone when it only runs by hand', () => {
    expect(retryAt(null, 0, { inARow: 1, pauseSeconds: null })).toBeNull();
  });
});

describe('the next run of a source', () => {
  it.each([
    ['hourly', { every: 'hour' }, '2026-11-24T10:15:00Z', '2026-11-24T11:15:00Z'],
    ['daily, later today', { every: 'day', hour: 7 }, '2026-11-24T05:00:00Z', '2026-11-24T06:00:00Z'],
    ['daily, past today', { every: 'day', hour: 7 }, '2026-11-24T06:00:00Z', '2026-11-25T06:00:00Z'],
    ['weekly', { every: 'week', weekday: 1, hour: 7 }, '2026-11-24T06:00:00Z', '2026-11-30T06:00:00Z'],
    ['weekly, today', { every: 'week', weekday: 2, hour: 7 }, '2026-11-24T05:59:00Z', '2026-11-24T06:00:00Z'],
    [
      'daily over the change to summer time',
      { every: 'day', hour: 2 },
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
    [
      'daily over the change to winter time',
      { every: 'day', hour: 7 },
      '2026-10-24T12:00:00Z',
      '2026-10-25T06:00:00Z',
    ],
  ] as const)('%s', (_what, schedule, after, expected) => {
    expect(new Date(nextRunAfter(schedule, at(after), 'Europe/Rome') ?? 0).toISOString()).toBe(
      new Date(at(expected)).toISOString(),
    );
  });

  it('is never when the source only runs by hand', () => {
    expect(nextRunAfter({ every: 'never' }, 0, 'Europe/Rome')).toBeNull();
  });

  it('always lies ahead, within eight days', () => {
    const zones = fc.constantFrom('Europe/Rome', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC');
    const moments = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') });
    const hours = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(zones, moments, hours, fc.integer({ min: 1, max: 7 }), (zone, after, hour, weekday) => {
        const next = nextRunAfter({ every: 'week', weekday, hour }, after, zone) ?? 0;
        expect(next).toBeGreaterThan(after);
        expect(next - after).toBeLessThan(8 * 86_400_000);
      }),
    );
  });
});

describe('figures of a source', () => {
  const HOUR = 3_600_000;
  it.each([
    [2 * HOUR, false],
    [2 * HOUR + 1, true],
  ])('are old %i ms after the last success of an hourly source: %s', (age, expected) => {
    expect(isStale({ every: 'hour' }, 0, age)).toBe(expected);
  });

  it('are never old when the source only runs by hand', () => {
    expect(isStale({ every: 'never' }, 0, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});

describe('the days a source asks for', () => {
  it.each([
    ['2026-11-24', 0, 'Europe/Rome', '2026-11-23T23:00:00Z'],
    ['2026-07-01', 0, 'Europe/Rome', '2026-06-30T22:00:00Z'],
    ['2026-11-24', 0, 'Asia/Kathmandu', '2026-11-23T18:15:00Z'],
    ['2026-11-24', 12, 'America/New_York', '2026-11-24T17:00:00Z'],
  ])('%s at %i in %s begins at %s', (day, hour, zone, expected) => {
    expect(momentOf(day, hour, zone)).toBe(at(expected) / 1000);
    expect(clockAt(at(expected) / 1000, zone)).toEqual({ day, hour });
  });

  it('are named in every way a service wants them', () => {
    const window = { from: '2026-11-23', to: '2026-11-24', timeZone: 'UTC' };
    expect(windowVariables(window)).toEqual({
      from: '2026-11-23',
      to: '2026-11-24',
      from_unix: '1795392000',
      from_ms: '1795392000000',
      from_end_unix: '1795478399',
      to_end_unix: '1795564799',
      to_end_ms: '1795564799999',
    });
  });

  it('fill in nothing that stands for nothing, not even what JavaScript knows', () => {
    expect(fillVariables('a {{ from }} b', { from: 'x' })).toBe('a x b');
    expect(() => fillVariables('{{constructor}}', {})).toThrow(
      expect.objectContaining({ code: 'source-variable-unknown' }),
    );
  });

  it('are counted in a time zone the computer knows', () => {
    expect([isTimeZone('Europe/Rome'), isTimeZone('Mars/Olympus')]).toEqual([true, false]);
  });
});
