import { useElementSize } from '@mantine/hooks';
import { Link } from 'wouter';
import { TimelineAxis, TimelineBlackouts, TimelineHatch, TimelineToday } from './timeline-axis.tsx';
import { dayScale } from './timeline-layout.ts';
import { type TimelineLoad, TimelineLoadRow } from './timeline-load.tsx';
import { TimelineBar, TimelineGates } from './timeline-row.tsx';
import { useFormats } from './use-formats.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import './timeline.css';

const TOP = 40;
const ROW = 72;
const FOOT = 34;
const LEAST_PLOT = 480;

export type TimelinePhase = {
  key: string;
  name: string;
  /** "45", "6 staff" */
  people: string;
  from: CalendarDay;
  /** The last day of the phase. */
  to: CalendarDay;
  state: 'planned' | 'current' | 'paused' | 'reached' | 'rolled-back';
};

export type TimelineGate = {
  key: string;
  day: CalendarDay;
  label: string;
  /** The gate of the running phase, or of a planned one. */
  look: 'open' | 'planned';
};

export type TimelineRow = {
  key: string;
  title: string;
  detail?: string;
  /** Makes the title a link: "/features/x/plan". */
  href?: string;
  phases: readonly TimelinePhase[];
  gates: readonly TimelineGate[];
  /** Days on which nothing of this row may start, besides those of all rows. */
  blackouts: readonly TimelineBlackout[];
};

export type TimelineBlackout = { key: string; from: CalendarDay; to: CalendarDay; name: string };

export type TimelineProps = {
  label: string;
  from: CalendarDay;
  to: CalendarDay;
  today: CalendarDay | null;
  rows: readonly TimelineRow[];
  blackouts: readonly TimelineBlackout[];
  /** A last row: how much is going on at once; null for none. */
  load: TimelineLoad | null;
};

function RowTitles({ rows, load }: Pick<TimelineProps, 'rows' | 'load'>) {
  return (
    <ul className="timeline-titles">
      {rows.map(({ key, title, detail, href }) => (
        <li key={key}>
          {href === undefined ? (
            <span className="medium timeline-title">{title}</span>
          ) : (
            <Link href={href} className="medium timeline-title timeline-link">
              {title}
            </Link>
          )}
          {detail !== undefined && <div className="micro muted">{detail}</div>}
        </li>
      ))}
      {load !== null && (
        <li>
          <span className="medium timeline-title">{load.title}</span>
          <div className="micro muted">{load.detail}</div>
        </li>
      )}
    </ul>
  );
}

/** The same in words, for those who do not see the picture. */
function SpokenRows({ rows, load, blackouts }: Pick<TimelineProps, 'rows' | 'load' | 'blackouts'>) {
  const formats = useFormats();
  return (
    <ul className="visually-hidden">
      {rows.map(({ key, title, phases, gates, blackouts: closed }) => (
        <li key={key}>
          {title}:{' '}
          {[
            ...phases.map(
              ({ name, people, from, to }) => `${name}, ${people}, ${formats.dayRange(from, to)}`,
            ),
            ...gates.map(({ label, day }) => `${label} ${formats.dayPlain(day)}`),
            ...closed.map((days) => `${days.name} ${formats.dayRange(days.from, days.to)}`),
          ].join('; ')}
        </li>
      ))}
      {blackouts.map(({ key, name, from, to }) => (
        <li key={key}>
          {name}: {formats.dayRange(from, to)}
        </li>
      ))}
      {load !== null && (
        <li>
          {load.title}:{' '}
          {load.stretches
            .map(({ from, to, spoken }) => `${formats.dayRange(from, to)}: ${spoken}`)
            .join('; ')}
        </li>
      )}
    </ul>
  );
}

type RowProps = {
  row: TimelineRow;
  index: number;
  x: (day: CalendarDay) => number;
  width: number;
  today: CalendarDay | null;
};

function PlotRow({ row, index, x, width, today }: RowProps) {
  return (
    <g transform={`translate(0, ${TOP + index * ROW})`}>
      <TimelineBlackouts
        blackouts={row.blackouts}
        x={x}
        width={width}
        top={1}
        bottom={ROW}
        labelY={ROW - 6}
      />
      {index > 0 && <line className="timeline-rule" x1={0} x2={width} y1={0.5} y2={0.5} />}
      {row.phases.map((phase, place) => (
        <TimelineBar
          key={phase.key}
          phase={phase}
          place={{ index: place, count: row.phases.length }}
          x={x}
          today={today}
        />
      ))}
      <TimelineGates gates={row.gates} x={x} />
    </g>
  );
}

function Plot(props: Omit<TimelineProps, 'label'> & { width: number }) {
  const { rows, load, blackouts, from, to, today, width } = props;
  const x = dayScale(from, to, width);
  const bottom = TOP + (rows.length + (load === null ? 0 : 1)) * ROW;
  return (
    <svg width={width} height={bottom + FOOT} viewBox={`0 0 ${width} ${bottom + FOOT}`} aria-hidden="true">
      <defs>
        <clipPath id="timeline-plot">
          <rect x={0} y={0} width={width} height={bottom + FOOT} />
        </clipPath>
      </defs>
      <g clipPath="url(#timeline-plot)">
        <TimelineAxis from={from} to={to} width={width} top={TOP} bottom={bottom} />
        <TimelineHatch />
        <TimelineBlackouts
          blackouts={blackouts}
          x={x}
          width={width}
          top={TOP}
          bottom={bottom}
          labelY={bottom + 16}
        />
        {rows.map((row, index) => (
          <PlotRow key={row.key} row={row} index={index} x={x} width={width} today={today} />
        ))}
        {load !== null && (
          <g transform={`translate(0, ${TOP + rows.length * ROW})`}>
            <line className="timeline-rule" x1={0} x2={width} y1={0.5} y2={0.5} />
            <TimelineLoadRow load={load} x={x} />
          </g>
        )}
        {today !== null && <TimelineToday today={today} x={x} width={width} bottom={bottom} />}
      </g>
    </svg>
  );
}

/** Features over time: phases as rising bars, today, gates, and the days on which no phase may start. */
export function Timeline({ label, ...plot }: TimelineProps) {
  const { ref, width } = useElementSize();
  return (
    <div className="timeline" role="group" aria-label={label}>
      <RowTitles rows={plot.rows} load={plot.load} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div ref={ref} className="timeline-plot" tabIndex={width > 0 && width < LEAST_PLOT ? 0 : undefined}>
        {width > 0 && <Plot {...plot} width={Math.max(LEAST_PLOT, Math.floor(width))} />}
      </div>
      <SpokenRows rows={plot.rows} load={plot.load} blackouts={plot.blackouts} />
    </div>
  );
}
