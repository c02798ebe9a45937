import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, 'nextElementSibling' | 'previousElementSibling'>> = {
  ArrowDown: 'nextElementSibling',
  j: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
  k: 'previousElementSibling',
};

/** From a line of Today that has the focus, arrows (or j and k) go to the action of the next or the one before. */
export function moveBetweenLines(event: KeyboardEvent<HTMLUListElement>): void {
  const step = STEPS[event.key];
  const { target, ctrlKey, metaKey, altKey } = event;
  if (step === undefined || ctrlKey || metaKey || altKey) return;
  if (!(target instanceof Element) || target.closest('form') !== null) return;
  const line = target.closest('.today-item')?.[step];
  const action = line?.querySelector<HTMLElement>('.today-action');
  if (action === null || action === undefined) return;
  event.preventDefault();
  action.focus();
}
