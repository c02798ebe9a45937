import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { nearestRow } from './chart-rows.ts';
import type { CursorProps } from './cursor-props.ts';
import { addDays, type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';

/** A shorter drag is a click. */
const LEAST_DRAG_PIXELS = 8;
const WHEEL_PIXELS_TO_DOUBLE = 240;

type GesturesProps = CursorProps & { id: string; layer: RefObject<HTMLDivElement | null> };
type Selection = { start: number; end: number };
type Drag = { start: number; kind: 'mark' | 'move'; shownFrom: CalendarDay };

function pixelsPerDay({ frame, geometry }: CursorProps): number {
  return (geometry.right - geometry.left) / Math.max(1, daysBetween(frame.shown.from, frame.shown.to));
}

function placeOf(event: { clientX: number }, layer: HTMLDivElement | null): number {
  return event.clientX - (layer?.getBoundingClientRect().left ?? 0);
}

/** The wheel with Ctrl (or a pinch) zooms around the pointer, sideways it moves the days; plain it scrolls the page. */
function useWheel(props: GesturesProps): void {
  const { frame, geometry, layer } = props;
  const owed = useRef(0);
  const onWheel = useEffectEvent((event: WheelEvent) => {
    const around = geometry.dayAt(placeOf(event, layer.current));
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      frame.zoomBy(2 ** (event.deltaY / WHEEL_PIXELS_TO_DOUBLE), around);
      return;
    }
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (!frame.isZoomed || Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
    event.preventDefault();
    owed.current += sideways / pixelsPerDay(props);
    const days = Math.trunc(owed.current);
    owed.current -= days;
    if (days !== 0) frame.panBy(days);
  });
  useEffect(() => {
    const element = layer.current;
    const listener = (event: WheelEvent): void => onWheel(event);
    // React listens passively; only an active listener can keep the page from zooming itself.
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, [layer]);
}

/** Dragging marks the days to zoom into; with Shift, or by touch while zoomed, it moves them. */
export function useChartGestures(props: GesturesProps) {
  const { frame, geometry, model, layer, id } = props;
  const [selection, setSelection] = useState<Selection | null>(null);
  const drag = useRef<Drag | null>(null);
  useWheel(props);

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const start = placeOf(event, layer.current);
    const isMove = frame.isZoomed && (event.shiftKey || event.pointerType === 'touch');
    drag.current = { start, kind: isMove ? 'move' : 'mark', shownFrom: frame.shown.from };
    layer.current?.setPointerCapture(event.pointerId);
  };
  const point = (x: number): void => {
    const row = nearestRow(model.rows, geometry.dayAt(x));
    const { cursor } = frame.pointing.getState();
    if (row === null || (cursor?.owner === id && cursor.day === row.day)) return;
    frame.pointing.setState({ cursor: { day: row.day, owner: id } });
  };
  const onPointerMove = (event: PointerEvent): void => {
    const x = placeOf(event, layer.current);
    point(x);
    const held = drag.current;
    if (held === null) return;
    if (held.kind === 'mark') {
      setSelection(Math.abs(x - held.start) < LEAST_DRAG_PIXELS ? null : { start: held.start, end: x });
      return;
    }
    const wanted = addDays(held.shownFrom, Math.round((held.start - x) / pixelsPerDay(props)));
    const days = daysBetween(frame.shown.from, wanted);
    if (days !== 0) frame.panBy(days);
  };
  const onPointerUp = (): void => {
    if (selection !== null) frame.showBetween(geometry.dayAt(selection.start), geometry.dayAt(selection.end));
    drag.current = null;
    setSelection(null);
  };
  return {
    selection,
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: () => {
      drag.current = null;
      setSelection(null);
    },
    onPointerLeave: () => frame.pointing.setState({ cursor: null }),
    onDoubleClick: frame.reset,
  };
}
