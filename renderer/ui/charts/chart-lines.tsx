import { type ReactNode, useId } from 'react';
import { Curve } from 'recharts';
import type { ChartGeometry } from './chart-geometry.ts';
import type { Point } from './chart-scale.ts';
import type { ChartArm } from './chart-types.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

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

/** The line of an arm through its days; a day without a number is passed over. */
function ArmLine({ arm, geometry }: { arm: ChartArm; geometry: ChartGeometry }) {
  const dash = dashOf(arm);
  return (
    <Curve
      className="chart-line"
      points={placesOf(arm.points, geometry, ({ estimate }) => estimate)}
      fill="none"
      stroke={`var(--arm-${arm.look})`}
      strokeWidth={arm.look === 'pilot' ? 2 : 1.75}
      {...(dash === undefined ? {} : { strokeDasharray: dash })}
    />
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
  const solidFirst = arms.toSorted(
    (left, right) => Number(dashOf(left) !== undefined) - Number(dashOf(right) !== undefined),
  );
  return (
    <Clipped geometry={geometry}>
      {solidFirst.map((arm) => (
        <ArmLine key={arm.key} arm={arm} geometry={geometry} />
      ))}
    </Clipped>
  );
}
