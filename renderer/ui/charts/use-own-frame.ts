import { useMemo, useState } from 'react';
import { createStore } from 'zustand';
import { type ChartFrame, useChartFrame } from './chart-frame.tsx';
import type { DayWindow } from './chart-window.ts';

function nothing(): void {}

/** The frame around a chart; without one, or where asked, a frame of its own that shows all its days, not zoomed. */
export function useFrameOr({ from, to }: DayWindow, wanted: 'around' | 'own') {
  const around = useChartFrame();
  const [pointing] = useState(() =>
    createStore<ReturnType<ChartFrame['pointing']['getState']>>(() => ({ cursor: null, said: '' })),
  );
  const own = useMemo((): ChartFrame => {
    const full = { from, to };
    const fixed = { zoomBy: nothing, panBy: nothing, showBetween: nothing, reset: nothing };
    return { full, shown: full, isZoomed: false, ...fixed, pointing };
  }, [from, to, pointing]);
  const frame = wanted === 'own' ? own : (around ?? own);
  return { frame, isOwn: frame === own };
}
