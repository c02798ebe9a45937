import { Tooltip } from '@mantine/core';
import { type ChartSize, geometryOf } from './chart-geometry.ts';
import type { ChartModel } from './chart-rows.ts';
import type { ChartMark } from './chart-types.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

const MARK = 24;

type Placed = { mark: ChartMark; left: number; lane: number };

/** Marks stand under their day; those that would overlap go down a lane. */
function placeMarks(marks: readonly ChartMark[], model: ChartModel, size: ChartSize): Placed[] {
  const { x } = geometryOf(model, size);
  const lanes: number[] = [];
  return marks
    .filter(({ day }) => day >= model.from && day <= model.to)
    .sort((a, b) => a.day.localeCompare(b.day))
    .map((mark) => {
      const left = x(toEpochDay(mark.day)) - MARK / 2;
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

type ChartMarksProps = { marks: readonly ChartMark[]; model: ChartModel; size: ChartSize };

/** What happened, beneath the axis on its day. */
export function ChartMarks({ marks, model, size }: ChartMarksProps) {
  const placed = placeMarks(marks, model, size);
  const lanes = Math.max(0, ...placed.map(({ lane }) => lane + 1));
  return (
    <div className="chart-marks" style={{ height: lanes * MARK }}>
      {placed.map((entry) => (
        <Mark key={entry.mark.key} {...entry} />
      ))}
    </div>
  );
}
