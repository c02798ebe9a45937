import { useRoom } from './use-room.ts';
import './charts.css';

const HEIGHT = 62;
const EDGE = 34;
const LETTER = 6;
const SECOND_ROW = 13;

export type SmallIntervalProps = {
  estimate: number;
  low: number;
  high: number;
  noChange?: number;
  /** The difference hoped for; null when nothing was. */
  hopedFor: number | null;
  format: (value: number) => string;
  labels: { noChange: string; hopedFor: string };
  /** Reads the picture in a sentence. */
  label: string;
};

type Placed = SmallIntervalProps & { x: (value: number) => number; width: number };

type Word = { at: number; anchor: 'start' | 'middle' | 'end'; words: string };

const NUDGE = { start: 4, middle: 0, end: -4 };

function extentOf({ at, anchor, words }: Word): [number, number] {
  const length = words.length * LETTER;
  const start = at + NUDGE[anchor] - (anchor === 'start' ? 0 : anchor === 'middle' ? length / 2 : length);
  return [start, start + length];
}

/** The word stands beside its line on the side that has room. */
function placedWord(at: number, words: string, width: number): Word {
  const length = words.length * LETTER + NUDGE.start;
  return { at, words, anchor: at + length <= width ? 'start' : 'end' };
}

/** The two words above; in two rows where they would touch. */
function topWords({ x, width, noChange = 0, hopedFor, labels }: Placed) {
  const zero: Word = { at: x(noChange), words: labels.noChange, anchor: 'middle' };
  if (hopedFor === null) return { zero, hope: null, shift: 0 };
  const hope = placedWord(x(hopedFor), labels.hopedFor, width);
  const [zeroStart, zeroEnd] = extentOf(zero);
  const [hopeStart, hopeEnd] = extentOf(hope);
  const touch = zeroStart < hopeEnd + LETTER && hopeStart < zeroEnd + LETTER;
  return { zero, hope, shift: touch ? SECOND_ROW : 0 };
}

/** The ends of the interval beneath it, moved apart where they would touch and kept within the picture. */
function boundWords({ x, width, low, high, format }: Placed): { at: number; words: string }[] {
  const words = [format(low), format(high)];
  const halves = words.map((each) => (each.length * LETTER) / 2);
  const [left = 0, right = 0] = halves;
  const missing = Math.max(0, left + right + LETTER * 2 - (x(high) - x(low)));
  const start = Math.max(left, Math.min(x(low) - missing / 2, width - left - right * 2 - LETTER * 2));
  const end = Math.min(width - right, Math.max(x(high) + missing / 2, start + left + right + LETTER * 2));
  return [start, end].map((at, index) => ({ at, words: words[index] ?? '' }));
}

function TopWord({ word, y, className }: { word: Word; y: number; className?: string }) {
  return (
    <text x={word.at + NUDGE[word.anchor]} y={y} textAnchor={word.anchor} className={className}>
      {word.words}
    </text>
  );
}

function Drawing(props: Placed) {
  const { x, width, estimate, low, high } = props;
  const { zero, hope, shift } = topWords(props);
  return (
    <svg width={width} height={HEIGHT + shift} role="img" aria-label={props.label} className="small-interval">
      {hope !== null && <TopWord word={hope} y={9} className="chart-target-words" />}
      <TopWord word={zero} y={9 + shift} />
      {hope !== null && <line x1={hope.at} x2={hope.at} y1={14} y2={44 + shift} className="chart-target" />}
      <g transform={`translate(0 ${shift})`}>
        <line x1={0} x2={width} y1={40} y2={40} className="chart-axis" />
        <line x1={zero.at} x2={zero.at} y1={14} y2={44} className="chart-no-change" />
        <rect
          x={x(low)}
          y={22}
          width={Math.max(4, x(high) - x(low))}
          height={8}
          rx={4}
          className="small-range"
        />
        <circle cx={x(estimate)} cy={26} r={5} className="small-estimate" />
        {boundWords(props).map(({ at, words }) => (
          <text key={at} x={at} y={57} textAnchor="middle">
            {words}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** One difference with its interval against no change and against what was hoped for. */
export function SmallInterval(props: SmallIntervalProps) {
  const { ref, room: width } = useRoom();
  const values = [
    props.low,
    props.high,
    props.estimate,
    props.noChange ?? 0,
    props.hopedFor ?? props.estimate,
  ];
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  const x = (value: number): number =>
    EDGE + (span === 0 ? 0.5 : (value - least) / span) * Math.max(0, width - EDGE * 2);
  return (
    <div ref={ref} className="small-interval-frame">
      {width > 0 && <Drawing {...props} x={x} width={width} />}
    </div>
  );
}
