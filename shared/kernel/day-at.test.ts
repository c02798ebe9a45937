import { describe, expect, it } from 'vitest';
import { dayAt, hourAt, isTimeZone } from './day-at.ts';

describe('the day an instant belongs to', () => {
  it.each([
    ['in Rome after midnight', '2026-11-23T23:30Z', 'Europe/Rome', 0, '2026-11-24'],
    ['in New York still the evening before', '2026-11-24T02:00Z', 'America/New_York', 0, '2026-11-23'],
    ['in Auckland already the next morning', '2026-11-23T12:00Z', 'Pacific/Auckland', 0, '2026-11-24'],
    ['in Rome at half past two', '2026-11-24T01:30Z', 'Europe/Rome', 0, '2026-11-24'],
    ['there for a bar whose days start at four', '2026-11-24T01:30Z', 'Europe/Rome', 4, '2026-11-23'],
    ['there from four o’clock on', '2026-11-24T03:00Z', 'Europe/Rome', 4, '2026-11-24'],
    ['the night clocks go back, second half past two', '2026-10-25T01:30Z', 'Europe/Rome', 3, '2026-10-24'],
    ['the night clocks go forward, right before', '2026-03-29T00:59Z', 'Europe/Rome', 3, '2026-03-28'],
    ['the night clocks go forward, right after', '2026-03-29T01:00Z', 'Europe/Rome', 3, '2026-03-29'],
    ['half an hour off the full ones', '2026-11-23T18:29Z', 'Asia/Kolkata', 0, '2026-11-23'],
  ])('%s: %s in %s from %i', (_case, instant, timeZone, dayStartsAtHour, day) => {
    expect(dayAt(Date.parse(instant), { timeZone, dayStartsAtHour })).toBe(day);
  });
});

describe('the hour an instant lies in', () => {
  it.each([
    ['in Rome in the afternoon', '2026-11-27T13:05Z', 'Europe/Rome', 0, 14],
    ['in New York still the morning', '2026-11-27T13:05Z', 'America/New_York', 0, 8],
    ['after midnight', '2026-11-28T01:30Z', 'Europe/Rome', 0, 2],
    ['after midnight, for a bar whose days start at four', '2026-11-28T01:30Z', 'Europe/Rome', 4, 26],
  ])('%s: %s in %s from %i is %i', (_case, instant, timeZone, dayStartsAtHour, hour) => {
    expect(hourAt(Date.parse(instant), { timeZone, dayStartsAtHour })).toBe(hour);
  });
});

describe('a time zone', () => {
  it.each([
    ['Europe/Rome', true],
    ['UTC', true],
    ['Europe/Roma', false],
    ['', false],
  ])('%s: known %s', (name, known) => {
    expect(isTimeZone(name)).toBe(known);
  });
});
