import type { TimelineGate, TimelinePhase } from './timeline.tsx';
import { cutTo, LETTER_PIXELS, phaseBarHeight } from './timeline-layout.ts';
import { useFormats } from './use-formats.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

const BASELINE = 52;
const INSIDE_FROM = 14;

type Box = { x: number; y: number; width: number; height: number };
type BarProps = {
  phase: TimelinePhase;
  place: { index: number; count: number };
  x: (day: CalendarDay) => number;
  today: CalendarDay | null;
};

function boxOf({ phase, place, x }: BarProps): Box {
  const height = phaseBarHeight(place.index, place.count);
  // A pixel of air on each side keeps neighbouring phases apart.
  const start = x(phase.from) + 1;
  const width = Math.max(3, x(addDays(phase.to, 1)) - start - 1);
  return { x: start, y: BASELINE - height, width, height };
}

/** How far the current phase has come: up to the line of today. */
function doneWidth(box: Box, { x, today }: BarProps): number {
  if (today === null) return 0;
  return Math.min(box.width - 4, Math.max(0, x(today) - box.x - 2));
}

function BarWords({ box, phase, done }: { box: Box; phase: TimelinePhase; done: number }) {
  if (box.height < INSIDE_FROM) {
    return (
      <text x={box.x + 6} y={box.y - 4} className="timeline-words">
        {cutTo(phase.name, Math.max(box.width, 22))}
      </text>
    );
  }
  const words = cutTo(phase.people, box.width - 8);
  const isOnFill = phase.state === 'current' && done >= words.length * LETTER_PIXELS + 10;
  const isBesideFill = phase.state === 'current' && !isOnFill;
  const left =
    isBesideFill && box.width - done > words.length * LETTER_PIXELS + 12 ? box.x + done + 6 : box.x + 8;
  return (
    <text
      x={left}
      y={box.y + box.height / 2 + 4}
      className={isOnFill ? 'timeline-words timeline-words-on-fill' : 'timeline-words'}
    >
      {words}
    </text>
  );
}

/** One phase: solid when reached, filled up to today when current, dashed when planned. */
export function TimelineBar(props: BarProps) {
  const { phase } = props;
  const formats = useFormats();
  const box = boxOf(props);
  const done = phase.state === 'current' ? doneWidth(box, props) : 0;
  const isCrossed = phase.state === 'rolled-back';
  return (
    <g className={`timeline-phase timeline-${phase.state}`}>
      <title>{`${phase.name}, ${phase.people}, ${formats.dayRange(phase.from, phase.to)}`}</title>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={3} className="timeline-bar" />
      {done > 0 && (
        <rect
          x={box.x + 2}
          y={box.y + 2}
          width={done}
          height={box.height - 4}
          rx={1.5}
          className="timeline-done"
        />
      )}
      {isCrossed && (
        <line
          x1={box.x}
          y1={box.y}
          x2={box.x + box.width}
          y2={box.y + box.height}
          className="timeline-cross"
        />
      )}
      <BarWords box={box} phase={phase} done={done} />
    </g>
  );
}

/** Gates as hollow diamonds above the bars; planned ones dashed. */
export function TimelineGates({
  gates,
  x,
}: {
  gates: readonly TimelineGate[];
  x: (day: CalendarDay) => number;
}) {
  return gates.map(({ key, day, label, look }) => (
    <path
      key={key}
      className={`timeline-gate timeline-gate-${look}`}
      d={`M${x(addDays(day, 1))} 9l5 5-5 5-5-5z`}
    >
      <title>{label}</title>
    </path>
  ));
}
