import { expect, it } from 'vitest';
import { snoozeDays } from './snooze-days.ts';

it.each([
  ['2026-11-23', '2026-11-24', '2026-11-30'],
  ['2026-11-27', '2026-11-28', '2026-11-30'],
  ['2026-11-28', '2026-11-29', '2026-11-30'],
  ['2026-11-29', '2026-11-30', null],
])('from %s an alert is put off to %s or %s', (today, tomorrow, monday) => {
  expect(snoozeDays(today)).toEqual({ tomorrow, monday });
});
