import type { DailyValue, MetricGrain } from './metric.ts';
import { toEpochDay, weekdayOf } from '#shared/kernel/calendar-day.ts';
import { daySchema, z } from '#shared/kernel/schema.ts';

/** A day of everybody, with the number of segments summed in it; 0 where everybody was said at once. */
export type DayOfSegments = Pick<DailyValue, 'day' | 'arm'> & { readonly segments: number };

/** A day on which fewer segments have a figure than usual, so that their sum is not that of everybody. */
export const incompleteDaySchema = z.object({
  day: daySchema,
  arm: z.enum(['pilot', 'control']),
  segments: z.number().int(),
  usual: z.number().int(),
});
export type IncompleteDay = z.infer<typeof incompleteDaySchema>;

const SATURDAY = 6;
/** What was usual longer ago than four weeks is no longer expected: a shop may have closed. */
const DAYS_LOOKED_BACK = 28;
const PERIODS_LOOKED_BACK = 4;
/** So many short days may always be gaps; beyond them short days must be rare. */
const FEW = 3;
const MOST_SHARE = 1 / 4;

/**
 * The days on which not all segments have a figure that usually have one. Usual is the most that the same weekday had in
 * the four weeks before; on a working day without such a weekday, the most any of those days had (of weeks and months,
 * any of the four before). Segments that come later were never missing, and one that stays away is expected for four
 * weeks. Where more than a quarter of the days (and more than three) would be short, absence is the rule and means that
 * nothing happened: then no day is. `days` oldest first, both arms. Worked value: two regions on Monday and Tuesday, one
 * on Wednesday, two on Thursday: Wednesday is incomplete, 1 of 2.
 */
export function findIncompleteDays(days: readonly DayOfSegments[], grain: MetricGrain): IncompleteDay[] {
  return (['pilot', 'control'] as const).flatMap((arm) => {
    const own = days.filter((day) => day.arm === arm && day.segments > 0);
    // Mostly every day has the same segments: then there is nothing to look back for.
    if (own.every(({ segments }, at) => segments >= (own[at - 1]?.segments ?? 0))) return [];
    const usual = grain === 'day' ? usualOfDays(own) : own.map((_, at) => usualOfPeriods(own, at));
    const short = own.flatMap((day, at) => {
      const expected = usual[at] ?? 0;
      const { segments } = day;
      return segments < expected ? [{ day: day.day, arm, segments, usual: expected }] : [];
    });
    return short.length > FEW && short.length > own.length * MOST_SHARE ? [] : short;
  });
}

function usualOfPeriods(own: readonly DayOfSegments[], at: number): number {
  const before = own.slice(Math.max(0, at - PERIODS_LOOKED_BACK), at);
  return Math.max(0, ...before.map(({ segments }) => segments));
}

function usualOfDays(own: readonly DayOfSegments[]): number[] {
  const epochDays = own.map(({ day }) => toEpochDay(day));
  return own.map(({ day }, at) => {
    const today = epochDays[at] ?? 0;
    let sameWeekday = 0;
    let any = 0;
    for (let before = at - 1; before >= 0; before -= 1) {
      const apart = today - (epochDays[before] ?? 0);
      if (apart > DAYS_LOOKED_BACK) break;
      const segments = own[before]?.segments ?? 0;
      any = Math.max(any, segments);
      if (apart % 7 === 0) sameWeekday = Math.max(sameWeekday, segments);
    }
    if (sameWeekday > 0) return sameWeekday;
    return weekdayOf(day) < SATURDAY ? any : 0;
  });
}
