import type { ReactNode } from 'react';
import type { Point } from './chart-scale.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

export type ChartArm = {
  key: string;
  label: string;
  /** Solid and strong, or dashed and grey. */
  look: 'pilot' | 'control';
  /** Its dashes in pixels ("6 4"), where several lines share a look; the look's own unless told. */
  dash?: string;
  /** False draws no interval around it: where bands of many lines would hide each other. */
  hasBand?: boolean;
  points: readonly Point[];
};

/** A stretch of days behind the lines, named once at its top; `to` null lasts to the chart's end. */
export type ChartPhase = { key: string; name: string; from: CalendarDay; to: CalendarDay | null };

export type ChartLevel = { value: number; label: string };

/** A level that is another from day to day: a margin beside a line. */
export type ChartMovingLevel = {
  points: readonly { readonly day: CalendarDay; readonly value: number }[];
  label: string;
};

/** A day whose value does not fit the rest, drawn as a diamond with its words. */
export type ChartAnomaly = { key: string; day: CalendarDay; value: number; label: string };

/** Where a line is likely to go: the middle with a likely and an almost certain band. */
export type ChartForecast = {
  label: string;
  points: readonly {
    day: CalendarDay;
    estimate: number;
    low: number;
    high: number;
    innerLow: number;
    innerHigh: number;
  }[];
};

/** A small letter beneath the axis that opens: D decision, N note, A anomaly, C change. */
export type ChartMark = {
  key: string;
  day: CalendarDay;
  letter: string;
  label: string;
  onOpen?: () => void;
};

export type TimeChartProps = {
  title: string;
  /** Quiet words beside the title: unit, smoothing, interval. */
  note?: string;
  /** Reads the picture in a sentence. */
  label: string;
  /** Name of saved files, without ending. */
  fileName: string;
  /** Writes a value in the metric's own scale. */
  format: (value: number) => string;
  /** The unit of bare values, for the headings of files; none where it says nothing. */
  unit?: string | null;
  arms: readonly ChartArm[];
  /** Letters of the longest name at the end of a line; stacked charts given the same keep one axis. */
  longestName?: number;
  phases?: readonly ChartPhase[];
  target?: ChartLevel | null;
  limit?: ChartLevel | null;
  /** A limit that moves with the days. */
  movingLimit?: ChartMovingLevel | null;
  today?: CalendarDay | null;
  /** The axis; stacked charts given the same span share one scale. */
  from?: CalendarDay;
  to?: CalendarDay;
  marks?: readonly ChartMark[];
  anomalies?: readonly ChartAnomaly[];
  forecast?: ChartForecast | null;
  /** Calendar days, or days counted from the start of something: day 1 is 1970-01-01. */
  axis?: 'calendar' | 'counted';
  /** Round values of the axis, where several charts share it; its own unless told. */
  valueTicks?: readonly number[];
  /** Beside the title: "Before / after". */
  badge?: ReactNode;
  height?: number;
  /** `small` names no lines at their ends: one of many charts beside each other, under one legend. */
  size?: 'full' | 'small';
  zeroBased?: boolean;
  /** Calendar days of which only the lowest and the highest are drawn; 1 when all are. */
  daysPerStretch?: number;
  /** Stands beneath the picture, and in it when it is saved: what the lines leave out. */
  remark?: string;
  /** All points of the arms, for files, where fewer are drawn. */
  loadAll?: () => Promise<readonly ChartArm[]>;
  /** Stands beneath a saved picture: where its numbers come from. */
  source?: string;
  /** More buttons beside those every chart has. */
  actions?: ReactNode;
};
