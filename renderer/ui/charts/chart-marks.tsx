import { Tooltip } from '@mantine/core';
import type { ChartModel } from './chart-rows.ts';
import type { ChartMark } from './chart-types.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './time-plot.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

const MARK = 24;

type Placed = { mark: ChartMark; left: number; lane: number };

/** Marks stand under their day; those that would overlap go down a lane. */
function placeMarks(marks: readonly ChartMark[], model: ChartModel, width: number): Placed[] {
  const from = toEpochDay(model.from);
  const days = toEpochDay(model.to) - from;
  const plot = width - PLOT_LEFT - PLOT_RIGHT;
  const lanes: number[] = [];
  return marks
    .filter(({ day }) => day >= model.from && day <= model.to)
    .sort((a, b) => a.day.localeCompare(b.day))
    .map((mark) => {
      const left = PLOT_LEFT + ((toEpochDay(mark.day) - from) / days) * plot - MARK / 2;
      const free = lanes.findIndex((taken) => taken <= left);
      const lane = free < 0 ? lanes.length : free;
      lanes[lane] = left + MARK;
      return { mark, left, lane };
    });
}

function Mark({ mark, left, lane }: Placed) {
  const formats = useFormats();
  const words = `${mark.label}, ${formats.dayShort(mark.day)}`;
  const style = { left, top: lane * MARK };
  return (
    <Tooltip label={words}>
      {mark.onOpen === undefined ? (
        <span className="chart-mark" style={style} role="img" aria-label={words}>
          <span>{mark.letter}</span>
        </span>
      ) : (
        <button type="button" className="chart-mark" style={style} aria-label={words} onClick={mark.onOpen}>
          <span>{mark.letter}</span>
        </button>
      )}
    </Tooltip>
  );
}

/** What happened, beneath the axis on its day. */
export function ChartMarks(props: { marks: readonly ChartMark[]; model: ChartModel; width: number }) {
  const placed = placeMarks(props.marks, props.model, props.width);
  const lanes = Math.max(0, ...placed.map(({ lane }) => lane + 1));
  return (
    <div className="chart-marks" style={{ height: lanes * MARK }}>
      {placed.map((entry) => (
        <Mark key={entry.mark.key} {...entry} />
      ))}
    </div>
  );
}
