import type { ReactNode } from 'react';
import type { Point } from './chart-scale.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

export type ChartArm = {
  key: string;
  label: string;
  /** Solid and strong, or dashed and grey. */
  look: 'pilot' | 'control';
  points: readonly Point[];
};

/** A stretch of days behind the lines, named once at its top; `to` null lasts to the chart's end. */
export type ChartPhase = { key: string; name: string; from: CalendarDay; to: CalendarDay | null };

export type ChartLevel = { value: number; label: string };

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
  arms: readonly ChartArm[];
  phases?: readonly ChartPhase[];
  target?: ChartLevel | null;
  limit?: ChartLevel | null;
  today?: CalendarDay | null;
  /** The axis; stacked charts given the same span share one scale. */
  from?: CalendarDay;
  to?: CalendarDay;
  marks?: readonly ChartMark[];
  height?: number;
  zeroBased?: boolean;
  /** How many days there are when fewer are drawn. */
  reducedFrom?: number;
  /** More buttons beside those every chart has. */
  actions?: ReactNode;
};
