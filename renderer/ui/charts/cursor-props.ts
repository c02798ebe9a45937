import type { ChartFrame } from './chart-frame.tsx';
import type { ChartGeometry, ChartSize } from './chart-geometry.ts';
import type { ChartModel } from './chart-rows.ts';
import type { TimeChartProps } from './chart-types.ts';

/** What pointing at a chart needs: what is drawn, where, and the days it may be taken to. */
export type CursorProps = {
  chart: TimeChartProps;
  model: ChartModel;
  geometry: ChartGeometry;
  size: ChartSize;
  frame: ChartFrame;
};
