import { useTranslation } from 'react-i18next';
import type { ChartGeometry } from './chart-geometry.ts';
import type { ChartArm, ChartLevel, ChartPhase } from './chart-types.ts';
import { addDays, type CalendarDay, toEpochDay } from '#shared/kernel/calendar-day.ts';

const LETTER = 6.2;
/** Closer to a line's end a level's name would meet the line's. */
const NEAR_AN_END = 28;
const LEAST_PHASE_NAME = 24;
/** Pixels of the word "Today" left of its line. */
const TODAY_ROOM = 50;

function cut(text: string, pixels: number): string {
  const letters = Math.floor(pixels / LETTER);
  if (text.length <= letters) return text;
  return `${text.slice(0, Math.max(1, letters - 1)).replace(/[\s,]+$/, '')}…`;
}

type PhaseBandsProps = {
  phases: readonly ChartPhase[];
  today: CalendarDay | null;
  geometry: ChartGeometry;
};

/** Pixels for a phase's name: to its end, or to the word "Today" where that stands in it. */
function roomForName([start, stop]: [number, number], today: number | null): number {
  const end = today !== null && today > start && today - TODAY_ROOM < stop ? today - TODAY_ROOM : stop;
  return end - start - 8;
}

/** Phases as alternating tints, named once at the top. */
export function PhaseBands({ phases, today, geometry }: PhaseBandsProps) {
  const { left, right, bottom, axisEnd, x } = geometry;
  return phases.map(({ key, name, from, to: end }, index) => {
    const start = Math.max(left, x(toEpochDay(from)));
    const stop = Math.min(right, x(toEpochDay(end === null ? axisEnd : addDays(end, 1))));
    if (stop <= start) return null;
    const room = roomForName([start, stop], today === null ? null : x(toEpochDay(today)));
    return (
      <g key={key} aria-hidden="true">
        <rect
          x={start}
          y={0}
          width={stop - start}
          height={bottom}
          fill={index % 2 === 0 ? 'var(--phase-a)' : 'var(--phase-b)'}
        />
        {room > LEAST_PHASE_NAME && (
          <text x={start + 6} y={13} className="chart-text-2">
            {cut(name, room)}
          </text>
        )}
      </g>
    );
  });
}

type LevelProps = {
  level: ChartLevel;
  kind: 'target' | 'limit';
  arms: readonly ChartArm[];
  geometry: ChartGeometry;
};

/** Whether a line ends at this height, so that a level's name must stand at the left. */
function meetsEnd({ level, arms, geometry: { y } }: LevelProps): boolean {
  return arms.some(({ points }) => {
    const end = points.at(-1);
    return end !== undefined && Math.abs(y(end.estimate) - y(level.value)) < NEAR_AN_END;
  });
}

/** Target dotted, limit solid, each named on its line. */
export function LevelLine(props: LevelProps) {
  const { level, kind, geometry } = props;
  const { left, right } = geometry;
  const at = geometry.y(level.value);
  const isAtRight = kind === 'target' && !meetsEnd(props);
  return (
    <g aria-hidden="true">
      <line x1={left} x2={right} y1={at} y2={at} className={`chart-${kind}`} />
      <text
        x={isAtRight ? right - 4 : left + 4}
        y={at - 6}
        textAnchor={isAtRight ? 'end' : 'start'}
        className={`chart-${kind}-words`}
      >
        {level.label}
      </text>
    </g>
  );
}

/** A dotted line through today. */
export function TodayLine({ today, geometry }: { today: CalendarDay; geometry: ChartGeometry }) {
  const { t } = useTranslation('ui');
  const { left, right, top, bottom } = geometry;
  const at = geometry.x(toEpochDay(today));
  if (at < left || at > right) return null;
  const isLeft = at > left + TODAY_ROOM;
  return (
    <g aria-hidden="true">
      <line x1={at} x2={at} y1={top} y2={bottom} className="chart-today" />
      <text
        x={isLeft ? at - 6 : at + 6}
        y={13}
        textAnchor={isLeft ? 'end' : 'start'}
        className="chart-today-words"
      >
        {t('chart.today')}
      </text>
    </g>
  );
}
