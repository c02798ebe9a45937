import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoteLineRow } from './note-line.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import type { NoteLine } from '#shared/notes/note.ts';

export type LineListProps = {
  lines: readonly NoteLine[];
  editedId: string | null;
  onEdit: (line: NoteLine) => void;
};

/** The lines of a note; one tab stop, arrows move between lines, Enter edits, Delete removes. */
export function LineList({ lines, editedId, onEdit }: LineListProps) {
  const { t } = useTranslation('notes');
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const remove = useCommand('notes.removeLine');
  const done = useUndoToast();
  const stop = lines.some((line) => line.id === focused) ? focused : (lines.at(-1)?.id ?? null);

  const removeLine = (line: NoteLine): void =>
    remove.mutate({ lineId: line.id }, { onSuccess: () => done(t('lineRemoved')) });
  const move = (from: number, by: number): void => {
    const next = lines[from + by];
    if (next === undefined) return;
    setFocused(next.id);
    list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(next.id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    const line = lines[index];
    if (line === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowUp') move(index, -1);
    else if (event.key === 'ArrowDown') move(index, 1);
    else if (event.key === 'Delete') removeLine(line);
    else return;
    event.preventDefault();
  };
  if (lines.length === 0) return null;
  return (
    <ol ref={list} className="notes-lines" aria-label={t('lines')}>
      {lines.map((line, index) => (
        <NoteLineRow
          key={line.id}
          line={line}
          lines={lines}
          state={line.id === editedId ? 'edited' : 'plain'}
          tabStop={line.id === stop ? 'here' : 'elsewhere'}
          onEdit={() => onEdit(line)}
          onRemove={() => removeLine(line)}
          onKeyDown={(event) => onKeyDown(event, index)}
        />
      ))}
    </ol>
  );
}
