import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Estimate } from '#shared/statistics/interval.ts';

/** A day ahead with the band in which it lies in four of five cases, in the unit of the series. */
export type ForecastDay = Estimate & { readonly day: CalendarDay };

/** Beyond which side of a limit a day counts as crossing it. */
export type ForecastLimit = { readonly value: number; readonly side: 'above' | 'below' };

/** How the same method did on the days already known, forecast as if they were still ahead. */
export type Backtest = {
  /** Days it was asked on. */
  readonly origins: number;
  /**
   * Mean absolute error over that of the value a week before (Hyndman & Koehler 2006): below 1 is better than last
   * week's value. Null where last week's value was always right.
   */
  readonly mase: number | null;
  /** Share of days inside the band that was known on the day of asking; null where fewer than 20 can be judged. */
  readonly coverage: number | null;
};

export type Forecast =
  /** Fewer than two days with a number. */
  | { readonly basis: 'nothing' }
  /** Below three weeks: the last week's mean, its band a wide one, and nothing said about limits. */
  | { readonly basis: 'last-week'; readonly days: readonly ForecastDay[]; readonly neededDays: number }
  | {
      readonly basis: 'models';
      readonly days: readonly ForecastDay[];
      readonly backtest: Backtest;
      /** Whether the backtest says so: its MASE is above 1. */
      readonly quality: 'better-than-last-week' | 'no-better-than-last-week';
      /** P(at least one of the next seven days lies beyond the limit); null without a limit. */
      readonly crossing: number | null;
    };

/** From three weeks on the models are asked; before, two seasons to start from and a backtest are not there. */
export const FEWEST_MODEL_DAYS = 21;
/** Share of days the band is made to hold. */
export const BAND = 0.8;
export const CROSSING_DAYS = 7;
export const CROSSING_PATHS = 2000;
export const MOST_DAYS_AHEAD = 28;
