import { useTranslation } from 'react-i18next';
import type { ChartGeometry } from './chart-geometry.ts';
import { areSame } from './chart-rows.ts';
import { spreadLabels } from './chart-scale.ts';
import type { ChartArm } from './chart-types.ts';
import { useShortNumbers } from './use-short-numbers.ts';
import { type CalendarDay, toEpochDay } from '#shared/kernel/calendar-day.ts';

const LETTER = 6.2;
const LABEL_GAP = 14;
/** Letters of a value that find room beside the last point; longer ones are written short. */
const LONGEST_VALUE = 9;
/** From the middle of a label's letters down to the line they stand on. */
const HALF_LETTER = 4;
/** From a line's end to the letters above it, and beneath it, where there is no room beside it. */
const ABOVE = -8;
const BENEATH = 16;
/** Pixels between the points of arms that have one day only, and the same. */
const BESIDE_EACH_OTHER = 16;

type End = {
  arm: ChartArm;
  day: CalendarDay;
  x: number;
  y: number;
  value: number;
  /** Top and bottom of the interval of a point that is alone; null for a line, or without a spread. */
  interval: readonly [number, number] | null;
  isAlone: boolean;
};

function endsOf(arms: readonly ChartArm[], geometry: ChartGeometry): End[] {
  const alone = arms.filter(({ points }) => points.length === 1);
  return arms.flatMap((arm): End[] => {
    const point = arm.points.at(-1);
    if (point === undefined) return [];
    const { day, estimate, low, high } = point;
    const neighbours = alone.filter(({ points }) => points[0]?.day === day);
    const isAlone = arm.points.length === 1;
    const aside = isAlone ? (neighbours.indexOf(arm) - (neighbours.length - 1) / 2) * BESIDE_EACH_OTHER : 0;
    const hasInterval = isAlone && arm.hasBand !== false && low !== null && high !== null;
    return [
      {
        arm,
        day,
        x: geometry.x(toEpochDay(day)) + aside,
        y: geometry.y(estimate),
        value: estimate,
        interval: hasInterval ? [geometry.y(high), geometry.y(low)] : null,
        isAlone,
      },
    ];
  });
}

/** Without room at the right, the upper line's name stands above it and the lower ones' beneath. */
function aboveOrBeneath(heights: readonly number[]): number[] {
  const upper = heights.indexOf(Math.min(...heights));
  return heights.map((height, index) => height + (index === upper ? ABOVE : BENEATH));
}

type LabelsProps = {
  ends: readonly End[];
  geometry: ChartGeometry;
  format: (value: number) => string;
  isSame: boolean;
};

/** Names beside the ends, moved apart where they would touch; where both lines are one, it says so beneath. */
function EndNames({ ends, geometry, format, isSame }: LabelsProps) {
  const { t } = useTranslation('ui');
  const short = useShortNumbers();
  const valueWords = (value: number): string => {
    const whole = format(value);
    // A value too small for the metric's own scale would be written as nothing.
    const isNothing = value !== 0 && !/[1-9]/.test(whole);
    return whole.length <= LONGEST_VALUE && !isNothing ? whole : short(value);
  };
  const [first] = ends;
  const names = ends.map(({ arm, day, y, value, isAlone }) => ({
    key: arm.key,
    className: `chart-end-words chart-arm-${arm.look}`,
    // Points beside each other have their names beside the last of them.
    x: Math.max(...ends.filter((end) => end.day === day && end.isAlone === isAlone).map((end) => end.x)),
    y,
    words: `${arm.label} ${valueWords(value)}`,
  }));
  const labels =
    isSame && first !== undefined
      ? [
          ...names,
          { key: 'same', className: 'chart-tick', x: first.x, y: first.y, words: t('chart.sameLine') },
        ]
      : names;
  const hasRoom = labels.every(({ x, words }) => x + 12 + words.length * LETTER <= geometry.right);
  const heights = labels.map(({ y }) => y);
  const wanted = hasRoom ? heights.map((y) => y + HALF_LETTER) : aboveOrBeneath(heights);
  const placed = spreadLabels(wanted, {
    gap: LABEL_GAP,
    least: geometry.top + LABEL_GAP - HALF_LETTER,
    greatest: geometry.bottom - HALF_LETTER,
  });
  return labels.map(({ key, className, x, y, words }, index) => (
    <text
      key={key}
      x={hasRoom ? x + 10 : x - 4}
      y={placed[index] ?? y}
      textAnchor={hasRoom ? 'start' : 'end'}
      className={className}
    >
      {words}
    </text>
  ));
}

function EndPoint({ end }: { end: End }) {
  const { arm, x, y, interval } = end;
  return (
    <g className={`chart-arm-${arm.look}`}>
      {interval !== null && (
        <path
          d={`M${x} ${interval[0]}V${interval[1]}M${x - 4} ${interval[0]}h8M${x - 4} ${interval[1]}h8`}
          className="interval-line"
        />
      )}
      <circle cx={x} cy={y} r={arm.look === 'pilot' ? 3.5 : 3} className="chart-end" />
    </g>
  );
}

type LineEndsProps = {
  arms: readonly ChartArm[];
  geometry: ChartGeometry;
  format: (value: number) => string;
  size: 'full' | 'small';
};

/**
 * Each line named at its end with its last value; filled and hollow points tell them apart without colour. A line of
 * one point would not be seen: its point is always drawn, its interval, where known, as a stroke with ends. Small
 * charts name no lines.
 */
export function LineEnds({ arms, geometry, format, size }: LineEndsProps) {
  const ends = endsOf(arms, geometry);
  const isFull = size === 'full';
  return (
    <g aria-hidden="true">
      {ends
        .filter(({ isAlone }) => isFull || isAlone)
        .map((end) => (
          <EndPoint key={end.arm.key} end={end} />
        ))}
      {isFull && <EndNames ends={ends} geometry={geometry} format={format} isSame={areSame(arms)} />}
    </g>
  );
}
