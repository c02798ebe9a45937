import type { KeyboardEvent } from 'react';
import { nearestRow } from './chart-rows.ts';
import type { CursorProps } from './cursor-props.ts';
import { frameSteps } from './chart-frame.tsx';
import { panStep } from './chart-window.ts';
import { addDays, type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';

type KeysProps = CursorProps & { id: string; words: (day: CursorProps['model']['rows'][number]) => string };

/** The day the cursor stands on in this chart; null before the first key. */
function standing({ frame, id, model }: KeysProps): CalendarDay | null {
  const { cursor } = frame.pointing.getState();
  return cursor === null || cursor.owner !== id ? null : (nearestRow(model.rows, cursor.day)?.day ?? null);
}

function pointAt(props: KeysProps, day: CalendarDay): void {
  const { frame, id, model, words } = props;
  const row = nearestRow(model.rows, day);
  frame.pointing.setState({ cursor: { day, owner: id }, ...(row === null ? {} : { said: words(row) }) });
}

/** To the next or former point; past the edge of what is shown the days move along. */
function walk(props: KeysProps, step: 1 | -1): void {
  const { frame, model } = props;
  const day = standing(props);
  const index = day === null ? -1 : model.rows.findIndex((row) => row.day === day);
  const next = index < 0 ? model.rows.at(step > 0 ? 0 : -1) : model.rows[index + step];
  if (next !== undefined) {
    pointAt(props, next.day);
    return;
  }
  const canMove = step > 0 ? frame.shown.to < frame.full.to : frame.shown.from > frame.full.from;
  if (day === null || !canMove) return;
  frame.panBy(step * panStep(frame.shown));
  frame.pointing.setState({ cursor: { day: addDays(day, step), owner: props.id } });
}

/** To the first or last day of all. */
function leap(props: KeysProps, step: 1 | -1): void {
  const { frame, model } = props;
  const far = step > 0 ? frame.full.to : frame.full.from;
  if (frame.isZoomed) {
    frame.panBy(step * daysBetween(frame.full.from, frame.full.to));
    frame.pointing.setState({ cursor: { day: far, owner: props.id } });
    return;
  }
  const end = model.rows.at(step > 0 ? -1 : 0);
  if (end !== undefined) pointAt(props, end.day);
}

/** What a key does; null leaves it to the page. */
function deedOf(event: KeyboardEvent, props: KeysProps): (() => void) | null {
  const { frame } = props;
  const steps = frameSteps(frame, standing(props));
  switch (event.key) {
    case 'ArrowLeft':
      return event.shiftKey ? steps.earlier : () => walk(props, -1);
    case 'ArrowRight':
      return event.shiftKey ? steps.later : () => walk(props, 1);
    case 'Home':
      return () => leap(props, -1);
    case 'End':
      return () => leap(props, 1);
    case '+':
    case '=':
      return steps.closer;
    case '-':
    case '_':
      return steps.wider;
    case '0':
      return frame.reset;
    case 'Escape':
      return () => frame.pointing.setState({ cursor: null });
    default:
      return null;
  }
}

/**
 * Keys of a chart: arrows walk its points and take the days along at the edge, with Shift they move the days; + and −
 * zoom, 0 shows all, Home and End go to the ends.
 */
export function useChartKeys(props: KeysProps): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = deedOf(event, props);
    if (deed === null) return;
    event.preventDefault();
    deed();
  };
}
