import type { ChartGeometry } from './chart-geometry.ts';
import type { ChartAnomaly, ChartForecast } from './chart-types.ts';
import { toEpochDay } from '#shared/kernel/calendar-day.ts';

const DIAMOND = 6;
const LETTER = 6.2;

/** Days that do not fit the rest: a diamond at their value, a dotted line down to their day, their words beside. */
export function Anomalies({
  anomalies,
  geometry,
}: {
  anomalies: readonly ChartAnomaly[];
  geometry: ChartGeometry;
}) {
  return anomalies.map(({ key, day, value, label }) => {
    const [x, y] = [geometry.x(toEpochDay(day)), geometry.y(value)];
    if (x < geometry.left || x > geometry.right) return null;
    const isLeft = x - label.length * LETTER > geometry.left;
    return (
      <g key={key} aria-hidden="true">
        <line x1={x} x2={x} y1={y + DIAMOND} y2={geometry.bottom} className="chart-today" />
        <path
          d={`M${x} ${y - DIAMOND}l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}z`}
          className="chart-anomaly"
        />
        <text
          x={isLeft ? x - DIAMOND - 4 : x + DIAMOND + 4}
          y={y + 4}
          textAnchor={isLeft ? 'end' : 'start'}
          className="chart-today-words"
        >
          {label}
        </text>
      </g>
    );
  });
}

/** Where the line is likely to go: two bands and a dotted middle, named at the foot of its end. */
export function Forecast({ forecast, geometry }: { forecast: ChartForecast; geometry: ChartGeometry }) {
  const { points, label } = forecast;
  if (points.length < 2) return null;
  const place = (day: string, value: number): string => `${geometry.x(toEpochDay(day))} ${geometry.y(value)}`;
  const band = (low: 'low' | 'innerLow', high: 'high' | 'innerHigh'): string =>
    `M${[
      ...points.map((point) => place(point.day, point[high])),
      ...points.toReversed().map((point) => place(point.day, point[low])),
    ].join('L')}z`;
  return (
    <g aria-hidden="true">
      <path d={band('low', 'high')} fill="var(--band-pilot)" />
      <path d={band('innerLow', 'innerHigh')} fill="var(--band-pilot)" />
      <path
        d={`M${points.map(({ day, estimate }) => place(day, estimate)).join('L')}`}
        className="chart-forecast"
      />
      <text x={geometry.right - 4} y={geometry.bottom - 6} textAnchor="end" className="chart-text-2">
        {label}
      </text>
    </g>
  );
}
