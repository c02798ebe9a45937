import { Curve } from 'recharts';
import type { ChartGeometry } from './chart-geometry.ts';
import type { ChartMovingLevel } from './chart-types.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

/** A limit that moves with the days, named above its first day. */
export function MovingLevel({ level, geometry }: { level: ChartMovingLevel; geometry: ChartGeometry }) {
  const { left, right } = geometry;
  const places = level.points
    .map(({ day, value }) => ({ x: geometry.x(toEpochDay(day)), y: geometry.y(value) }))
    .filter(({ x }) => x >= left && x <= right);
  const [first] = places;
  if (first === undefined) return null;
  return (
    <g aria-hidden="true">
      {/* One day has no line: it is as wide as the day is drawn. */}
      {places.length === 1 ? (
        <line x1={first.x - ALONE} x2={first.x + ALONE} y1={first.y} y2={first.y} className="chart-limit" />
      ) : (
        <Curve points={places} fill="none" className="chart-limit" />
      )}
      <text x={first.x + 4} y={first.y - 6} className="chart-limit-words">
        {level.label}
      </text>
    </g>
  );
}

/** Pixels to either side of a day that is alone. */
const ALONE = 24;
