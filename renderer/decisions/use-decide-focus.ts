import { useHotkeys } from '@mantine/hooks';
import { type RefObject, useEffect, useState } from 'react';

/** Marks the buttons that open the form, so that the focus finds back to one where it came from none. */
export const OPENS_DECISION = { 'data-opens-decision': true } as const;

function enter(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('input[type="radio"]:checked, input[type="radio"], textarea')?.focus();
}

/** Where the focus was before; where that is gone with what the form replaced, the nearest button that opens it. */
function leaveTo(origin: Element | null): void {
  const isThere = origin instanceof HTMLElement && origin !== document.body && origin.isConnected;
  const opener = '[data-opens-decision]';
  const target = isThere
    ? origin
    : (document.querySelector<HTMLElement>(`.page-body ${opener}`) ??
      document.querySelector<HTMLElement>(opener));
  target?.focus({ preventScroll: isThere });
}

/** The form takes the focus at its first choice when it opens and on `d`, and gives it back when it closes. */
export function useDecideFocus(form: RefObject<HTMLFormElement | null>): void {
  const [origin] = useState(() => document.activeElement);
  useEffect(() => {
    enter(form.current);
    return () => leaveTo(origin);
  }, [form, origin]);
  useHotkeys([['d', () => enter(form.current)]]);
}
