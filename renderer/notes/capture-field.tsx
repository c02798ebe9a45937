import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaptureHints } from './capture-hints.tsx';
import { CaptureMark } from './capture-mark.tsx';
import { useThemeSuggestions } from './theme-suggestions.ts';
import type { Capture } from './use-capture.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { NoteLine, Theme } from '#shared/notes/note.ts';

export type CaptureFieldProps = {
  capture: Capture;
  lines: readonly NoteLine[];
  themes: readonly Theme[];
  field: RefObject<HTMLTextAreaElement | null>;
  onLeave: () => void;
};

/** The caret of the field, as the last key or click left it. */
function useCaret(field: RefObject<HTMLTextAreaElement | null>) {
  const [caret, setCaret] = useState(0);
  const wanted = useRef<number | null>(null);
  // Before the next key press reaches the field, which may come before the next frame.
  useLayoutEffect(() => {
    if (wanted.current !== null) field.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  });
  const follow = (): void => setCaret(field.current?.selectionStart ?? 0);
  const place = (at: number): void => {
    wanted.current = at;
    setCaret(at);
  };
  return { caret, follow, place };
}

type KeyOptions = Pick<CaptureFieldProps, 'capture' | 'lines' | 'onLeave'> & {
  suggestions: ReturnType<typeof useThemeSuggestions>;
};

function editNeighbour({ capture, lines }: KeyOptions, by: -1 | 1): boolean {
  const isFree = capture.draft.typed === '' || capture.isUnchanged;
  if (!isFree || (capture.edited === null && by === 1)) return false;
  const at = capture.edited === null ? lines.length : lines.findIndex(({ id }) => id === capture.edited?.id);
  const next = lines[at + by];
  if (next !== undefined) void capture.startEditing(next);
  else if (by === 1) capture.stopEditing();
  return true;
}

function suggestionKey({ suggestions }: KeyOptions, key: string): boolean {
  if (!suggestions.isOpen) return false;
  if (key === 'Tab') suggestions.accept();
  else if (key === 'ArrowDown') suggestions.move(1);
  else if (key === 'ArrowUp') suggestions.move(-1);
  else if (key === 'Escape') suggestions.dismiss();
  else return false;
  return true;
}

function lineKey(options: KeyOptions, key: string): boolean {
  const { capture, onLeave } = options;
  if (key === 'Enter') void capture.enter();
  else if (key === 'ArrowUp') return editNeighbour(options, -1);
  else if (key === 'ArrowDown') return editNeighbour(options, 1);
  else if (key === 'Escape' && capture.edited !== null) capture.stopEditing();
  else if (key === 'Escape') onLeave();
  else return false;
  return true;
}

function supportKey({ capture }: KeyOptions, event: KeyboardEvent): boolean {
  const number = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (!event.altKey || number === undefined || capture.mark !== 'interpretation') return false;
  const line = capture.possible.at(-Number(number));
  if (line === undefined) return false;
  capture.toggleSupport(line.id);
  return true;
}

function handleKey(options: KeyOptions, event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
  const isDone =
    supportKey(options, event) ||
    (!event.altKey && !event.shiftKey && (suggestionKey(options, event.key) || lineKey(options, event.key)));
  if (!isDone) return;
  event.preventDefault();
  event.stopPropagation();
}

/** The line being typed, in its place at the end of the note. */
export function CaptureField({ capture, lines, themes, field, onLeave }: CaptureFieldProps) {
  const { t } = useTranslation('notes');
  const formats = useFormats();
  const listId = useId();
  const { caret, follow, place } = useCaret(field);
  const complete = (typed: string, at: number): void => {
    capture.type(typed);
    place(at);
  };
  const { typed } = capture.draft;
  const suggestions = useThemeSuggestions({ typed, caret, themes, complete });
  const active = suggestions.matches[suggestions.index];
  return (
    <div className="notes-line notes-line-current">
      <span className="notes-time num small muted">
        {capture.edited === null ? '' : formats.timeOfDay(capture.edited.at)}
      </span>
      <CaptureMark capture={capture} />
      <div className="notes-body">
        <Textarea
          ref={field}
          variant="unstyled"
          autosize
          minRows={1}
          autoFocus
          data-autofocus
          aria-label={capture.edited === null ? t('newLine') : t('editedLine')}
          placeholder={t('newLineExample')}
          classNames={{ input: 'notes-field' }}
          value={typed}
          maxLength={20_000}
          onChange={(event) => {
            capture.type(event.currentTarget.value);
            follow();
          }}
          onSelect={follow}
          onKeyDown={(event) => handleKey({ capture, lines, onLeave, suggestions }, event)}
          aria-autocomplete="list"
          {...(suggestions.isOpen && active !== undefined
            ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${active.id}` }
            : {})}
        />
        <CaptureHints capture={capture} lines={lines} suggestions={suggestions} listId={listId} />
      </div>
    </div>
  );
}
