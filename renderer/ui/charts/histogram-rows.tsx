import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTickWords } from './chart-axes.tsx';
import { niceTicks } from './chart-scale.ts';
import { useRoom } from './use-room.ts';
import './charts.css';

const HEIGHT = 120;
const BOX = 26;
const AXIS = 22;
const LEFT = 40;
const RIGHT = 26;
const TOP = 14;
const LEAST_TICK_PIXELS = 72;

export type HistogramBox = { least: number; lower: number; median: number; upper: number; greatest: number };

export type Histogram = {
  look: 'pilot' | 'control';
  /** "Pilot, 36 days": stands above its bars. */
  label: string;
  /** Reads bars and quartiles in a sentence. */
  description: string;
  counts: readonly number[];
  box: HistogramBox;
};

type Props = {
  rows: readonly Histogram[];
  edges: readonly number[];
  format: (value: number) => string;
  /** A level drawn through all rows, with its words. */
  level: { value: number; label: string } | null;
  /** "8 days between 20 % and 25 %". */
  binWords: (bin: { count: number; from: number; to: number }) => string;
};

type Scale = { width: number; x: (value: number) => number; y: (count: number) => number; most: number };

function scaleOf({ rows, edges }: Props, width: number): Scale {
  const [least, greatest] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  return {
    width,
    most,
    x: (value) => LEFT + ((value - least) / (greatest - least || 1)) * (width - LEFT - RIGHT),
    y: (count) => TOP + (1 - count / most) * (HEIGHT - TOP),
  };
}

function Bars({
  row,
  edges,
  scale,
  current,
}: {
  row: Histogram;
  edges: readonly number[];
  scale: Scale;
  current: number | null;
}) {
  const { x, y } = scale;
  return row.counts.map((count, bin) => {
    const [from, to] = [x(edges[bin] ?? 0), x(edges[bin + 1] ?? 0)];
    const height = HEIGHT - y(count);
    return (
      <rect
        key={bin}
        x={from + 1}
        y={HEIGHT - height}
        width={Math.max(1, to - from - 2)}
        height={height}
        className={`histogram-bar histogram-bar-${row.look}${current === bin ? ' histogram-bar-current' : ''}`}
      />
    );
  });
}

/** Least to greatest as a line, the middle half as a box, the median across it. */
function Quartiles({ box, scale }: { box: HistogramBox; scale: Scale }) {
  const { x } = scale;
  const middle = HEIGHT + BOX / 2;
  return (
    <g>
      <line x1={x(box.least)} x2={x(box.greatest)} y1={middle} y2={middle} className="interval-line" />
      <rect
        x={x(box.lower)}
        y={middle - 6}
        width={Math.max(2, x(box.upper) - x(box.lower))}
        height={12}
        className="histogram-box"
      />
      <line
        x1={x(box.median)}
        x2={x(box.median)}
        y1={middle - 8}
        y2={middle + 8}
        className="histogram-median"
      />
    </g>
  );
}

function Axis({ edges, scale, format }: { edges: readonly number[]; scale: Scale; format: Props['format'] }) {
  const room = Math.max(1, Math.floor((scale.width - LEFT - RIGHT) / LEAST_TICK_PIXELS));
  const step = Math.ceil(edges.length / room);
  return (
    <svg width={scale.width} height={AXIS} aria-hidden="true">
      {edges
        .filter((_, index) => index % step === 0)
        .map((edge) => (
          <text key={edge} x={scale.x(edge)} y={14} textAnchor="middle" className="chart-tick">
            {format(edge)}
          </text>
        ))}
    </svg>
  );
}

function Counts({ scale }: { scale: Scale }) {
  return niceTicks(0, scale.most, 2)
    .filter((tick) => Number.isInteger(tick) && tick <= scale.most)
    .map((tick) => (
      <g key={tick}>
        <line
          x1={LEFT}
          x2={scale.width - RIGHT}
          y1={scale.y(tick)}
          y2={scale.y(tick)}
          className="interval-grid"
        />
        <text x={LEFT - 6} y={scale.y(tick) + 4} textAnchor="end" className="chart-tick">
          {tick}
        </text>
      </g>
    ));
}

