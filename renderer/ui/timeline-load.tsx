import { cutTo } from './timeline-layout.ts';
import { useFormats } from './use-formats.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

const TOP = 30;
const HEIGHT = 22;

export type TimelineStretch = {
  key: string;
  from: CalendarDay;
  to: CalendarDay;
  /** In the block: "57". */
  text: string;
  /** Above it, as far as there is room before the next such word: "12 in two". Null for nothing. */
  above: string | null;
  /** The same in full words. */
  spoken: string;
  /** `crowded` is marked by a heavier edge and hatching, not by colour alone. */
  look: 'plain' | 'crowded';
};

export type TimelineLoad = { title: string; detail: string; stretches: readonly TimelineStretch[] };

/** How much is going on at once, beneath the rows: blocks of days with their numbers. */
export function TimelineLoadRow({ load, x }: { load: TimelineLoad; x: (day: CalendarDay) => number }) {
  const formats = useFormats();
  const { stretches } = load;
  return stretches.map(({ key, from, to, text, above, spoken, look }, index) => {
    const left = x(from) + 1;
    const next = stretches.slice(index + 1).find((later) => later.above !== null);
    const roomAbove = next === undefined ? Infinity : x(next.from) - left - 4;
    const width = Math.max(3, x(addDays(to, 1)) - left - 1);
    return (
      <g key={key} className={`timeline-load timeline-load-${look}`}>
        <title>{`${formats.dayRange(from, to)}: ${spoken}`}</title>
        <rect x={left} y={TOP} width={width} height={HEIGHT} rx={3} />
        <text x={left + 6} y={TOP + 15} className="timeline-words">
          {cutTo(text, width - 8)}
        </text>
        {above !== null && (
          <text x={left} y={TOP - 6} className="timeline-words">
            {cutTo(above, roomAbove)}
          </text>
        )}
      </g>
    );
  });
}
