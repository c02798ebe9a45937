import type { ChartModel } from './chart-rows.ts';
import { daysOfRoom } from './chart-scale.ts';
import {
  addDays,
  type CalendarDay,
  daysBetween,
  fromEpochDay,
  toEpochDay,
} from '#shared/kernel/calendar-day.ts';

/** Room around the plot; stacked charts share it so that their days stand under each other. */
export const PLOT_LEFT = 52;
export const PLOT_RIGHT = 8;
const AXIS_HEIGHT = 26;
const AXIS_HEIGHT_WITH_YEARS = 40;
const TOP_WITH_NAMES = 22;
const TOP_PLAIN = 10;

export type ChartSize = { width: number; height: number };

/** Where the plot of a chart lies in its picture, in pixels, and what lies where in it. */
export type ChartGeometry = {
  left: number;
  right: number;
  top: number;
  bottom: number;
  axisHeight: number;
  /** The last day of the axis, behind the last day with a number. */
  axisEnd: CalendarDay;
  x: (epochDay: number) => number;
  y: (value: number) => number;
  /** The day at a place, within the days shown. */
  dayAt: (x: number) => CalendarDay;
};

/** The geometry of a model drawn at a size; the same for stacked charts of the same days and width. */
export function geometryOf(model: ChartModel, { width, height }: ChartSize): ChartGeometry {
  const { from, to, valueTicks, hasYears, namesRoom } = model;
  const [left, right] = [PLOT_LEFT, width - PLOT_RIGHT];
  const plotWidth = Math.max(1, right - left);
  const axisEnd = addDays(to, daysOfRoom({ days: daysBetween(from, to), width: plotWidth, room: namesRoom }));
  const axisHeight = hasYears ? AXIS_HEIGHT_WITH_YEARS : AXIS_HEIGHT;
  const top = model.hasNamesAbove ? TOP_WITH_NAMES : TOP_PLAIN;
  const bottom = height - axisHeight;
  const [first, last] = [toEpochDay(from), toEpochDay(axisEnd)];
  const [least, greatest] = [valueTicks[0] ?? 0, valueTicks.at(-1) ?? 1];
  return {
    left,
    right,
    top,
    bottom,
    axisHeight,
    axisEnd,
    x: (epochDay) => left + ((epochDay - first) / Math.max(1, last - first)) * plotWidth,
    y: (value) => bottom - ((value - least) / (greatest - least || 1)) * (bottom - top),
    dayAt: (x) => {
      const day = Math.round(first + ((x - left) / plotWidth) * (last - first));
      return fromEpochDay(Math.min(toEpochDay(to), Math.max(first, day)));
    },
  };
}
