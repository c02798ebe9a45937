import { type ReactNode, useId } from 'react';
import { Curve } from 'recharts';
import type { ChartGeometry } from './chart-geometry.ts';
import { areSame } from './chart-rows.ts';
import type { Point } from './chart-scale.ts';
import type { ChartArm } from './chart-types.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

/** Pixels of a line that keeps another off what it runs upon. */
const CASING = 6;

/** Where a point lies in the picture; nowhere parts a curve. */
type Place = { x: number | null; y: number | null };

/** Tenths of a pixel: finer places are not seen and only make a longer text. */
function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function placesOf(
  points: readonly Point[],
  geometry: ChartGeometry,
  valueOf: (point: Point) => number | null,
): Place[] {
  return points.map((point) => {
    const value = valueOf(point);
    const x = tenths(geometry.x(toEpochDay(point.day)));
    return { x, y: value === null ? null : tenths(geometry.y(value)) };
  });
}

export function dashOf({ dash, look }: Pick<ChartArm, 'dash' | 'look'>): string | undefined {
  return dash ?? (look === 'pilot' ? undefined : '6 4');
}

/** The interval of an arm, day by day, as one shape; a day without one parts it. */
function Band({ arm, geometry }: { arm: ChartArm; geometry: ChartGeometry }) {
  return (
    <Curve
      className="chart-band"
      points={placesOf(arm.points, geometry, ({ high }) => high)}
      baseLine={placesOf(arm.points, geometry, ({ low }) => low)}
      stroke="none"
      fill={`var(--band-${arm.look})`}
    />
  );
}

type ArmLineProps = {
  arm: ChartArm;
  geometry: ChartGeometry;
  /** Whether it runs upon another line, from which its dashes must stand out without colour. */
  isUpon: boolean;
};

/** The line of an arm through its days; a day without a number is passed over. */
function ArmLine({ arm, geometry, isUpon }: ArmLineProps) {
  const dash = dashOf(arm);
  const line = {
    points: placesOf(arm.points, geometry, ({ estimate }) => estimate),
    fill: 'none',
    ...(dash === undefined ? {} : { strokeDasharray: dash }),
  };
  return (
    <>
      {isUpon && <Curve {...line} stroke="var(--surface)" strokeWidth={CASING} />}
      <Curve
        {...line}
        className="chart-line"
        stroke={`var(--arm-${arm.look})`}
        strokeWidth={arm.look === 'pilot' ? 2 : 1.75}
      />
    </>
  );
}

type CurvesProps = { arms: readonly ChartArm[]; geometry: ChartGeometry };

/** Draws what lies within the plot only: the widest bands run out of it. */
function Clipped({ geometry, children }: { geometry: ChartGeometry; children: ReactNode }) {
  const id = useId();
  const { left, right, top, bottom } = geometry;
  return (
    <g clipPath={`url(#${id})`} aria-hidden="true">
      <clipPath id={id}>
        <rect x={left} y={top} width={Math.max(0, right - left)} height={Math.max(0, bottom - top)} />
      </clipPath>
      {children}
    </g>
  );
}

/** The bands of all arms, to stand behind the lines. */
export function ArmBands({ arms, geometry }: CurvesProps) {
  return (
    <Clipped geometry={geometry}>
      {arms
        .filter(({ hasBand }) => hasBand !== false)
        .map((arm) => (
          <Band key={arm.key} arm={arm} geometry={geometry} />
        ))}
    </Clipped>
  );
}

/** All lines, dashed ones above: where two run together the solid one shows between the dashes. */
export function ArmLines({ arms, geometry }: CurvesProps) {
  const isSame = areSame(arms);
  const solidFirst = arms.toSorted(
    (left, right) => Number(dashOf(left) !== undefined) - Number(dashOf(right) !== undefined),
  );
  return (
    <Clipped geometry={geometry}>
      {solidFirst.map((arm) => (
        <ArmLine key={arm.key} arm={arm} geometry={geometry} isUpon={isSame && dashOf(arm) !== undefined} />
      ))}
    </Clipped>
  );
}
