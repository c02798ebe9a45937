import { forecastSeries } from '#shared/forecasts/forecast-series.ts';
import { MOST_DAYS_AHEAD } from '#shared/forecasts/forecast.ts';
import { addDays, daysBetween, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DailySeries } from '#shared/kernel/daily-series.ts';
import { levelOfSums, totalsOf, type DayFigure } from '#shared/metrics/arm-totals.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';

/** How the days after the start lie to what the time before led one to expect. */
export type ForecastBand = {
  /** Days after the start that could be held against the forecast; at most four weeks. */
  readonly days: number;
  readonly worse: number;
  readonly better: number;
  /** Share of days that fell inside such a band in the backtest; null where that is not known. */
  readonly coverage: number | null;
  /** Error of the forecast over that of last week's value; above 1 it is no better. */
  readonly mase: number | null;
};

/** What the forecast says of a metric: an aid for warnings and for plans without a control group, never a proof. */
export type Outlook = {
  /** Chance that the week's level of the pilot lies beyond its limit on a day of the next seven; null if not foreseen. */
  readonly crossing: number | null;
  /** Null with a control group, before the start, and where the time before is too short. */
  readonly band: ForecastBand | null;
};

type Question = {
  readonly metric: Metric;
  readonly values: readonly DailyValue[];
  readonly firstCustomerDay: CalendarDay | null;
};

const NOTHING: Outlook = { crossing: null, band: null };

/** About four months: enough for a season of weeks, and quick. */
const DAYS_READ = 120;
const SEED = 1;

/** Looks ahead for one metric; only figures of days are foreseen, no weeks, months or formulas. */
export function outlookOf({ metric, values, firstCustomerDay }: Question): Outlook {
  if (metric.grain !== 'day' || metric.formula !== null) return NOTHING;
  const pilot = values.filter(({ arm, units }) => arm === 'pilot' && units > 0);
  const hasControl = values.some(
    ({ arm, day }) => arm === 'control' && firstCustomerDay !== null && day >= firstCustomerDay,
  );
  return {
    crossing: crossingOf(metric, pilot),
    band: hasControl || firstCustomerDay === null ? null : bandOf(metric, pilot, firstCustomerDay),
  };
}

function crossingOf(metric: Metric, pilot: readonly DayFigure[]): number | null {
  const limit = metric.limit?.kind === 'absolute' ? metric.limit.value : null;
  if (limit === null || metric.role !== 'guardrail') return null;
  const series = weekLevels(metric, pilot);
  if (series === null) return null;
  const side = metric.direction === 'lower' ? 'above' : 'below';
  const forecast = forecastSeries(series, { days: 7, limit: { value: limit, side }, seed: SEED });
  return forecast.basis === 'models' ? forecast.crossing : null;
}

/** The level of the last seven days on each day: a single day of a few people crosses any limit by chance. */
function weekLevels(metric: Metric, pilot: readonly DayFigure[]): DailySeries | null {
  return seriesOf(pilot, (day) => {
    const week = pilot.filter((figure) => figure.day <= day && figure.day > addDays(day, -7));
    return levelOfSums(metric.kind, totalsOf(week));
  });
}

function seriesOf(
  figures: readonly DayFigure[],
  levelOn: (day: CalendarDay) => number | null,
): DailySeries | null {
  const last = figures.at(-1)?.day;
  const first = figures.slice(-DAYS_READ)[0]?.day;
  if (last === undefined || first === undefined) return null;
  const present = new Set(figures.map(({ day }) => day));
  const values = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => {
    const day = addDays(first, index);
    return present.has(day) ? levelOn(day) : null;
  });
  return { firstDay: first, values };
}

/** What the days before the start foresee for those after it, and how these turned out. */
function bandOf(metric: Metric, pilot: readonly DayFigure[], start: CalendarDay): ForecastBand | null {
  const before = pilot.filter(({ day }) => day < start);
  const after = pilot.filter(({ day }) => day >= start && day < addDays(start, MOST_DAYS_AHEAD));
  const byDay = new Map(before.map((figure) => [figure.day, levelOfSums(metric.kind, figure)]));
  const series = seriesOf(before, (day) => byDay.get(day) ?? null);
  const lastBefore = before.at(-1)?.day;
  if (series === null || lastBefore === undefined || after.length === 0) return null;
  const forecast = forecastSeries(series, { days: MOST_DAYS_AHEAD, seed: SEED });
  if (forecast.basis !== 'models') return null;
  const bands = new Map(forecast.days.map((day) => [day.day, day]));
  const sides = after.flatMap((figure) => {
    const band = bands.get(figure.day);
    const level = levelOfSums(metric.kind, figure);
    if (band === undefined || level === null) return [];
    const isAbove = level > band.high;
    const isBelow = level < band.low;
    if (!isAbove && !isBelow) return ['inside' as const];
    return [isAbove === (metric.direction === 'lower') ? ('worse' as const) : ('better' as const)];
  });
  if (sides.length === 0) return null;
  return {
    days: sides.length,
    worse: sides.filter((side) => side === 'worse').length,
    better: sides.filter((side) => side === 'better').length,
    coverage: forecast.backtest.coverage,
    mase: forecast.backtest.mase,
  };
}
