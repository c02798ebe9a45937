import { useTickWords } from './chart-axes.tsx';
import { niceTicks } from './chart-scale.ts';
import { useRoom } from './use-room.ts';
import './charts.css';

const LANE = 20;
const EDGE = 30;
const AXIS = 20;
const MOST_TICKS = 4;

export type IntervalMark = {
  look: 'pilot' | 'control';
  /** "Pilot 27.1 %": read and shown beside the picture. */
  words: string;
  estimate: number;
  /** Both null where no spread is known. */
  low: number | null;
  high: number | null;
};

export type IntervalRow = {
  key: string;
  title: string;
  note: string;
  marks: readonly IntervalMark[];
  /** What the marks say together. */
  verdict: string;
};

type Scale = { ticks: readonly number[]; width: number; x: (value: number) => number };

/** One scale for all rows, from below the lowest to above the highest interval. */
function scaleOf(rows: readonly IntervalRow[], levels: readonly number[], width: number): Scale {
  const values = [
    ...levels,
    ...rows.flatMap(({ marks }) =>
      marks.flatMap(({ estimate, low, high }) => [low ?? estimate, high ?? estimate]),
    ),
  ];
  const ticks = niceTicks(Math.min(...values), Math.max(...values), MOST_TICKS);
  const [least, greatest] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return { ticks, width, x: (value) => EDGE + ((value - least) / (greatest - least)) * (width - EDGE * 2) };
}

function Track({
  marks,
  scale,
  level,
}: {
  marks: readonly IntervalMark[];
  scale: Scale;
  level: number | null;
}) {
  const { ticks, width, x } = scale;
  const height = Math.max(1, marks.length) * LANE;
  return (
    <svg width={width} height={height} aria-hidden="true">
      {ticks.map((tick) => (
        <line key={tick} x1={x(tick)} x2={x(tick)} y1={0} y2={height} className="interval-grid" />
      ))}
      {level !== null && <line x1={x(level)} x2={x(level)} y1={0} y2={height} className="chart-target" />}
      {marks.map(({ look, estimate, low, high }, lane) => (
        <g key={look} className={`chart-arm-${look}`} transform={`translate(0 ${lane * LANE + LANE / 2})`}>
          {low !== null && high !== null && (
            <>
              <line
                x1={x(low)}
                x2={x(high)}
                y1={0}
                y2={0}
                className={`interval-line interval-line-${look}`}
              />
              <line x1={x(low)} x2={x(low)} y1={-4} y2={4} className="interval-line" />
              <line x1={x(high)} x2={x(high)} y1={-4} y2={4} className="interval-line" />
            </>
          )}
          <circle cx={x(estimate)} cy={0} r={4} className="chart-end" />
        </g>
      ))}
    </svg>
  );
}

function Axis({ scale, format }: { scale: Scale; format: (value: number) => string }) {
  const { ticks, width, x } = scale;
  return (
    <svg width={width} height={AXIS} aria-hidden="true">
      <line x1={x(ticks[0] ?? 0)} x2={x(ticks.at(-1) ?? 1)} y1={1} y2={1} className="chart-axis" />
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={15} textAnchor="middle" className="chart-tick">
          {format(tick)}
        </text>
      ))}
    </svg>
  );
}

type IntervalRowsProps = {
  label: string;
  rows: readonly IntervalRow[];
  format: (value: number) => string;
  /** A level every row is held against, drawn through all of them. */
  level: number | null;
};

/** Levels with their intervals beneath each other on one scale; every number stands beside its mark in words. */
export function IntervalRows({ label, rows, format, level }: IntervalRowsProps) {
  const { ref, room: width } = useRoom();
  const scale = scaleOf(rows, level === null ? [] : [level], width);
  const tickWords = useTickWords(format, scale.ticks);
  return (
    <div className="interval-rows">
      <ul aria-label={label}>
        {rows.map(({ key, title, note, marks, verdict }) => (
          <li key={key} className="interval-row">
            <div className="interval-row-head">
              <div className="medium" data-picture>
                {title}
              </div>
              <div className="small muted" data-picture>
                {note}
              </div>
            </div>
            <div className="interval-row-track">
              {width > 0 && <Track marks={marks} scale={scale} level={level} />}
            </div>
            <div className="interval-row-words small num">
              {marks.map(({ look, words }) => (
                <div key={look} className={`chart-arm-${look} chart-tip-arm`} data-picture>
                  {words}
                </div>
              ))}
              {verdict !== '' && (
                <div className="muted" data-picture>
                  {verdict}
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="interval-row interval-row-axis">
        <div className="interval-row-head" />
        <div ref={ref} className="interval-row-track">
          {width > 0 && <Axis scale={scale} format={tickWords} />}
        </div>
        <div className="interval-row-words" />
      </div>
    </div>
  );
}
