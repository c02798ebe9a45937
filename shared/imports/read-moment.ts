import { toEpochDay } from '#shared/kernel/calendar-day.ts';
import type { DayClock } from './day-clock.ts';
import { type DayFormat, type DayReading, parseDay, unixSeconds, type YearRule } from './parse-day.ts';

const TIME_OF_DAY =
  /(?<=\d[T ,.]*)[T ,]\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s?(?:([ap])\.?m\.?)?\s?(z|utc|gmt|[+-]\d{2}:?\d{2})?$/iu;

/**
 * The day a cell means under a clock: a moment with its zone falls on the day it has there, one without a zone is taken as
 * local time. A cell without a time is the day that is written.
 */
export function readMoment(
  text: string,
  how: { format: DayFormat; rule: YearRule | null; clock: DayClock | null },
): DayReading {
  const { format, rule, clock } = how;
  const reading = parseDay(text, format, rule);
  if (clock === null || reading.kind === 'bad') return reading;
  if (format === 'unix-seconds' || format === 'unix-milliseconds') {
    return { kind: 'day', day: clock.dayOf(unixSeconds(text, format)) };
  }
  if (text.length < 12) return reading;
  const match = TIME_OF_DAY.exec(text.trim());
  if (match === null) return reading;
  const [, hours = '0', minutes = '0', seconds = '0', half, zone] = match;
  const hour = hourOfDay(Number(hours), half);
  if (zone === undefined) return { kind: 'day', day: clock.dayOfLocal(reading.day, hour) };
  const utc =
    toEpochDay(reading.day) * 86_400 +
    hour * 3600 +
    Number(minutes) * 60 +
    Number(seconds) -
    zoneSeconds(zone);
  return { kind: 'day', day: clock.dayOf(utc) };
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function zoneSeconds(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone);
  if (match === null) return 0;
  const [, sign, hours = '0', minutes = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
