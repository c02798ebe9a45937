import { Curve } from 'recharts';
import type { ChartGeometry } from './chart-geometry.ts';
import type { ChartMovingLevel } from './chart-types.ts';
import { flattestPlace } from './flattest-place.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

const LETTER = 6.2;
/** From the line up to the foot of its words. */
const ABOVE = 6;
/** Pixels to either side of a day that is alone. */
const ALONE = 24;

/** A limit that moves with the days, named where it runs most level. */
export function MovingLevel({ level, geometry }: { level: ChartMovingLevel; geometry: ChartGeometry }) {
  const { left, right } = geometry;
  const places = level.points
    .map(({ day, value }) => ({ x: geometry.x(toEpochDay(day)), y: geometry.y(value) }))
    .filter(({ x }) => x >= left && x <= right);
  const [first] = places;
  if (first === undefined) return null;
  const name = flattestPlace(places, level.label.length * LETTER);
  return (
    <g aria-hidden="true">
      {/* One day has no line: it is as wide as the day is drawn. */}
      {places.length === 1 ? (
        <line x1={first.x - ALONE} x2={first.x + ALONE} y1={first.y} y2={first.y} className="chart-limit" />
      ) : (
        <Curve points={places} fill="none" className="chart-limit" />
      )}
      <text x={name.x + 4} y={name.y - ABOVE} className="chart-limit-words">
        {level.label}
      </text>
    </g>
  );
}
