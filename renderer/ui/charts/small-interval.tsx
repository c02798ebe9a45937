import { useElementSize } from '@mantine/hooks';
import './charts.css';

const HEIGHT = 62;
const EDGE = 34;
const LETTER = 6;

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

/** The two words above stay inside and part from each other. */
function topLabels({ x, width, noChange = 0, hopedFor, labels }: Placed) {
  const zero = x(noChange);
  const hope = hopedFor === null ? null : x(hopedFor);
  const isHopeRight = hope === null || hope >= zero;
  const near = hope !== null && Math.abs(hope - zero) < (labels.noChange.length / 2 + 2) * LETTER;
  const zeroAnchor = near ? (isHopeRight ? 'end' : 'start') : 'middle';
  const hopeFits = hope === null || hope + 4 + labels.hopedFor.length * LETTER <= width;
  const hopeAnchor = isHopeRight && hopeFits ? 'start' : 'end';
  return { zero, hope, zeroAnchor, hopeAnchor } as const;
}

function Drawing(props: Placed) {
  const { x, width, estimate, low, high, format, labels } = props;
  const { zero, hope, zeroAnchor, hopeAnchor } = topLabels(props);
  const nudge = { start: 4, middle: 0, end: -4 };
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={props.label} className="small-interval">
      <line x1={0} x2={width} y1={40} y2={40} className="chart-axis" />
      <line x1={zero} x2={zero} y1={14} y2={44} className="chart-no-change" />
      {hope !== null && <line x1={hope} x2={hope} y1={14} y2={44} className="chart-target" />}
      <rect
        x={x(low)}
        y={22}
        width={Math.max(4, x(high) - x(low))}
        height={8}
        rx={4}
        className="small-range"
      />
      <circle cx={x(estimate)} cy={26} r={5} className="small-estimate" />
      <text x={zero + nudge[zeroAnchor]} y={9} textAnchor={zeroAnchor}>
        {labels.noChange}
      </text>
      {hope !== null && (
        <text x={hope + nudge[hopeAnchor]} y={9} textAnchor={hopeAnchor} className="chart-target-words">
          {labels.hopedFor}
        </text>
      )}
      <text x={x(low)} y={57} textAnchor="middle">
        {format(low)}
      </text>
      <text x={x(high)} y={57} textAnchor="middle">
        {format(high)}
      </text>
    </svg>
  );
}

/** One difference with its interval against no change and against what was hoped for. */
export function SmallInterval(props: SmallIntervalProps) {
  const { ref, width } = useElementSize();
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
      {width > 0 && <Drawing {...props} x={x} width={Math.floor(width)} />}
    </div>
  );
}
