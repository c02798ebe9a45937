import { type KeyboardEvent, useState } from 'react';

export type RowFocusOptions = {
  count: number;
  scroller: HTMLDivElement | null;
  /** Brings a row into sight that may not be drawn yet; null when all are drawn. */
  scrollTo: ((index: number) => void) | null;
};

const PAGE_ROWS = 10;

function targetOf(key: string, current: number, count: number): number | null {
  const last = count - 1;
  if (key === 'ArrowDown' || key === 'j') return Math.min(last, current + 1);
  if (key === 'ArrowUp' || key === 'k') return Math.max(0, current - 1);
  if (key === 'PageDown') return Math.min(last, current + PAGE_ROWS);
  if (key === 'PageUp') return Math.max(0, current - PAGE_ROWS);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/** One row of a table is the tab stop; arrows, Home, End and pages move it. */
export function useRowFocus({ count, scroller, scrollTo }: RowFocusOptions) {
  const [wanted, setWanted] = useState(0);
  const current = Math.min(wanted, Math.max(0, count - 1));
  const focusRow = (index: number): void => {
    scroller?.querySelector<HTMLElement>(`tr[data-index="${index}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isOnRow = event.target instanceof HTMLTableRowElement;
    const target = isOnRow ? targetOf(event.key, current, count) : null;
    if (target === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setWanted(target);
    scrollTo?.(target);
    // A row scrolled into sight is drawn a frame later.
    requestAnimationFrame(() => focusRow(target));
  };
  return { current, moveTo: setWanted, onKeyDown };
}
