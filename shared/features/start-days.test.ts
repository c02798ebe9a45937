import { describe, expect, it } from 'vitest';
import { closedOn, nextStartDay, type StartCalendar, startConcern, USUAL_WEEK } from './start-days.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

const christmas = { name: 'Christmas trade', firstDay: '2026-12-14', lastDay: '2027-01-06' };
const closed: StartCalendar = { weekends: 'closed', blackouts: [christmas] };
const shop: StartCalendar = { weekends: 'open', blackouts: [christmas] };

describe('a day on which a phase may start', () => {
  it.each<[CalendarDay, StartCalendar, CalendarDay]>([
    ['2026-12-11', closed, '2026-12-11'],
    ['2026-12-12', closed, '2027-01-07'],
    ['2026-12-12', shop, '2026-12-12'],
    ['2026-12-14', shop, '2027-01-07'],
    ['2027-01-06', closed, '2027-01-07'],
    ['2026-11-28', USUAL_WEEK, '2026-11-30'],
  ])('from %s on is the next that is open', (day, calendar, next) => {
    expect(nextStartDay(day, calendar)).toBe(next);
  });

  it('names the blackout, not the weekend within it', () => {
    expect(closedOn('2026-12-19', closed)).toEqual({ reason: 'blackout', name: 'Christmas trade' });
    expect(closedOn('2026-12-12', closed)).toEqual({ reason: 'weekend' });
  });

  it('is not sought beyond ten years of blackouts', () => {
    const years = { name: 'Never', firstDay: '2026-01-01', lastDay: addDays('2026-01-01', 5000) };
    expect(nextStartDay('2026-12-12', { weekends: 'closed', blackouts: [years] })).toBe('2026-12-12');
  });
});

describe('giving a feature to more people', () => {
  it.each<[string, CalendarDay, StartCalendar, ReturnType<typeof startConcern>]>([
    ['on a Wednesday is no matter', '2026-12-02', closed, null],
    [
      'on a Friday leaves the first days unwatched',
      '2026-12-04',
      closed,
      { code: 'unwatched', closed: { reason: 'weekend' }, betterDay: '2026-12-07' },
    ],
    ['on a Friday is no matter where weekends are worked', '2026-12-04', shop, null],
    [
      'on the day before a blackout should wait until after it',
      '2026-12-13',
      shop,
      { code: 'unwatched', closed: { reason: 'blackout', name: 'Christmas trade' }, betterDay: '2027-01-07' },
    ],
    [
      'within a blackout should wait until after it',
      '2026-12-20',
      closed,
      { code: 'closed', closed: { reason: 'blackout', name: 'Christmas trade' }, betterDay: '2027-01-07' },
    ],
  ])('%s', (_title, day, calendar, concern) => {
    expect(startConcern(day, 14, calendar)).toEqual(concern);
  });

  it.each([
    ['on a Friday morning is no matter: the day is there to watch', '2026-12-04', 13, null],
    ['on a Friday from two o’clock on', '2026-12-04', 14, 'unwatched'],
    ['on a Friday night that goes on after midnight', '2026-12-04', 26, 'unwatched'],
    ['on a Saturday morning', '2026-12-05', 9, 'closed'],
    ['in the morning of a closed day', '2026-12-15', 9, 'closed'],
  ])('%s', (_title, day, hour, code) => {
    expect(startConcern(day, hour, closed)?.code ?? null).toBe(code);
  });
});
