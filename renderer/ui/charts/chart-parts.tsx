import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { useTranslation } from 'react-i18next';
import { spreadLabels } from './chart-scale.ts';
import type { ChartRow } from './chart-rows.ts';
import type { ChartArm, ChartLevel, ChartPhase } from './chart-types.ts';
import { useShortNumbers } from './use-short-numbers.ts';
import { addDays, type CalendarDay, toEpochDay } from '#shared/kernel/calendar-day.ts';

const LETTER = 6.2;
const LABEL_GAP = 14;
/** Letters of a value that find room beside the last point; longer ones are written short. */
const LONGEST_VALUE = 9;
const LEAST_PHASE_NAME = 24;
/** Pixels of the word "Today" left of its line. */
const TODAY_ROOM = 50;

type Scales = NonNullable<ReturnType<typeof useScales>>;

function useScales() {
  const plot = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (plot === undefined || xScale === undefined || yScale === undefined) return null;
  return { plot, x: (value: number) => Number(xScale(value)), y: (value: number) => Number(yScale(value)) };
}

function cut(text: string, pixels: number): string {
  const letters = Math.floor(pixels / LETTER);
  if (text.length <= letters) return text;
  return `${text.slice(0, Math.max(1, letters - 1)).replace(/[\s,]+$/, '')}…`;
}

type PhaseBandsProps = { phases: readonly ChartPhase[]; to: CalendarDay; today: CalendarDay | null };

/** Pixels for a phase's name: to its end, or to the word "Today" where that stands in it. */
function roomForName([start, stop]: [number, number], today: number | null): number {
  const end = today !== null && today > start && today - TODAY_ROOM < stop ? today - TODAY_ROOM : stop;
  return end - start - 8;
}

/** Phases as alternating tints, named once at the top. */
export function PhaseBands({ phases, to, today }: PhaseBandsProps) {
  const scales = useScales();
  if (scales === null) return null;
  const { plot, x } = scales;
  const right = plot.x + plot.width;
  return phases.map(({ key, name, from, to: end }, index) => {
    const start = Math.max(plot.x, x(toEpochDay(from)));
    const stop = Math.min(right, x(toEpochDay(end === null ? to : addDays(end, 1))));
    if (stop <= start) return null;
    const room = roomForName([start, stop], today === null ? null : x(toEpochDay(today)));
    return (
      <g key={key} aria-hidden="true">
        <rect
          x={start}
          y={0}
          width={stop - start}
          height={plot.y + plot.height}
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
  rows: readonly ChartRow[];
};

/** Whether a line ends at this height, so that a level's name must stand at the left. */
function meetsEnd({ level, arms, rows }: LevelProps, { y }: Scales): boolean {
  return arms.some((arm) => {
    const end = endOf(arm, rows);
    return end !== null && Math.abs(y(end.value) - y(level.value)) < LABEL_GAP * 2;
  });
}

/** Target dotted, limit solid, each named on its line. */
export function LevelLine(props: LevelProps) {
  const { level, kind } = props;
  const scales = useScales();
  if (scales === null) return null;
  const { plot, y } = scales;
  const at = y(level.value);
  const right = plot.x + plot.width;
  const isAtRight = kind === 'target' && !meetsEnd(props, scales);
  return (
    <g aria-hidden="true">
      <line x1={plot.x} x2={right} y1={at} y2={at} className={`chart-${kind}`} />
      <text
        x={isAtRight ? right - 4 : plot.x + 4}
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
export function TodayLine({ today }: { today: CalendarDay }) {
  const { t } = useTranslation('ui');
  const scales = useScales();
  if (scales === null) return null;
  const { plot, x } = scales;
  const at = x(toEpochDay(today));
  if (at < plot.x || at > plot.x + plot.width) return null;
  const isLeft = at > plot.x + TODAY_ROOM;
  return (
    <g aria-hidden="true">
      <line x1={at} x2={at} y1={plot.y} y2={plot.y + plot.height} className="chart-today" />
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

type End = { arm: ChartArm; x: number; y: number; words: string };

function endOf(arm: ChartArm, rows: readonly ChartRow[]): { x: number; value: number } | null {
  const row = rows.findLast(({ values }) => values[arm.key] !== undefined);
  const value = row?.values[arm.key]?.estimate;
  return row === undefined || value === undefined ? null : { x: row.x, value };
}

type EndLabelsProps = {
  arms: readonly ChartArm[];
  rows: readonly ChartRow[];
  format: (value: number) => string;
};

/** Without room at the right, the upper line's name stands above it and the lower one's beneath. */
function awayFrom(index: number, heights: readonly number[]): number {
  const own = heights[index] ?? 0;
  const isLower = heights.some((other, place) => place !== index && other < own);
  return isLower ? 16 : -8;
}

function labelHeights(ends: readonly End[], hasRoom: boolean): number[] {
  const heights = ends.map(({ y }) => y);
  if (hasRoom) return spreadLabels(heights, LABEL_GAP).map((height) => height + 4);
  return heights.map((height, index) => height + awayFrom(index, heights));
}

/** Each line named at its end with its last value; filled and hollow points tell them apart without colour. */
export function EndLabels({ arms, rows, format }: EndLabelsProps) {
  const scales = useScales();
  const short = useShortNumbers();
  if (scales === null) return null;
  const { plot, x, y } = scales;
  const endWords = (label: string, value: number): string => {
    const whole = format(value);
    // A value too small for the metric's own scale would be written as nothing.
    const isNothing = value !== 0 && !/[1-9]/.test(whole);
    return `${label} ${whole.length <= LONGEST_VALUE && !isNothing ? whole : short(value)}`;
  };
  const ends = arms.flatMap((arm): End[] => {
    const end = endOf(arm, rows);
    if (end === null) return [];
    return [{ arm, x: x(end.x), y: y(end.value), words: endWords(arm.label, end.value) }];
  });
  const hasRoom = ends.every((end) => end.x + 12 + end.words.length * LETTER <= plot.x + plot.width);
  const heights = labelHeights(ends, hasRoom);
  return ends.map(({ arm, x: left, y: top, words }, index) => (
    <g key={arm.key} className={`chart-arm-${arm.look}`} aria-hidden="true">
      <circle cx={left} cy={top} r={arm.look === 'pilot' ? 3.5 : 3} className="chart-end" />
      <text
        x={hasRoom ? left + 10 : left - 4}
        y={heights[index] ?? top}
        textAnchor={hasRoom ? 'start' : 'end'}
        className="chart-end-words"
      >
        {words}
      </text>
    </g>
  ));
}

/** A line of one point would not be seen: its interval, where known, stands as a stroke with ends. */
export function LonePoints({ arms }: { arms: readonly ChartArm[] }) {
  const scales = useScales();
  if (scales === null) return null;
  const { x, y } = scales;
  return arms.map(({ key, look, points, hasBand }) => {
    const [point] = points;
    if (point === undefined || points.length > 1 || hasBand === false) return null;
    if (point.low === null || point.high === null) return null;
    const [at, low, high] = [x(toEpochDay(point.day)), y(point.low), y(point.high)];
    return (
      <path
        key={key}
        d={`M${at} ${low}V${high}M${at - 4} ${low}h8M${at - 4} ${high}h8`}
        className={`interval-line chart-arm-${look}`}
        aria-hidden="true"
      />
    );
  });
}
