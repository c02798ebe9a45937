import { useTranslation } from 'react-i18next';
import { dayScale, monthStarts, weekStarts } from './timeline-layout.ts';
import type { TimelineBlackout } from './timeline.tsx';
import { useFormats } from './use-formats.ts';
import { addDays, type CalendarDay, dayParts } from '#shared/kernel/calendar-day.ts';

type Span = { top: number; bottom: number; width: number };

/** Months above, their Mondays beneath. */
export function TimelineAxis({
  from,
  to,
  width,
  top,
  bottom,
}: Span & { from: CalendarDay; to: CalendarDay }) {
  const formats = useFormats();
  const x = dayScale(from, to, width);
  const months = monthStarts(from, to);
  return (
    <>
      {months.map((day, index) => {
        const next = months[index + 1];
        const room = (next === undefined ? width : x(next)) - x(day);
        const at = Math.max(0.5, x(day));
        return (
          <g key={day}>
            <line className="timeline-rule" x1={at} x2={at} y1={2} y2={16} />
            <line className="timeline-rule" x1={at} x2={at} y1={top} y2={bottom} />
            {room > 60 && (
              <text x={at + 8} y={13} className="timeline-month">
                {formats.month(day)}
              </text>
            )}
          </g>
        );
      })}
      {weekStarts(from, to, width).map((day) => (
        <text key={day} x={x(day)} y={30} textAnchor="middle">
          {dayParts(day).dayOfMonth}
        </text>
      ))}
    </>
  );
}

type BlackoutProps = Span & {
  blackouts: readonly TimelineBlackout[];
  x: (day: CalendarDay) => number;
  /** Where their names stand. */
  labelY: number;
};

function labelPlace(
  start: number,
  end: number,
  width: number,
): { x: number; anchor: 'start' | 'middle' | 'end' } {
  const middle = (start + end) / 2;
  if (middle < 60) return { x: Math.max(0, start), anchor: 'start' };
  return middle > width - 60 ? { x: Math.min(width, end), anchor: 'end' } : { x: middle, anchor: 'middle' };
}

/** The hatching of days on which no phase may start; once in a picture. */
export function TimelineHatch() {
  return (
    <defs>
      <pattern
        id="timeline-hatch"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" fill="var(--sunken)" />
        <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line-strong)" strokeWidth="1.5" />
      </pattern>
    </defs>
  );
}

/** Days on which no phase may start, hatched, named at the foot. */
export function TimelineBlackouts({ blackouts, x, width, top, bottom, labelY }: BlackoutProps) {
  return (
    <>
      {blackouts.map(({ key, from, to, name }) => {
        const start = x(from);
        const end = x(addDays(to, 1));
        const label = labelPlace(start, end, width);
        return (
          <g key={key}>
            <rect
              x={start}
              y={top}
              width={Math.max(2, end - start)}
              height={bottom - top}
              fill="url(#timeline-hatch)"
              opacity={0.85}
            />
            <text x={label.x} y={labelY} textAnchor={label.anchor} className="timeline-month">
              {name}
            </text>
          </g>
        );
      })}
    </>
  );
}

const PILL = 100;

/** A line through today with its day at the foot. */
export function TimelineToday(props: {
  today: CalendarDay;
  x: (day: CalendarDay) => number;
  width: number;
  bottom: number;
}) {
  const { t } = useTranslation('ui');
  const at = props.x(props.today);
  if (at < 0 || at > props.width) return null;
  const left = Math.min(Math.max(0, at - PILL / 2), props.width - PILL);
  return (
    <g>
      <line className="timeline-today" x1={at} x2={at} y1={36} y2={props.bottom + 4} />
      <rect x={left} y={props.bottom + 3} width={PILL} height={18} rx={4} fill="var(--ink)" />
      <text x={left + PILL / 2} y={props.bottom + 16} textAnchor="middle" className="timeline-today-words">
        {t('timeline.today', { day: props.today })}
      </text>
    </g>
  );
}
