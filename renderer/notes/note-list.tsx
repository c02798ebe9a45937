import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { noteTitle } from './note-words.ts';
import { Snippet } from './snippet.tsx';
import { DashedBadge, SeverityBars } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

export type ListedNote = OutputOf<'notes.list'>[number];

type RowProps = {
  note: ListedNote;
  state: 'chosen' | 'plain';
  tabStop: 'here' | 'elsewhere';
  onChoose: () => void;
  onOpen: () => void;
  onMove: (by: number) => void;
};

function RowTitle({ note }: { note: ListedNote }) {
  const { t } = useTranslation('notes');
  const { worstOpenSeverity: severity } = note;
  return (
    <span className="notes-row-title">
      <span className="medium">{noteTitle(t, note)}</span>
      <span className="small muted">{[note.featureName, note.phaseName].filter(Boolean).join(' · ')}</span>
      {severity !== null && severity >= 3 && (
        <SeverityBars level={severity} label={t('openSeverity', { severity })} />
      )}
      {note.finishedAt === null && <DashedBadge>{t('unfinished')}</DashedBadge>}
    </span>
  );
}

function NoteRow({ note, state, tabStop, onChoose, onOpen, onMove }: RowProps) {
  const { t } = useTranslation('notes');
  const formats = useFormats();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'ArrowUp') onMove(-1);
    else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
  };
  return (
    <li>
      <button
        type="button"
        className="notes-row"
        data-note={note.id}
        aria-current={state === 'chosen'}
        tabIndex={tabStop === 'here' ? 0 : -1}
        onClick={onChoose}
        onDoubleClick={onOpen}
        onFocus={onChoose}
        onKeyDown={onKeyDown}
      >
        <RowTitle note={note} />
        <span className="small muted num nowrap">{formats.dayPlain(note.happenedOn)}</span>
        <span className="notes-row-words soft">
          {note.hit === null ? note.excerpt || t('noWordsYet') : <Snippet text={note.hit} />}
        </span>
        {note.themes.length > 0 && (
          <span className="notes-row-words small muted">{note.themes.join(' · ')}</span>
        )}
      </button>
    </li>
  );
}

export type NoteListProps = {
  notes: readonly ListedNote[];
  chosenId: string | null;
  onChoose: (noteId: string) => void;
  onOpen: (noteId: string) => void;
};

/** Notes, newest first: arrows move and show the note at the side, Enter opens it. */
export function NoteList({ notes, chosenId, onChoose, onOpen }: NoteListProps) {
  const { t } = useTranslation('notes');
  const list = useRef<HTMLUListElement>(null);
  const stop = notes.find((note) => note.id === chosenId)?.id ?? notes[0]?.id;
  const move = (from: number, by: number): void => {
    const next = notes[from + by];
    if (next !== undefined) {
      list.current?.querySelector<HTMLElement>(`[data-note="${CSS.escape(next.id)}"]`)?.focus();
    }
  };
  return (
    <ul ref={list} className="notes-list" aria-label={t('notes')}>
      {notes.map((note, index) => (
        <NoteRow
          key={note.id}
          note={note}
          state={note.id === chosenId ? 'chosen' : 'plain'}
          tabStop={note.id === stop ? 'here' : 'elsewhere'}
          onChoose={() => onChoose(note.id)}
          onOpen={() => onOpen(note.id)}
          onMove={(by) => move(index, by)}
        />
      ))}
    </ul>
  );
}
