import { spotlight } from '@mantine/spotlight';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { navigateTo } from './hash-place.ts';
import { KeyList } from './key-list.tsx';
import { deedOf, type KeyDeed } from './keys.ts';
import { useDeeds } from './use-deeds.ts';

const LETTER_WITHIN_MILLISECONDS = 1500;
const TYPING_PLACES = 'input, textarea, select, [contenteditable="true"], [role="textbox"]';
const FLOATING_LAYERS = '[role="dialog"], [role="menu"], [role="listbox"]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING_PLACES) !== null;
}

/** The page's own search field where it has one, else the palette. */
function search(): void {
  const field = document.querySelector<HTMLElement>('[data-page-search]');
  if (field === null) spotlight.open();
  else field.focus();
}

/** Listens for the keys of the whole window; a page that takes a key itself prevents its default. */
export function WindowKeys() {
  const { undo, redo, newNote } = useDeeds();
  const [listOpen, setListOpen] = useState(false);
  const awaitedAt = useRef(0);

  const run = (deed: KeyDeed): void => {
    if (deed.deed === 'go') navigateTo(deed.path);
    else if (deed.deed === 'new-note') newNote();
    else if (deed.deed === 'keys') setListOpen(true);
    else if (deed.deed === 'search') search();
    else if (deed.deed === 'undo') undo();
    else if (deed.deed === 'redo') redo();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return;
    if (event.target instanceof Element && event.target.closest(FLOATING_LAYERS) !== null) return;
    const waits = event.timeStamp - awaitedAt.current < LETTER_WITHIN_MILLISECONDS && awaitedAt.current > 0;
    const deed = deedOf(
      {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
        typing: isTyping(event.target),
      },
      waits,
    );
    awaitedAt.current = deed.deed === 'await-letter' ? event.timeStamp : 0;
    if (deed.deed === 'none') return;
    event.preventDefault();
    run(deed);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
  return <KeyList opened={listOpen} onClose={() => setListOpen(false)} />;
}
