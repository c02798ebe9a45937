import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useSearchParams } from 'wouter';
import { type Explored, readExplored, writeExplored } from './explorer-address.ts';
import type { DayWindow } from '#renderer/ui/charts/chart-window.ts';

/** Browsers refuse an address that changes with every turn of a wheel. */
const ADDRESS_AFTER_MILLISECONDS = 250;

/**
 * What the charts show, kept in the address, so that back and forward and links bring it back. A choice is a step to go
 * back over; so is the first zoom, whose further turns replace it.
 */
export function useExplored() {
  const [address, setAddress] = useSearchParams();
  const kept = readExplored(address);
  const [turned, setTurned] = useState<{ zoom: DayWindow | null } | null>(null);
  const explored: Explored = turned === null ? kept : { ...kept, zoom: turned.zoom };
  const keepZoom = useEffectEvent((zoom: DayWindow | null) => {
    setAddress(writeExplored({ ...kept, zoom }), { replace: kept.zoom !== null && zoom !== null });
    setTurned(null);
  });
  useEffect(() => {
    if (turned === null) return undefined;
    const timer = setTimeout(() => keepZoom(turned.zoom), ADDRESS_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [turned]);
  const change = (choice: Partial<Explored>): void => {
    setTurned(null);
    setAddress(writeExplored({ ...explored, ...choice }));
  };
  const zoomTo = useCallback((zoom: DayWindow | null) => setTurned({ zoom }), []);
  return { explored, change, zoomTo };
}
