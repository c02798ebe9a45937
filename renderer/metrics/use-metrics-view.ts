import { useMemo } from 'react';
import { firstDayOf } from './chart-span.ts';
import { useMetricData, type ListedMetric } from './metric-data.ts';
import { useExplored } from './use-explored.ts';
import { type DayWindow, windowWithin } from '#renderer/ui/charts/chart-window.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

type Days = readonly (CalendarDay | null)[];

function latest(days: Days): CalendarDay | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}

function earliest(days: Days): CalendarDay | null {
  return days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

/** The same object while the days are the same. */
function useKept(zoom: DayWindow | null): DayWindow | null {
  const window = useWindow(zoom?.from ?? null, zoom?.to ?? null);
  return zoom === null ? null : window;
}

function useWindow(from: CalendarDay | null, to: CalendarDay | null): DayWindow | null {
  return useMemo(
    () => (from === null || to === null ? null : { from: from < to ? from : to, to }),
    [from, to],
  );
}

/** What the address asks for, the numbers it needs, and the days all charts share; no days before there are numbers. */
export function useMetricsView(metrics: readonly ListedMetric[], phases: readonly Phase[]) {
  const { explored, change, zoomTo } = useExplored();
  const lastDay = latest(metrics.map((metric) => metric.lastDay));
  const from = firstDayOf(explored.span, { phases, lastDay });
  const data = useMetricData(metrics, { smoothing: explored.smoothing, from });
  const firstDay = earliest(data.map(({ series }) => series?.firstDay ?? null));
  const full = useWindow(from ?? firstDay, lastDay);
  const zoom = useKept(windowWithin(explored.zoom, full));
  const drawn = data.filter(({ metric }) => metric.days > 0);
  const selected = data.find(({ metric }) => metric.id === explored.metricId) ?? drawn[0] ?? data[0] ?? null;
  return { explored: { ...explored, zoom }, change, zoomTo, data, drawn, selected, full, from };
}
