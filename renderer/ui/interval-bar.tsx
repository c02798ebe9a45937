import './interval-bar.css';

export type IntervalBarProps = {
  estimate: number;
  low: number;
  high: number;
  /** The scale's ends; 0 and 1 unless told. */
  from?: number;
  to?: number;
  /** Reads the three numbers; null when the number beside it already does. */
  label: string | null;
};

function position(value: number, from: number, to: number): number {
  return to === from ? 0 : Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100));
}

/** A small bar: the interval on its scale, the estimate as a stroke. */
export function IntervalBar({ estimate, low, high, from = 0, to = 1, label }: IntervalBarProps) {
  const start = position(low, from, to);
  const end = position(high, from, to);
  const accessible = label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <span className="interval-bar" {...accessible}>
      <span className="interval-bar-line" />
      <span className="interval-bar-range" style={{ left: `${start}%`, width: `${end - start}%` }} />
      <span className="interval-bar-mark" style={{ left: `${position(estimate, from, to)}%` }} />
    </span>
  );
}

export type NOfNProps = {
  /** "8 of 11", written by the page in its language. */
  text: { n: string; ofN: string };
  /** Fewer than five people heard: grey and without a bar. */
  few: boolean;
  interval: { estimate: number; low: number; high: number } | null;
};

/** n of N with its small interval bar. */
export function NOfN({ text, few, interval }: NOfNProps) {
  return (
    <span className={few ? 'n-of-n muted num' : 'n-of-n num'}>
      <span className="nowrap">
        <span className={few ? undefined : 'medium'}>{text.n}</span> <span className="muted">{text.ofN}</span>
      </span>
      {!few && interval !== null && <IntervalBar {...interval} label={null} />}
    </span>
  );
}
