import { type RefObject, useEffect } from 'react';

const ROOMS = '.page-body, .page-side';

/**
 * Keeps a keyboard in the page: where what had the focus is gone together with the room around it (another page, the
 * next step of a wizard) or from the page's head, the page itself takes it. Within a room that stays, the browser goes
 * on from where it was.
 */
export function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = main.current;
    if (page === null) return undefined;
    let last: Element | null = null;
    let room: Element | null = null;
    const remember = ({ target }: FocusEvent): void => {
      last = target instanceof Element ? target : null;
      room = last?.closest(ROOMS) ?? null;
    };
    const observer = new MutationObserver(() => {
      const isLost = document.activeElement === document.body && last !== null && !last.isConnected;
      if (!isLost || room?.isConnected === true) return;
      last = null;
      page.focus({ preventScroll: true });
    });
    page.addEventListener('focusin', remember);
    observer.observe(page, { childList: true, subtree: true });
    return () => {
      page.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [main]);
}
