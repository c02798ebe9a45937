import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore, type StoreApi, useStore } from 'zustand';
import {
  type DayWindow,
  panStep,
  panWindow,
  unlessWhole,
  windowBetween,
  zoomWindow,
} from './chart-window.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

const CLOSER = 0.5;

/** The day pointed at, in which chart; shared, so that stacked charts show the same day. */
export type ChartCursor = { day: CalendarDay; owner: string };

type Pointing = {
  cursor: ChartCursor | null;
  /** What was read out last. */
  said: string;
};

export type ChartFrame = {
  /** All days there are, and those shown. */
  full: DayWindow;
  shown: DayWindow;
  isZoomed: boolean;
  zoomBy: (factor: number, around: CalendarDay | null) => void;
  panBy: (days: number) => void;
  showBetween: (one: CalendarDay, other: CalendarDay) => void;
  reset: () => void;
  pointing: StoreApi<Pointing>;
};

const FrameContext = createContext<ChartFrame | null>(null);

type ProviderProps = {
  full: DayWindow;
  zoom: DayWindow | null;
  onZoom: (zoom: DayWindow | null) => void;
  children: ReactNode;
};

/** Reads out what keys show. */
export function Announcer({ pointing }: { pointing: StoreApi<Pointing> }) {
  const said = useStore(pointing, (state) => state.said);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

/** Charts inside share their days: zoomed and moved together, pointing at one day, read out in one place. */
export function ChartFrameProvider({ full, zoom, onZoom, children }: ProviderProps) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const [pointing] = useState(() => createStore<Pointing>(() => ({ cursor: null, said: '' })));
  const frame = useMemo((): ChartFrame => {
    const shown = zoom ?? full;
    const show = (next: DayWindow): void => {
      pointing.setState({
        said: t('chart.daysShown', { range: formats.dayRange(next.from, next.to) }),
      });
      onZoom(unlessWhole(next, full));
    };
    return {
      full,
      shown,
      isZoomed: zoom !== null,
      zoomBy: (factor, around) => show(zoomWindow(shown, full, { factor, around })),
      panBy: (days) => show(panWindow(shown, full, days)),
      showBetween: (one, other) => show(windowBetween(one, other, full)),
      reset: () => show(full),
      pointing,
    };
  }, [full, zoom, onZoom, pointing, t, formats]);
  return (
    <FrameContext value={frame}>
      {children}
      <Announcer pointing={pointing} />
    </FrameContext>
  );
}

/** The frame of the charts around; null for a chart that stands alone. */
export function useChartFrame(): ChartFrame | null {
  return useContext(FrameContext);
}

/** Steps of the frame named as keys and buttons name them. */
export function frameSteps(frame: ChartFrame, around: CalendarDay | null) {
  return {
    closer: () => frame.zoomBy(CLOSER, around),
    wider: () => frame.zoomBy(1 / CLOSER, around),
    earlier: () => frame.panBy(-panStep(frame.shown)),
    later: () => frame.panBy(panStep(frame.shown)),
  };
}