type PictureProps = Pick<Props, 'edges' | 'level'> & { row: Histogram; scale: Scale; current: number | null };

function Picture({ row, edges, scale, level, current }: PictureProps) {
  return (
    <svg width={scale.width} height={HEIGHT + BOX} aria-hidden="true">
      <Counts scale={scale} />
      <Bars row={row} edges={edges} scale={scale} current={current} />
      <line x1={LEFT} x2={scale.width - RIGHT} y1={HEIGHT} y2={HEIGHT} className="chart-axis" />
      <Quartiles box={row.box} scale={scale} />
      {level !== null && (
        <>
          <line
            x1={scale.x(level.value)}
            x2={scale.x(level.value)}
            y1={TOP}
            y2={HEIGHT + BOX}
            className="chart-target"
          />
          <text x={scale.x(level.value)} y={10} textAnchor="middle" className="chart-target-words">
            {level.label}
          </text>
        </>
      )}
    </svg>
  );
}

function Row({ row, scale, ...props }: Props & { row: Histogram; scale: Scale }) {
  const { edges, level, binWords } = props;
  const [bin, setBin] = useState<number | null>(null);
  const count = row.counts.length;
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = count - 1;
    const next = {
      ArrowRight: bin === null ? 0 : Math.min(last, bin + 1),
      ArrowLeft: bin === null ? last : Math.max(0, bin - 1),
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setBin(next);
  };
  const words =
    bin === null
      ? ''
      : binWords({ count: row.counts[bin] ?? 0, from: edges[bin] ?? 0, to: edges[bin + 1] ?? 0 });
  return (
    <div className={`histogram-row chart-arm-${row.look}`}>
      <div className="row">
        <span className="chart-tip-arm grow" data-picture>
          {row.label}
        </span>
        <span className="small num" role="status">
          {words}
        </span>
      </div>
      <BinLayer row={row} edges={edges} scale={scale} onKeyDown={onKeyDown} onBin={setBin}>
        <Picture row={row} edges={edges} scale={scale} level={level} current={bin} />
      </BinLayer>
    </div>
  );
}

type BinLayerProps = {
  row: Histogram;
  edges: readonly number[];
  scale: Scale;
  onKeyDown: (event: KeyboardEvent) => void;
  onBin: (bin: number | null) => void;
  children: ReactNode;
};

/** Takes keys and pointer for the bars; one tab stop for each row. */
function BinLayer({ row, edges, scale, onKeyDown, onBin, children }: BinLayerProps) {
  const { t } = useTranslation('ui');
  return (
    <div
      className="histogram-layer"
      role="application"
      tabIndex={0}
      aria-label={`${row.description} ${t('chart.binKeys')}`}
      onKeyDown={onKeyDown}
      onBlur={() => onBin(null)}
      onPointerLeave={() => onBin(null)}
      onPointerMove={(event) => {
        const place = event.clientX - event.currentTarget.getBoundingClientRect().left;
        const bin = edges.findIndex((edge, index) => index > 0 && place < scale.x(edge)) - 1;
        onBin(place < LEFT || bin < 0 ? null : bin);
      }}
    >
      {children}
    </div>
  );
}

/** Histograms beneath each other over the same bins, each with its quartiles; arrow keys walk the bars. */
export function HistogramRows(props: Props) {
  const { ref, room: width } = useRoom();
  const { rows, edges, format, level } = props;
  // Named once, above the first row.
  const unnamed = level === null ? null : { ...level, label: '' };
  const words = useTickWords(format, edges);
  const scale = scaleOf(props, width);
  return (
    <div ref={ref} className="histogram-rows">
      {width > 0 &&
        rows.map((row, index) => (
          <Row key={row.look} row={row} scale={scale} {...props} level={index === 0 ? level : unnamed} />
        ))}
      {width > 0 && <Axis edges={edges} scale={scale} format={words} />}
    </div>
  );
}
