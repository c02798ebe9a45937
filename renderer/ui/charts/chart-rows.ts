import { niceTicks, reducePoints } from './chart-scale.ts';
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
};

function isDefined<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

/** One row per day with every arm's value of that day. */
export function rowsOf(arms: readonly ChartArm[]): ChartRow[] {
  const byDay = new Map<CalendarDay, Record<string, ArmValue>>();
  for (const { key, points } of arms) {
    for (const { day, estimate, low, high } of reducePoints(points)) {
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

function valueSpan({ arms, target, limit, zeroBased = false }: TimeChartProps): [number, number] {
  const points = arms.flatMap((arm) => arm.points);
  const values = [
    ...points.map((point) => point.estimate),
    ...ordinaryEnd(
      points.map((point) => point.low ?? point.estimate),
      'low',
    ),
    ...ordinaryEnd(
      points.map((point) => point.high ?? point.estimate),
      'high',
    ),
  ];
  const all = [...values, target?.value, limit?.value, zeroBased ? 0 : null].filter(isDefined);
  if (all.length === 0) return [0, 1];
  return all.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [
    Infinity,
    -Infinity,
  ] as [number, number]);
}

/** A level that lies on the topmost line gets room above it for its name. */
function withHeadroom(ticks: number[], { target, limit }: TimeChartProps): readonly number[] {
  const [top, below] = [ticks.at(-1) ?? 1, ticks.at(-2) ?? 0];
  const step = top - below;
  const isOnTop = [target, limit].some((level) => isDefined(level) && top - level.value < step / 3);
  return isOnTop ? [...ticks, Number((top + step).toPrecision(12))] : ticks;
}

/** Everything the drawing needs; null while there is not one point. */
export function chartModel(props: TimeChartProps): ChartModel | null {
  const rows = rowsOf(props.arms);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = props.from ?? first.day;
  const lastDay = props.to ?? last.day;
  const to = lastDay > from ? lastDay : addDays(from, 1);
  return { rows, from, to, valueTicks: withHeadroom(niceTicks(...valueSpan(props)), props) };
}
