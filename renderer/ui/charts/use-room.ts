import { type RefCallback, useCallback, useState } from 'react';

/**
 * Whole pixels of width an element has, and whenever that changes. Known before the element is painted for the first
 * time, so that what is drawn to its width is there in the first picture; 0 until the element is there.
 */
export function useRoom(): { ref: RefCallback<HTMLElement>; room: number } {
  const [room, setRoom] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const measure = (): void => setRoom(Math.floor(element.getBoundingClientRect().width));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, room };
}
