import type { ChartGeometry } from './chart-geometry.ts';
import type { ChartArm } from './chart-types.ts';
import type { Point } from './chart-scale.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

type Known = { x: number; low: number; high: number };

/** Tenths of a pixel: finer places only make a longer text. */
function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function pathThrough(places: readonly (readonly [number, number])[]): string {
  return `M${places.map(([x, y]) => `${tenths(x)} ${tenths(y)}`).join('L')}`;
}

/** The points whose spread is known, in stretches that one without it parts. */
function stretchesOf(points: readonly Point[], { x, y }: ChartGeometry): Known[][] {
  const stretches: Known[][] = [];
  let stretch: Known[] = [];
  for (const { day, low, high } of points) {
    if (low === null || high === null) {
      stretch = [];
      continue;
    }
    if (stretch.length === 0) stretches.push(stretch);
    stretch.push({ x: x(toEpochDay(day)), low: y(low), high: y(high) });
  }
  return stretches;
}

function bandPath(points: readonly Point[], geometry: ChartGeometry): string {
  return stretchesOf(points, geometry)
    .filter(({ length }) => length > 1)
    .map((stretch) => {
      const above = stretch.map(({ x, high }) => [x, high] as const);
      const beneath = stretch.toReversed().map(({ x, low }) => [x, low] as const);
      return `${pathThrough([...above, ...beneath])}z`;
    })
    .join('');
}

type ArmProps = { arm: ChartArm; geometry: ChartGeometry };

/** The interval of an arm, day by day; none where its spread is not known. */
export function ArmBand({ arm, geometry }: ArmProps) {
  return <path d={bandPath(arm.points, geometry)} fill={`var(--band-${arm.look})`} data-band={arm.key} />;
}

/** The line of an arm through its days; a day without a number is passed over. */
export function ArmLine({ arm, geometry }: ArmProps) {
  const { key, look, points } = arm;
  if (points.length < 2) return null;
  const dash = arm.dash ?? (look === 'pilot' ? undefined : '6 4');
  const places = points.map(
    ({ day, estimate }) => [geometry.x(toEpochDay(day)), geometry.y(estimate)] as const,
  );
  return (
    <path
      d={pathThrough(places)}
      fill="none"
      stroke={`var(--arm-${look})`}
      strokeWidth={look === 'pilot' ? 2 : 1.75}
      strokeLinejoin="round"
      {...(dash === undefined ? {} : { strokeDasharray: dash })}
      data-line={key}
    />
  );
}
