import { SPANS, type Span } from './chart-span.ts';
import type { DayWindow } from '#renderer/ui/charts/chart-window.ts';
import { isDay } from '#shared/kernel/calendar-day.ts';
import type { Smoothing } from '#shared/metrics/series.ts';

/** Ways to look at the same figures. */
export const LENSES = ['time', 'segments', 'phases', 'spread', 'table'] as const;
export type Lens = (typeof LENSES)[number];

export const SMOOTHINGS = ['daily', 'seven-days', 'cumulative'] as const satisfies readonly Smoothing[];

/** What the charts of a feature show; the usual is left out of the address. */
export type Explored = {
  /** The metric looked at; null is the first that has numbers. */
  metricId: string | null;
  lens: Lens;
  span: Span;
  smoothing: Smoothing;
  /** The days zoomed into; null shows the span. */
  zoom: DayWindow | null;
};

export const USUALLY: Explored = {
  metricId: null,
  lens: 'time',
  span: 'start',
  smoothing: 'seven-days',
  zoom: null,
};

function oneOf<Value extends string>(values: readonly Value[], wanted: string | null, usual: Value): Value {
  return values.find((value) => value === wanted) ?? usual;
}

function zoomOf(address: URLSearchParams): DayWindow | null {
  const [from, to] = [address.get('from'), address.get('to')];
  return from !== null && to !== null && isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

/** What an address asks for; whatever is unknown or no day in it is as usual. */
export function readExplored(address: URLSearchParams): Explored {
  return {
    metricId: address.get('metric'),
    lens: oneOf(LENSES, address.get('view'), USUALLY.lens),
    span: oneOf(SPANS, address.get('span'), USUALLY.span),
    smoothing: oneOf(SMOOTHINGS, address.get('line'), USUALLY.smoothing),
    zoom: zoomOf(address),
  };
}

/** The address that asks for it; the shortest there is. */
export function writeExplored({ metricId, lens, span, smoothing, zoom }: Explored): URLSearchParams {
  const address = new URLSearchParams();
  if (metricId !== null) address.set('metric', metricId);
  if (lens !== USUALLY.lens) address.set('view', lens);
  if (span !== USUALLY.span) address.set('span', span);
  if (smoothing !== USUALLY.smoothing) address.set('line', smoothing);
  if (zoom !== null) {
    address.set('from', zoom.from);
    address.set('to', zoom.to);
  }
  return address;
}
