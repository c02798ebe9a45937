import { needsYears, niceTicks } from './chart-scale.ts';
import type { ChartArm, TimeChartProps } from './chart-types.ts';
import { addDays, type CalendarDay, toEpochDay } from '#shared/kernel/calendar-day.ts';

/** Limits are null where no spread is known. */
export type ArmValue = { estimate: number; low: number | null; high: number | null };
/** One day of the chart: its place on the axis and what each arm says. */
export type ChartRow = { x: number; day: CalendarDay; values: Readonly<Record<string, ArmValue>> };

export type ChartModel = {
  rows: readonly ChartRow[];
  from: CalendarDay;
  to: CalendarDay;
  valueTicks: readonly number[];
  /** Whether years stand beneath the days. */
  hasYears: boolean;
  /** Whether phases or today are named above the plot. */
  hasNamesAbove: boolean;
  /** Pixels at the right for the names of the lines. */
  namesRoom: number;
  /** The only day drawn, which then stands in the middle; null where there are more. */
  onlyDay: CalendarDay | null;
};

function isDefined<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

/** One row per day with every arm's value of that day. */
export function rowsOf(arms: readonly ChartArm[]): ChartRow[] {
  const byDay = new Map<CalendarDay, Record<string, ArmValue>>();
  for (const { key, points } of arms) {
    for (const { day, estimate, low, high } of points) {
      const values = byDay.get(day) ?? {};
      values[key] = { estimate, low, high };
      byDay.set(day, values);
    }
  }
  return [...byDay].map(([day, values]) => ({ x: toEpochDay(day), day, values })).sort((a, b) => a.x - b.x);
}

/** Where nine of ten band ends lie; the few widest, of days with next to no numbers, run out of the picture. */
const ORDINARY_SHARE = 0.9;

function ordinaryEnd(ends: readonly number[], side: 'low' | 'high'): number[] {
  const outward = ends.toSorted((left, right) => (side === 'high' ? left - right : right - left));
  const end = outward[Math.max(0, Math.ceil(outward.length * ORDINARY_SHARE) - 1)];
  return end === undefined ? [] : [end];
}

function valueSpan({
  arms,
  target,
  limit,
  movingLimit,
  anomalies,
  forecast,
  zeroBased = false,
}: TimeChartProps) {
  const points = [...arms.flatMap((arm) => arm.points), ...(forecast?.points ?? [])];
  const lows = points.map(({ low, estimate }) => low ?? estimate);
  const highs = points.map(({ high, estimate }) => high ?? estimate);
  // A point alone has no neighbours from which its interval could be guessed.
  const alone = arms.flatMap((arm) => (arm.points.length === 1 ? arm.points : []));
  const all = [
    ...points.map(({ estimate }) => estimate),
    ...alone.flatMap(({ low, high }) => [low, high]),
    ...ordinaryEnd(lows, 'low'),
    ...ordinaryEnd(highs, 'high'),
    ...(anomalies ?? []).map(({ value }) => value),
    target?.value,
    limit?.value,
    ...(movingLimit?.points ?? []).map(({ value }) => value),
    zeroBased ? 0 : null,
  ].filter(isDefined);
  if (all.length === 0) return { least: 0, greatest: 1 };
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of all) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return { least, greatest };
}

/** Round values of an axis that holds every line of every chart given. */
export function sharedTicks(charts: readonly TimeChartProps[], most?: number): number[] {
  const spans = charts.filter(({ arms }) => arms.some(({ points }) => points.length > 0)).map(valueSpan);
  if (spans.length === 0) return [0, 1];
  const least = Math.min(...spans.map((span) => span.least));
  const greatest = Math.max(...spans.map((span) => span.greatest));
  return niceTicks(least, greatest, most);
}

/** A level that lies on the topmost line gets room above it for its name. */
function withHeadroom(ticks: number[], { target, limit }: TimeChartProps): readonly number[] {
  const [top, below] = [ticks.at(-1) ?? 1, ticks.at(-2) ?? 0];
  const step = top - below;
  const isOnTop = [target, limit].some((level) => isDefined(level) && top - level.value < step / 3);
  return isOnTop ? [...ticks, Number((top + step).toPrecision(12))] : ticks;
}

/** The last day drawn: of the numbers or of what is forecast. */
function lastDayOf({ to, forecast }: TimeChartProps, last: CalendarDay): CalendarDay {
  const end = forecast?.points.at(-1)?.day;
  const own = to ?? last;
  return end !== undefined && end > own ? end : own;
}

const LETTER = 6.2;
const LETTERS_OF_VALUE = 8;
const NAME_GAP = 16;

function namesRoomOf({ arms, size, longestName }: TimeChartProps): number {
  if (size === 'small') return 0;
  const letters = longestName ?? Math.max(0, ...arms.map(({ label }) => label.length));
  return (letters + LETTERS_OF_VALUE) * LETTER + NAME_GAP;
}

/** Everything the drawing needs; null while there is not one point. */
export function chartModel(props: TimeChartProps): ChartModel | null {
  const rows = rowsOf(props.arms);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const firstDay = props.from ?? first.day;
  const lastDay = lastDayOf(props, last.day);
  const onlyDay = lastDay > firstDay ? null : firstDay;
  // A day alone has one before and one behind it, so that it stands in the middle instead of on the axis.
  const [from, to] = onlyDay === null ? [firstDay, lastDay] : [addDays(onlyDay, -1), addDays(onlyDay, 1)];
  const { phases = [], today = null, axis = 'calendar' } = props;
  return {
    rows,
    from,
    to,
    valueTicks: props.valueTicks ?? withHeadroom(sharedTicks([props]), props),
    hasYears: axis === 'calendar' && needsYears(from, to, today),
    hasNamesAbove: phases.length > 0 || today !== null,
    namesRoom: namesRoomOf(props),
    onlyDay,
  };
}

/** Whether no point knows its spread, so that there is no interval to draw. */
export function isWithoutIntervals(arms: readonly ChartArm[]): boolean {
  return arms.every(({ points }) => points.every(({ low, high }) => low === null || high === null));
}

/** Whether two lines run through the same points, so that they are seen as one. */
export function areSame(arms: readonly ChartArm[]): boolean {
  const [one, other] = arms;
  if (arms.length !== 2 || one === undefined || other === undefined || one.points.length < 2) return false;
  return (
    one.points.length === other.points.length &&
    one.points.every(({ day, estimate }, index) => {
      const point = other.points[index];
      return point?.day === day && point.estimate === estimate;
    })
  );
}

/** The row whose day lies nearest. */
export function nearestRow(rows: readonly ChartRow[], day: CalendarDay): ChartRow | null {
  const x = toEpochDay(day);
  let [nearest = null] = rows;
  for (const row of rows) {
    if (nearest === null || Math.abs(row.x - x) < Math.abs(nearest.x - x)) nearest = row;
  }
  return nearest;
}
