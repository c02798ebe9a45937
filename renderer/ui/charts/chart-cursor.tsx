import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CursorProps } from './cursor-props.ts';
import { type ChartRow, nearestRow } from './chart-rows.ts';
import { ChartTip, useRowWords } from './chart-tip.tsx';
import { useChartGestures } from './use-chart-gestures.ts';
import { useChartKeys } from './use-chart-keys.ts';

const TIP_GAP = 12;

type PointedProps = Pick<CursorProps, 'chart' | 'geometry' | 'size'> & { row: ChartRow };

function Pointed({ chart, geometry, size, row }: PointedProps) {
  const x = geometry.x(row.x);
  return (
    <svg {...size} className="chart-cursor-picture" aria-hidden="true">
      <line x1={x} x2={x} y1={geometry.top} y2={geometry.bottom} className="chart-cursor-line" />
      {chart.arms.map(({ key, look }) => {
        const value = row.values[key];
        if (value === undefined) return null;
        return (
          <circle
            key={key}
            cx={x}
            cy={geometry.y(value.estimate)}
            r={4}
            className={`chart-end chart-arm-${look}`}
          />
        );
      })}
    </svg>
  );
}

function Tip({ chart, geometry, size, row }: PointedProps) {
  const x = geometry.x(row.x);
  const isRight = x < size.width / 2;
  const style = isRight
    ? { left: x + TIP_GAP, top: geometry.top }
    : { right: size.width - x + TIP_GAP, top: geometry.top };
  return (
    <div className="chart-tip-place" style={style} aria-hidden="true">
      <ChartTip chart={chart} row={row} />
    </div>
  );
}

function Cursor({ id, ...props }: CursorProps & { id: string }) {
  const cursor = useStore(props.frame.pointing, (state) => state.cursor);
  if (cursor === null) return null;
  const isOwner = cursor.owner === id;
  const row = nearestRow(props.model.rows, cursor.day);
  if (row === null || (!isOwner && row.day !== cursor.day)) return null;
  return (
    <>
      <Pointed {...props} row={row} />
      {isOwner && <Tip {...props} row={row} />}
    </>
  );
}

/** Above the picture: shows the day pointed at or walked to, and takes the keys, the wheel and the drag that zoom. */
export function ChartCursor(props: CursorProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const layer = useRef<HTMLDivElement>(null);
  const words = useRowWords(props.chart);
  const onKeyDown = useChartKeys({ ...props, id, words });
  const { selection, ...gestures } = useChartGestures({ ...props, id, layer });
  return (
    <div
      ref={layer}
      className={props.frame.isZoomed ? 'chart-layer chart-layer-zoomed' : 'chart-layer'}
      role="application"
      tabIndex={0}
      aria-label={`${props.chart.label}. ${t('chart.keys')}`}
      onKeyDown={onKeyDown}
      onBlur={() => props.frame.pointing.setState({ cursor: null })}
      {...gestures}
    >
      <Cursor {...props} id={id} />
      {selection !== null && (
        <div
          className="chart-selection"
          style={{
            left: Math.min(selection.start, selection.end),
            width: Math.abs(selection.end - selection.start),
            top: props.geometry.top,
            height: props.geometry.bottom - props.geometry.top,
          }}
        />
      )}
    </div>
  );
}
